import { existsSync } from 'node:fs';
import path from 'node:path';
import { migrateAll } from '../migrate.ts';
import { locateHome } from './postgres/cluster-home.ts';
import { findRunningCluster } from './postgres/find-running-cluster.ts';
import { DATABASE_NAME, startCluster } from './postgres/start-cluster.ts';
import { checkGivenLogins, loginUrl, provisionLogins } from './provision-logins.ts';
import { hasSecrets, loadSecrets } from './secrets.ts';
import type { StandaloneConfig } from './standalone-config.ts';
import { StartError } from './start-error.ts';

export interface ReachedDatabase {
  /** Connection string of the API's login. */
  readonly apiUrl: string;
  /** Stops what had to be started for it; a database that ran before goes on running. */
  leave(): Promise<void>;
}

/**
 * Reaches the database as the API does, from a program that runs beside `npm start` or without it: the embedded one that
 * runs, the embedded one started for the moment, or the one that the environment names.
 *
 * @throws StartError when it cannot be reached
 */
export async function reachDatabase(
  config: StandaloneConfig,
  projectFolder: string,
  log: (line: string) => void,
): Promise<ReachedDatabase> {
  const stays = async () => undefined;
  if (config.loginUrls) return { apiUrl: (await checkGivenLogins(config.loginUrls)).api, leave: stays };
  const { databasePasswords } = await loadSecrets(config.dataDirectory);
  const prepare = async (ownerUrl: string, others: 'take-over' | 'refuse'): Promise<string> => {
    await migrateAll(ownerUrl, path.join(projectFolder, 'migrations'));
    return (await provisionLogins(ownerUrl, databasePasswords, others)).api;
  };
  if (config.ownerUrl) return { apiUrl: await prepare(config.ownerUrl, 'refuse'), leave: stays };

  const port = await findRunningCluster(config.dataDirectory);
  if (port) return { apiUrl: apiUrlAt(port, databasePasswords.api), leave: stays };
  const cluster = await startCluster({ dataDirectory: config.dataDirectory, log });
  try {
    return { apiUrl: await prepare(cluster.ownerUrl, 'take-over'), leave: () => cluster.stop() };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/**
 * Reaches the embedded database as the API does, from a program that only reads: as it is, with the schema of its last start.
 * Where there is none, nothing is made.
 *
 * @throws StartError when there is none in this data directory, or it does not come up
 */
export async function reachStoredDatabase(
  { dataDirectory }: Pick<StandaloneConfig, 'dataDirectory'>,
  log: (line: string) => void,
): Promise<ReachedDatabase> {
  const { directory } = await locateHome(dataDirectory);
  if (!hasSecrets(dataDirectory) || !existsSync(path.join(directory, 'cluster'))) {
    throw new StartError(
      `There is no data in ${dataDirectory}.`,
      'Set HEARTSET_DATA as for the start, or DATABASE_URL where the database is one of your own.',
    );
  }
  const { databasePasswords } = await loadSecrets(dataDirectory);
  const port = await findRunningCluster(dataDirectory);
  if (port) return { apiUrl: apiUrlAt(port, databasePasswords.api), leave: async () => undefined };
  const cluster = await startCluster({ dataDirectory, log });
  return { apiUrl: apiUrlAt(cluster.port, databasePasswords.api), leave: () => cluster.stop() };
}

function apiUrlAt(port: number, password: string): string {
  return loginUrl(`postgres://127.0.0.1:${port}/${DATABASE_NAME}`, 'api', password);
}
