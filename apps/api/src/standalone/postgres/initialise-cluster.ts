import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StartError } from '../start-error.ts';
import type { ClusterHome } from './cluster-home.ts';
import type { PostgresBinaries } from './locate-binaries.ts';
import { runProgram } from './run-as.ts';

/** The login that owns schema and data; it exists in the embedded database alone. */
export const OWNER_LOGIN = 'heartset_owner';

/**
 * Creates the cluster when the home has none yet, and returns the owner's password. A half-made cluster of an
 * interrupted start never gets the final name, so it is simply made again.
 */
export async function initialiseCluster(binaries: PostgresBinaries, home: ClusterHome): Promise<string> {
  const passwordFile = path.join(home.directory, 'owner-password');
  const exists = await stat(path.join(home.cluster, 'PG_VERSION')).catch(() => undefined);
  if (exists) {
    await refuseOtherVersion(binaries, home);
    return readPassword(passwordFile, home);
  }
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await createCluster(binaries, home, password);
  return password;
}

async function createCluster(binaries: PostgresBinaries, home: ClusterHome, password: string): Promise<void> {
  const draft = path.join(home.directory, 'cluster.new');
  const handedOver = path.join(home.directory, 'first-password');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(handedOver, password, { mode: 0o600 });
  if (home.user) {
    await chown(draft, home.user.uid, home.user.gid);
    await chown(handedOver, home.user.uid, home.user.gid);
  }
  try {
    const made = await runProgram(binaries.initdb, initdbArguments(draft, handedOver), home.user);
    if (made.exitCode !== 0) {
      throw new StartError(
        `The database could not be created in ${home.directory}: ${made.failure?.message ?? made.output.trim()}`,
        'Check that the disk has at least 100 MB free and that the directory can be written, then start again.',
      );
    }
    await rename(draft, home.cluster);
  } finally {
    await rm(handedOver, { force: true });
  }
}

function initdbArguments(directory: string, passwordFile: string): string[] {
  return [
    `--pgdata=${directory}`,
    `--username=${OWNER_LOGIN}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
}

async function readPassword(passwordFile: string, home: ClusterHome): Promise<string> {
  try {
    return (await readFile(passwordFile, 'utf8')).trim();
  } catch (cause) {
    throw new StartError(
      `The password of the database in ${home.directory} cannot be read.`,
      `Start as the user who created it; if the file ${passwordFile} is lost, restore it from a backup or move the directory away to begin anew.`,
      { cause },
    );
  }
}

async function refuseOtherVersion(binaries: PostgresBinaries, home: ClusterHome): Promise<void> {
  const made = (await readFile(path.join(home.cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  const printed = (await runProgram(binaries.postgres, ['--version'], home.user)).output;
  const installed = /\b(\d+)\./.exec(printed)?.[1];
  if (made === '' || installed === undefined || made === installed) return;
  throw new StartError(
    `The data in ${home.directory} were written by PostgreSQL ${made}, but PostgreSQL ${installed} is installed.`,
    `Go back to the Heartset version that wrote them and move them with pg_dump, or set HEARTSET_DATA to begin anew.`,
  );
}
