import { randomBytes } from 'node:crypto';
import { access, chmod, cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { systemErrorCode } from '../../core/system-error-code.ts';
import { StartError } from '../start-error.ts';
import { binariesBelow, type PostgresBinaries } from './locate-binaries.ts';
import { canReach, chooseDatabaseUser, type DatabaseUser, runProgram } from './run-as.ts';

/** Where one embedded database lives, and the account that runs it. */
export interface ClusterHome {
  /** Holds everything of this database: the cluster, its log, its password and the lock. */
  readonly directory: string;
  /** PostgreSQL's own data directory. */
  readonly cluster: string;
  readonly logFile: string;
  readonly user: DatabaseUser | undefined;
}

const ELSEWHERE_FILE = 'postgres-is-at.txt';
/** Directories that survive a restart of the machine and that an unprivileged account can reach. */
const ROOTS_FOR_UNREACHABLE_DATA = ['/var/lib/heartset', '/srv/heartset', '/opt/heartset'];

/**
 * Chooses and creates the directory of the database: `postgres` below the data directory, or, when we are root and the
 * unprivileged account cannot reach that (a checkout below a private home), a directory of its own, remembered in the
 * data directory.
 */
export async function openClusterHome(dataDirectory: string, log: (line: string) => void): Promise<ClusterHome> {
  await createDirectory(dataDirectory);
  const { directory: usual, moved } = await locateHome(dataDirectory);
  const user = await chooseDatabaseUser(path.join(usual, 'cluster'));
  await createDirectory(usual);
  if (user && !moved) await openTheDoor(dataDirectory, user);
  if (!user || (await canReach(usual, user))) return describeHome(usual, user);
  return describeHome(await settleElsewhere(dataDirectory, user, log), user);
}

/** Where the database of a data directory lies, or will lie unless the account cannot reach that. */
export async function locateHome(dataDirectory: string): Promise<{ directory: string; moved: boolean }> {
  const elsewhere = await readFile(path.join(dataDirectory, ELSEWHERE_FILE), 'utf8').catch(() => '');
  if (elsewhere.trim() !== '') return { directory: elsewhere.trim(), moved: true };
  return { directory: path.join(path.resolve(dataDirectory), 'postgres'), moved: false };
}

/**
 * Lets the account walk through the data directory when only its own mode is in the way. Walking through shows nothing:
 * what is secret in there is readable by its owner alone.
 */
async function openTheDoor(dataDirectory: string, user: DatabaseUser): Promise<void> {
  const directory = path.resolve(dataDirectory);
  const { mode, uid } = await stat(directory);
  if (uid !== 0 || !(await canReach(path.dirname(directory), user))) return;
  await chmod(directory, (mode & 0o7777) | 0o011);
}

function describeHome(directory: string, user: DatabaseUser | undefined): ClusterHome {
  return { directory, cluster: path.join(directory, 'cluster'), logFile: path.join(directory, 'postgres.log'), user };
}

async function settleElsewhere(
  dataDirectory: string,
  user: DatabaseUser,
  log: (line: string) => void,
): Promise<string> {
  for (const root of ROOTS_FOR_UNREACHABLE_DATA) {
    if (!(await canReach(path.dirname(root), user))) continue;
    const directory = path.join(root, randomBytes(6).toString('hex'));
    try {
      await mkdir(directory, { recursive: true, mode: 0o755 });
      await writeFile(path.join(dataDirectory, ELSEWHERE_FILE), `${directory}\n`);
    } catch {
      continue;
    }
    log(`The account "${user.name}" cannot reach ${dataDirectory}: the database is kept in ${directory}.`);
    return directory;
  }
  throw new StartError(
    `The database runs as "${user.name}", who cannot reach ${dataDirectory}.`,
    'Set HEARTSET_DATA to a directory that every account can reach, for example /var/lib/heartset.',
  );
}

async function createDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o755 });
    await access(directory, 7);
  } catch (cause) {
    throw new StartError(
      `The data directory ${directory} cannot be used (${systemErrorCode(cause) ?? 'unknown error'}).`,
      'Make it writable for the user who starts Heartset, or set HEARTSET_DATA to another directory.',
      { cause },
    );
  }
}

/**
 * The programs as the account of the database can run them: the installed ones, or a copy in the home when those lie
 * where the account cannot go.
 */
export async function reachableBinaries(
  installed: PostgresBinaries,
  home: ClusterHome,
  log: (line: string) => void,
): Promise<PostgresBinaries> {
  if (!home.user) return installed;
  const tried = await runProgram(installed.postgres, ['--version'], home.user);
  if (tried.exitCode === 0) return installed;
  const version = (await runProgram(installed.postgres, ['--version'], undefined)).output
    .trim()
    .replaceAll(/\W+/g, '-');
  const copyRoot = path.join(home.directory, 'programs', version);
  const copy = binariesBelow(copyRoot);
  if ((await runProgram(copy.postgres, ['--version'], home.user)).exitCode === 0) return copy;
  await copyPrograms(installed.root, copyRoot);
  log(`PostgreSQL's programs were copied to ${copyRoot}, where "${home.user.name}" can run them.`);
  const again = await runProgram(copy.postgres, ['--version'], home.user);
  if (again.exitCode === 0) return copy;
  throw new StartError(
    `The account "${home.user.name}" cannot run PostgreSQL (${again.failure?.message ?? again.output.trim()}).`,
    'Start as a normal user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

async function copyPrograms(from: string, to: string): Promise<void> {
  const draft = `${to}.${process.pid}`;
  const previous = process.umask(0o022);
  try {
    await mkdir(path.dirname(to), { recursive: true });
    await rm(to, { recursive: true, force: true });
    await cp(from, draft, { recursive: true, verbatimSymlinks: true });
    await rename(draft, to);
  } finally {
    process.umask(previous);
    await rm(draft, { recursive: true, force: true });
  }
}
