import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../core/errors.ts';
import { systemErrorCode } from '../../core/system-error-code.ts';

/**
 * Files and folders that are this process's alone, written so that a power cut leaves a file whole or not there.
 * Windows has neither modes nor owners in this sense: there the folder's own rights decide, and nothing is checked.
 */
const hasModes = process.platform !== 'win32';
const privateFolder = 0o700;
const privateFile = 0o600;
const beyondOwner = 0o077;
const writableByOthers = 0o022;
const largestFile = 4 * 1024 * 1024;

/** After so long a file that was never finished belongs to a process that was killed. */
const leftoverMilliseconds = 3_600_000;

/** @param problem a sentence without paths and secrets: HR may read it */
export function unusable(problem: string): AppError {
  return new AppError('key-store-unusable', `The place where campaigns' keys are kept cannot be used: ${problem}`);
}

/**
 * Does something with files; a system error is told by its code and by what failed, because what it says itself names paths.
 *
 * @param what failed, as a sentence about the place of the keys without its full stop
 * @throws AppError `key-store-unusable` for a system error; any other error as it is
 */
export async function orUnusable<Result>(what: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    const code = systemErrorCode(error);
    // Nor does the error itself go on as the cause.
    throw error instanceof AppError || code === undefined ? error : unusable(`${what} (${code}).`);
  }
}

function inOctal(mode: number): string {
  return `0${(mode & 0o777).toString(8)}`;
}

/**
 * Makes a folder that is ours alone below `root`, or checks the one that is there: whose it is, who else may enter it, and whether a
 * file can be written into it.
 *
 * @throws AppError `key-store-unusable`
 */
export async function preparePrivateFolder(root: string, name: string, now: Date): Promise<string> {
  const folder = path.join(root, name);
  await orUnusable(`its folder "${name}" cannot be made`, mkdir(folder, { recursive: true, mode: privateFolder }));
  const above = await orUnusable('it cannot be read', stat(root));
  // Whoever may write here could put a folder of their own in the place of ours.
  if (hasModes && (above.mode & writableByOthers) !== 0) {
    throw unusable(`others may write into it (mode ${inOctal(above.mode)}). Take that right from them.`);
  }
  if (hasModes && above.uid !== 0) requireOwn('it', above.uid);
  const found = await orUnusable(`its folder "${name}" cannot be read`, lstat(folder));
  if (!found.isDirectory()) throw unusable(`"${name}" is no folder.`);
  if (hasModes) {
    requireOwn(`its folder "${name}"`, found.uid);
    if ((found.mode & beyondOwner) !== 0) {
      throw unusable(`others may enter its folder "${name}" (mode ${inOctal(found.mode)}). Set its mode to 0700.`);
    }
  }
  await orUnusable(`its folder "${name}" cannot be written to`, tryToWrite(folder));
  await orUnusable(`its folder "${name}" cannot be cleared`, clearLeftovers(folder, now));
  return folder;
}

function requireOwn(what: string, owner: number): void {
  const self = process.geteuid?.();
  if (self === undefined || owner === self) return;
  throw unusable(
    `${what} belongs to another user (${owner}, not ${self}). Start as its owner, or give it to this one.`,
  );
}

/** The only way to know of a read-only disk, a full one, and one without links. */
async function tryToWrite(folder: string): Promise<void> {
  const probe = `probe-${randomBytes(8).toString('hex')}`;
  await writeOnce(folder, probe, '');
  await rm(path.join(folder, probe));
}

/** Deletes what processes that were killed while they wrote have left: each may hold a secret. */
async function clearLeftovers(folder: string, now: Date): Promise<void> {
  for (const file of await readdir(folder)) {
    if (!file.endsWith('.new') && !file.startsWith('probe-')) continue;
    const found = await lstat(path.join(folder, file)).catch(ifGone);
    if (found && now.getTime() - found.mtimeMs > leftoverMilliseconds) await erase(folder, file);
  }
}

function ifGone(error: unknown): undefined {
  if (systemErrorCode(error) !== 'ENOENT') throw error;
}

async function syncFolder(folder: string): Promise<void> {
  if (!hasModes) return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeBeside(folder: string, file: string, text: string): Promise<string> {
  const beside = path.join(folder, `${file}.${randomBytes(8).toString('hex')}.new`);
  const handle = await open(beside, 'wx', privateFile);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return beside;
}

/**
 * Writes a file that is not there yet, whole and on the disk when this returns; of two at once, one.
 *
 * @returns false when there is one already, which is left as it is
 */
export async function writeOnce(folder: string, file: string, text: string): Promise<boolean> {
  const beside = await writeBeside(folder, file, text);
  try {
    // A link fails where the name is taken; renaming would replace what is there.
    await link(beside, path.join(folder, file));
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await erase(folder, path.basename(beside));
  }
}

/** Writes a file, in the place of the one that is there. Readers find the old one or the new one. */
export async function replaceFile(folder: string, file: string, text: string): Promise<void> {
  await rename(await writeBeside(folder, file, text), path.join(folder, file));
  await syncFolder(folder);
}

/**
 * The text of a file that is ours alone; undefined when there is none.
 *
 * @param what how an error calls it, without path
 * @throws AppError `key-store-unusable` when it is a link, somebody else's, or open to others
 */
export async function readPrivateFile(folder: string, file: string, what: string): Promise<string | undefined> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);
  const handle = await orUnusable(`${what} cannot be read`, open(path.join(folder, file), flags).catch(ifGone));
  if (!handle) return undefined;
  try {
    const found = await handle.stat();
    if (!found.isFile() || found.size > largestFile) throw unusable(`${what} is not what was written there.`);
    if (hasModes) {
      requireOwn(what, found.uid);
      if ((found.mode & beyondOwner) !== 0) {
        throw unusable(`others may read ${what} (mode ${inOctal(found.mode)}). Set its mode to 0600.`);
      }
    }
    return await orUnusable(`${what} cannot be read`, handle.readFile('utf8'));
  } finally {
    await handle.close();
  }
}

/** Is there a file of this name? */
export async function fileExists(folder: string, file: string): Promise<boolean> {
  return (await lstat(path.join(folder, file)).catch(ifGone)) !== undefined;
}

/**
 * Overwrites a file and deletes it. A second name of a file that is still wanted (a crash between linking and deleting leaves one) is
 * only deleted. On many disks what is overwritten stays readable to who takes the disk apart: see docs/OPERATIONS.md.
 */
export async function erase(folder: string, file: string): Promise<void> {
  const full = path.join(folder, file);
  const handle = await open(full, constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0)).catch(ifGone);
  if (!handle) return;
  try {
    const { size, nlink } = await handle.stat();
    if (nlink === 1 && size > 0) {
      await handle.write(Buffer.alloc(size), 0, size, 0);
      await handle.sync();
    }
  } finally {
    await handle.close();
  }
  await rm(full, { force: true });
  await syncFolder(folder);
}
