import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { StartError } from '../start-error.ts';

/** The account that the database runs under when we are root: PostgreSQL refuses to run as root. */
export interface DatabaseUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const PREFERRED_ACCOUNTS = ['postgres', 'nobody'];

/**
 * The account to drop to, or undefined when we are not root and simply run the database as ourselves.
 *
 * @param existingCluster a data directory whose owner must stay the one who runs it
 * @throws StartError when root has no unprivileged account to drop to
 */
export async function chooseDatabaseUser(existingCluster: string): Promise<DatabaseUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = parseAccounts(await readFile('/etc/passwd', 'utf8'));
  const owner = await stat(existingCluster).catch(() => undefined);
  const chosen = owner
    ? accounts.find((account) => account.uid === owner.uid)
    : PREFERRED_ACCOUNTS.map((name) => accounts.find((account) => account.name === name)).find(Boolean);
  if (chosen && chosen.uid !== 0) return chosen;
  throw new StartError(
    'PostgreSQL never runs as root, and no unprivileged account was found for it.',
    'Start as a normal user, create an account named "postgres", or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

/** Reads passwd(5) lines; lines that are not accounts are left out. */
export function parseAccounts(passwd: string): DatabaseUser[] {
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (!name || !/^\d+$/.test(uid ?? '') || !/^\d+$/.test(gid ?? '')) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}

/** Whether an account may walk down to a directory, judged by the mode bits of each directory on the way. */
export async function canReach(directory: string, user: DatabaseUser): Promise<boolean> {
  for (let current = path.resolve(directory); ; current = path.dirname(current)) {
    const entry = await stat(current).catch(() => undefined);
    if (entry) {
      const bit = entry.uid === user.uid ? 0o100 : entry.gid === user.gid ? 0o010 : 0o001;
      if ((entry.mode & bit) === 0) return false;
    }
    if (current === path.dirname(current)) return true;
  }
}

export interface ProgramResult {
  readonly exitCode: number | null;
  readonly output: string;
  /** Set when the program could not be started at all. */
  readonly failure: Error | undefined;
}

/**
 * The environment of PostgreSQL's programs: nothing of ours (it could hold secrets, and would show up in
 * /proc), and a locale that exists on every machine, since initdb refuses to start with an unknown one.
 */
export const PROGRAM_ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? '',
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
};

/** Runs one of PostgreSQL's programs to its end, as the given account, and collects what it printed. */
export function runProgram(program: string, args: string[], user: DatabaseUser | undefined): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...identityOf(user),
      cwd: '/',
      env: PROGRAM_ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (failure) => resolve({ exitCode: null, output, failure }));
    child.once('close', (exitCode) => resolve({ exitCode, output, failure: undefined }));
  });
}

/** The spawn options that make a child run as the account. */
export function identityOf(user: DatabaseUser | undefined): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}
