import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { StartError } from '../start-error.ts';
import { type ClusterHome, openClusterHome, reachableBinaries } from './cluster-home.ts';
import { lockDirectory } from './directory-lock.ts';
import { initialiseCluster, OWNER_LOGIN } from './initialise-cluster.ts';
import { locateBinaries, type PostgresBinaries } from './locate-binaries.ts';
import { identityOf, PROGRAM_ENVIRONMENT } from './run-as.ts';
import { readPostmasterNote, stopOrphan, stopServer } from './stop-orphan.ts';

/** The database that is created in a new cluster and that `ownerUrl` points to. */
export const DATABASE_NAME = 'heartset';

export interface ClusterOptions {
  /** Kept between starts; created when missing. One process at a time may use it. */
  readonly dataDirectory: string;
  /** Gets short sentences worth printing (data kept elsewhere, an orphan stopped); silent by default. */
  readonly log?: (line: string) => void;
  /** 1 to 65535; a free one is chosen when left out. */
  readonly port?: number;
  /** PostgreSQL settings, e.g. `{ fsync: 'off' }` for a throw-away cluster of tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Cluster {
  /** Connection string of the owner (a superuser of this cluster) to the database `heartset`. */
  readonly ownerUrl: string;
  readonly port: number;
  /** The server's process id. */
  readonly pid: number;
  readonly logFile: string;
  /** Settles when the server ends, asked or not. */
  readonly ended: Promise<void>;
  /** Tells a start that comes now to wait: call it when everything else begins to stop. */
  announceStop(): Promise<void>;
  /** Closes all connections, writes everything, ends the server and frees the directory. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * What protects people's answers holds here from the start: no commit times (they would order the answers), and no
 * statement or row in the server's log.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  track_commit_timestamp: 'off',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  logging_collector: 'off',
};

/**
 * Starts the embedded PostgreSQL on a data directory, creating the cluster and the database `heartset` first when they
 * do not exist, and stopping a server that an earlier, killed start left behind.
 *
 * The server gets a session of its own, so a Ctrl-C in the terminal does not reach it before our own drain; as root it
 * runs under an unprivileged account.
 *
 * @throws StartError when the directory is in use, cannot be written, or the server does not come up
 * @example
 * const cluster = await startCluster({ dataDirectory: '/var/lib/heartset', settings: { fsync: 'off' } });
 * const client = new Client({ connectionString: cluster.ownerUrl });
 * await cluster.stop();
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const log = options.log ?? (() => undefined);
  const home = await openClusterHome(options.dataDirectory, log);
  const lock = await lockDirectory(home.directory, log);
  try {
    const orphan = await stopOrphan(home.cluster);
    if (orphan) log(`An earlier start left its database running (process ${orphan}): it was stopped.`);
    const binaries = await reachableBinaries(locateBinaries(), home, log);
    const password = await initialiseCluster(binaries, home);
    const server = await launch(binaries, home, options);
    const ownerUrl = connectionString(password, server.port, DATABASE_NAME);
    await createDatabase(connectionString(password, server.port, 'postgres')).catch(async (error: unknown) => {
      await stopServer(server.pid, 10_000);
      throw error;
    });
    let stopped: Promise<void> | undefined;
    const stop = () => {
      stopped ??= stopServer(server.pid, 30_000)
        .then(() => server.ended)
        .then(() => lock.release());
      return stopped;
    };
    return {
      ownerUrl,
      port: server.port,
      pid: server.pid,
      logFile: home.logFile,
      ended: server.ended,
      announceStop: lock.announceStop,
      stop,
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

interface Server {
  readonly pid: number;
  readonly port: number;
  readonly ended: Promise<void>;
}

async function launch(binaries: PostgresBinaries, home: ClusterHome, options: ClusterOptions): Promise<Server> {
  let problem = '';
  // A port that was free a moment ago may be taken, and memory of a killed server may need a moment to go: try again.
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const port = options.port ?? (await findFreePort());
    const child = await spawnServer(binaries, home, { ...SETTINGS, ...options.settings, port: String(port) });
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.once('error', () => resolve());
    });
    const ready = await waitUntilReady(home, child);
    if (ready && child.pid !== undefined) return { pid: child.pid, port, ended };
    problem = await lastLines(home.logFile);
    await sleep(250 * (attempt + 1));
  }
  throw new StartError(
    `The database did not start. The end of ${home.logFile} says:\n${problem}`,
    'Solve what the log names; if the data are damaged, restore a backup or set HEARTSET_DATA to begin anew.',
  );
}

async function spawnServer(
  binaries: PostgresBinaries,
  home: ClusterHome,
  settings: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const logFile = await open(home.logFile, 'a', 0o600);
  try {
    const child = spawn(
      binaries.postgres,
      ['-D', home.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      {
        ...identityOf(home.user),
        cwd: home.user ? '/' : home.directory,
        env: PROGRAM_ENVIRONMENT,
        stdio: ['ignore', logFile.fd, logFile.fd],
        detached: true,
        windowsHide: true,
      },
    );
    // Our process may end without waiting for the server: whoever needs it stopped calls stop().
    child.unref();
    return child;
  } finally {
    await logFile.close();
  }
}

async function waitUntilReady(home: ClusterHome, child: ChildProcess): Promise<boolean> {
  let over = false;
  child.once('exit', () => {
    over = true;
  });
  child.once('error', () => {
    over = true;
  });
  // Recovery after a power cut may take long; the process ending is the only sure sign of a failure.
  while (!over) {
    const note = await readPostmasterNote(home.cluster);
    if (note?.ready && note.pid === child.pid) return true;
    await sleep(15);
  }
  return false;
}

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE_NAME]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
  } finally {
    await client.end();
  }
}

function connectionString(password: string, port: number, database: string): string {
  return `postgres://${OWNER_LOGIN}:${password}@127.0.0.1:${port}/${database}`;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('The system did not name the free port.'));
      });
    });
  });
}

async function lastLines(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-8).join('\n');
}
