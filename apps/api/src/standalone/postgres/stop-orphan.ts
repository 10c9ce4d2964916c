import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start-error.ts';
import { isRunning, servesCluster } from './process-identity.ts';

/** What a running server wrote into `postmaster.pid`. */
export interface PostmasterNote {
  readonly pid: number;
  readonly port: number | undefined;
  readonly ready: boolean;
}

/** Reads `postmaster.pid` of a cluster; undefined when there is none or it is half written. */
export async function readPostmasterNote(cluster: string): Promise<PostmasterNote | undefined> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const lines = text?.split('\n') ?? [];
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  return { pid, port: Number(lines[3]) || undefined, ready: lines[7]?.trim() === 'ready' };
}

/**
 * Stops a server that outlived the process which looked after it (a SIGKILL of the parent leaves it running), and
 * removes the note of one that died without tidying up when its process id belongs to somebody else by now. The
 * caller holds the directory's lock, so nobody uses this server any more.
 *
 * @returns the id of the server that was stopped, or undefined when there was none
 */
export async function stopOrphan(cluster: string, patienceMilliseconds = 60_000): Promise<number | undefined> {
  const note = await readPostmasterNote(cluster);
  if (!note) return undefined;
  if (!(await servesCluster(note.pid, cluster))) {
    if (await isRunning(note.pid)) await rm(path.join(cluster, 'postmaster.pid'), { force: true });
    return undefined;
  }
  await stopServer(note.pid, patienceMilliseconds);
  return note.pid;
}

/**
 * Stops a PostgreSQL server: first it waits a moment for connections that are being closed, so that no client sees an
 * error, then fast (connections are cut, everything is written), and after the patience at once (the next start
 * recovers from the log).
 *
 * @throws StartError when the server cannot be stopped
 */
export async function stopServer(pid: number, patienceMilliseconds: number): Promise<void> {
  const stages = [
    { signal: 'SIGTERM', patience: Math.min(1_000, patienceMilliseconds) },
    { signal: 'SIGINT', patience: patienceMilliseconds },
    { signal: 'SIGQUIT', patience: patienceMilliseconds },
  ] as const;
  for (const { signal, patience } of stages) {
    const deadline = performance.now() + patience;
    if (!(await send(pid, signal))) return;
    while (performance.now() < deadline) {
      if (!(await isRunning(pid))) return;
      await sleep(20);
    }
  }
  throw new StartError(
    `The database server (process ${pid}) does not stop.`,
    `Look at its log, end it with "kill -QUIT ${pid}", then start again.`,
  );
}

async function send(pid: number, signal: 'SIGTERM' | 'SIGINT' | 'SIGQUIT'): Promise<boolean> {
  try {
    process.kill(pid, signal);
    return true;
  } catch (cause) {
    if (!(await isRunning(pid))) return false;
    throw new StartError(
      `The database server of an earlier start (process ${pid}) still runs and belongs to another user.`,
      `Start as the user who started it before, or stop it with "kill -INT ${pid}".`,
      { cause },
    );
  }
}
