import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { StartError, systemErrorCode } from '../start-error.ts';
import { startMark } from './process-identity.ts';

const lockSchema = z.object({ pid: z.number().int().positive(), startMark: z.string().max(200) });
type Lock = z.infer<typeof lockSchema>;

const LOCK_FILE = 'in-use-by.json';

/** Gives the directory free again; calling it twice does no harm. */
export type ReleaseDirectory = () => Promise<void>;

/**
 * Makes sure that one process at a time looks after a data directory. A lock whose process is gone (SIGKILL, power cut)
 * is taken over.
 *
 * @throws StartError when a living process holds the directory
 */
export async function lockDirectory(directory: string): Promise<ReleaseDirectory> {
  const lockPath = path.join(directory, LOCK_FILE);
  const mine: Lock = { pid: process.pid, startMark: (await startMark(process.pid)) ?? '' };
  const content = JSON.stringify(mine);
  const draftPath = `${lockPath}.${process.pid}`;
  await writeFile(draftPath, content, { mode: 0o644 });
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (await placeLock(draftPath, lockPath)) return () => releaseLock(lockPath, content);
      await removeStaleLock(lockPath, directory);
    }
  } finally {
    await rm(draftPath, { force: true });
  }
  throw inUse(directory, undefined);
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

async function removeStaleLock(lockPath: string, directory: string): Promise<void> {
  const found = await readFile(lockPath, 'utf8').catch(() => undefined);
  if (found === undefined) return;
  const lock = parseLock(found);
  if (lock && lock.startMark !== '' && (await startMark(lock.pid)) === lock.startMark) throw inUse(directory, lock.pid);
  // Two starts may see the same stale lock: only one of them gets it by renaming.
  const asidePath = `${lockPath}.stale.${process.pid}`;
  const moved = await rename(lockPath, asidePath).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  if ((await readFile(asidePath, 'utf8')) !== found) await link(asidePath, lockPath).catch(() => undefined);
  await rm(asidePath, { force: true });
}

async function releaseLock(lockPath: string, content: string): Promise<void> {
  const found = await readFile(lockPath, 'utf8').catch(() => undefined);
  if (found === content) await rm(lockPath, { force: true });
}

function parseLock(text: string): Lock | undefined {
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function inUse(directory: string, pid: number | undefined): StartError {
  return new StartError(
    `Heartset is already running on the data in ${directory}${pid ? ` (process ${pid})` : ''}.`,
    'Use the one that runs, or stop it with Ctrl-C first; for a second, separate Heartset set HEARTSET_DATA to another directory.',
  );
}
