import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { systemErrorCode } from '../../core/system-error-code.ts';
import { StartError } from '../start-error.ts';
import { startMark } from './process-identity.ts';

const lockSchema = z.object({
  pid: z.number().int().positive(),
  startMark: z.string().max(200),
  /** The holder is about to leave: waiting is better than giving up. */
  stopping: z.boolean(),
});
type Lock = z.infer<typeof lockSchema>;

const LOCK_FILE = 'in-use-by.json';
const PATIENCE_WITH_STOPPING_MILLISECONDS = 60_000;

/** A directory that this process alone looks after. */
export interface DirectoryLock {
  /** Tells a start that comes now to wait instead of giving up. */
  announceStop(): Promise<void>;
  /** Gives the directory free again; calling it twice does no harm. */
  release(): Promise<void>;
}

/**
 * Makes sure that one process at a time looks after a data directory. A lock whose process is gone (SIGKILL, power cut)
 * is taken over; one whose process is stopping is waited for.
 *
 * @throws StartError when a living process holds the directory
 */
export async function lockDirectory(directory: string, log: (line: string) => void): Promise<DirectoryLock> {
  const lockPath = path.join(directory, LOCK_FILE);
  const mine: Lock = { pid: process.pid, startMark: (await startMark(process.pid)) ?? '', stopping: false };
  const draftPath = `${lockPath}.${process.pid}`;
  await writeFile(draftPath, JSON.stringify(mine), { mode: 0o644 });
  const deadline = performance.now() + PATIENCE_WITH_STOPPING_MILLISECONDS;
  let waited = false;
  try {
    while (!(await placeLock(draftPath, lockPath))) {
      const holder = await findHolder(lockPath);
      if (holder && (!holder.stopping || performance.now() > deadline)) throw inUse(directory, holder.pid);
      if (holder && !waited) log(`An earlier start (process ${holder.pid}) is still stopping: waiting for it.`);
      waited ||= holder !== undefined;
      await sleep(100);
    }
  } finally {
    await rm(draftPath, { force: true });
  }
  return { announceStop: () => announceStop(lockPath, mine), release: () => releaseLock(lockPath) };
}

async function announceStop(lockPath: string, mine: Lock): Promise<void> {
  await writeFile(`${lockPath}.stopping`, JSON.stringify({ ...mine, stopping: true }));
  await rename(`${lockPath}.stopping`, lockPath);
}

async function placeLock(draftPath: string, lockPath: string): Promise<boolean> {
  try {
    // A hard link appears with its whole content or not at all, and fails when the name is taken.
    await link(draftPath, lockPath);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The living process that holds the lock; a stale lock is removed on the way. */
async function findHolder(lockPath: string): Promise<Lock | undefined> {
  const found = await readFile(lockPath, 'utf8').catch(() => undefined);
  if (found === undefined) return undefined;
  const lock = parseLock(found);
  if (lock && lock.startMark !== '' && (await startMark(lock.pid)) === lock.startMark) return lock;
  // Two starts may see the same stale lock: only one of them gets it by renaming.
  const asidePath = `${lockPath}.stale.${process.pid}`;
  const moved = await rename(lockPath, asidePath).then(
    () => true,
    () => false,
  );
  if (!moved) return undefined;
  if ((await readFile(asidePath, 'utf8')) !== found) await link(asidePath, lockPath).catch(() => undefined);
  await rm(asidePath, { force: true });
  return undefined;
}

async function releaseLock(lockPath: string): Promise<void> {
  const found = await readFile(lockPath, 'utf8').catch(() => undefined);
  if (found !== undefined && parseLock(found)?.pid === process.pid) await rm(lockPath, { force: true });
}

function parseLock(text: string): Lock | undefined {
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function inUse(directory: string, pid: number): StartError {
  return new StartError(
    `Heartset is already running on the data in ${directory} (process ${pid}).`,
    `Use the one that runs, or stop it first (Ctrl-C in its terminal, or: kill ${pid}). For a second, separate Heartset set HEARTSET_DATA to another directory.`,
  );
}
