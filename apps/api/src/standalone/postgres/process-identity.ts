import { execFile } from 'node:child_process';
import { readFile, readlink, realpath } from 'node:fs/promises';
import { promisify } from 'node:util';
import { systemErrorCode } from '../../core/system-error-code.ts';

const execFileAsync = promisify(execFile);

/** Whether a process with this id runs (it may belong to somebody else). One that has ended but was not collected does not run. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemErrorCode(error) !== 'EPERM') return false;
  }
  return process.platform !== 'linux' || (await readStatus(pid))?.state !== 'Z';
}

/** The fields of /proc/<pid>/stat that we need; undefined when there is no such process. */
async function readStatus(
  pid: number,
): Promise<{ state: string | undefined; parent: number; startTick: string | undefined } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The second field is the program's name in brackets and may hold spaces: count from its end.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields && { state: fields[0], parent: Number(fields[1]), startTick: fields[19] };
}

/** The parent of a process; undefined when that cannot be told here (it can on Linux). */
export async function parentOf(pid: number): Promise<number | undefined> {
  return (await readStatus(pid))?.parent;
}

/**
 * A text that tells a process from a later one that got the same id: on Linux the boot and the tick of its start,
 * elsewhere its start as `ps` prints it. Undefined when no such process runs.
 */
export async function startMark(pid: number): Promise<string | undefined> {
  if (!(await isRunning(pid))) return undefined;
  if (process.platform === 'linux') {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    const startTick = (await readStatus(pid))?.startTick;
    return startTick && `${boot.trim()}:${startTick}`;
  }
  if (process.platform === 'win32') return 'running';
  const listed = await execFileAsync('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => undefined);
  return listed?.stdout.trim() || undefined;
}

/** Whether the process is a PostgreSQL server of this very data directory: a server's working directory is its data directory. */
export async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  if (!(await isRunning(pid))) return false;
  if (process.platform === 'linux') {
    const [workingDirectory, expected] = await Promise.all([
      readlink(`/proc/${pid}/cwd`).catch(() => undefined),
      realpath(cluster),
    ]);
    return workingDirectory === expected;
  }
  if (process.platform === 'win32') return true;
  const listed = await execFileAsync('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => undefined);
  return listed?.stdout.includes(cluster) ?? false;
}
