import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartError } from '../start-error.ts';
import { isRunning, servesCluster } from './process-identity.ts';
import { startCluster } from './start-cluster.ts';

const settings = { fsync: 'off' };
let dataDirectory: string;

beforeEach(async () => {
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'heartset-cluster-'));
});

afterEach(async () => {
  await rm(dataDirectory, { recursive: true, force: true });
});

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('startCluster', () => {
  it('runs under an unprivileged account, in UTF-8, on loopback, without commit times', async () => {
    const cluster = await startCluster({ dataDirectory, settings });
    try {
      const rows = await query(
        cluster.ownerUrl,
        `SELECT current_setting('server_encoding') AS encoding, current_setting('listen_addresses') AS listen,
                current_setting('track_commit_timestamp') AS commit_times, current_database() AS name,
                (SELECT datlocprovider::text || ':' || datlocale FROM pg_database WHERE datname = current_database()) AS locale`,
      );
      expect(rows).toEqual([
        { encoding: 'UTF8', listen: '127.0.0.1', commit_times: 'off', name: 'heartset', locale: 'b:C.UTF-8' },
      ]);
      const directory = await stat(path.join(dataDirectory, 'postgres', 'cluster'));
      expect(directory.uid).not.toBe(0);
    } finally {
      await cluster.stop();
    }
    expect(await isRunning(cluster.pid)).toBe(false);
  });

  it('keeps the data between two starts, and its log names no row and no statement', async () => {
    const first = await startCluster({ dataDirectory, settings });
    await query(first.ownerUrl, 'CREATE TABLE kept (word text UNIQUE)');
    await query(first.ownerUrl, "INSERT INTO kept VALUES ('marigold')");
    await expect(query(first.ownerUrl, "INSERT INTO kept VALUES ('marigold')")).rejects.toThrow(/duplicate/);
    await first.stop();
    const second = await startCluster({ dataDirectory, settings });
    try {
      expect(await query(second.ownerUrl, 'SELECT word FROM kept')).toEqual([{ word: 'marigold' }]);
    } finally {
      await second.stop();
    }
    const log = await readFile(second.logFile, 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('marigold');
  });

  it('tells a second start on the same data what is the matter and how to go on', async () => {
    const cluster = await startCluster({ dataDirectory, settings });
    try {
      const refused: unknown = await startCluster({ dataDirectory, settings }).catch((error: unknown) => error);
      if (!(refused instanceof StartError)) throw new Error('The second start was not refused.');
      expect(refused.message).toContain(`already running on the data in ${path.join(dataDirectory, 'postgres')}`);
      expect(refused.message).toContain(`process ${process.pid}`);
      expect(refused.remedy).toContain('HEARTSET_DATA');
      expect(await query(cluster.ownerUrl, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
    } finally {
      await cluster.stop();
    }
  });

  it('stops the server that a killed start left behind and goes on with its data', async () => {
    const orphan = await leaveOrphan();
    expect(await isRunning(orphan.pid)).toBe(true);
    const lines: string[] = [];
    const cluster = await startCluster({ dataDirectory, settings, log: (line) => lines.push(line) });
    try {
      expect(lines).toEqual([expect.stringContaining(`process ${orphan.pid}`)]);
      expect(await isRunning(orphan.pid)).toBe(false);
      expect(await query(cluster.ownerUrl, 'SELECT word FROM kept')).toEqual([{ word: 'committed' }]);
    } finally {
      await cluster.stop();
    }
  });

  it('keeps the database elsewhere, and finds it again, when its account cannot reach the data directory', async () => {
    await chmod(dataDirectory, 0o700);
    const below = path.join(dataDirectory, 'home', 'data');
    const lines: string[] = [];
    const first = await startCluster({ dataDirectory: below, settings, log: (line) => lines.push(line) });
    const home = path.dirname(first.logFile);
    await query(first.ownerUrl, 'CREATE TABLE kept (word text)');
    await first.stop();
    const second = await startCluster({ dataDirectory: below, settings });
    try {
      expect(await query(second.ownerUrl, 'SELECT count(*)::int AS words FROM kept')).toEqual([{ words: 0 }]);
      // Only root drops to another account; everybody else reaches their own directories.
      const asRoot = process.getuid?.() === 0;
      expect(home.startsWith(below)).toBe(!asRoot);
      expect(lines.some((line) => line.includes(home))).toBe(asRoot);
    } finally {
      await second.stop();
      await rm(home, { recursive: true, force: true });
    }
  });

  it('never touches a stranger whose process id stands in an old note', async () => {
    const first = await startCluster({ dataDirectory, settings });
    await first.stop();
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    await once(stranger, 'spawn');
    const cluster = path.join(dataDirectory, 'postgres', 'cluster');
    const note = [stranger.pid, cluster, 1_700_000_000, 54_321, '', '127.0.0.1', '', 'ready', ''].join('\n');
    await writeFile(path.join(cluster, 'postmaster.pid'), note);
    try {
      const second = await startCluster({ dataDirectory, settings });
      expect(await query(second.ownerUrl, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
      expect(stranger.exitCode).toBeNull();
      expect(stranger.signalCode).toBeNull();
      await second.stop();
    } finally {
      stranger.kill('SIGKILL');
    }
  });
});

/** Starts a cluster in a process of its own, writes a row, and kills that process without a chance to tidy up. */
async function leaveOrphan(): Promise<{ pid: number }> {
  const script = `
    import { Client } from 'pg';
    import { startCluster } from ${JSON.stringify(path.join(import.meta.dirname, 'start-cluster.ts'))};
    const cluster = await startCluster({ dataDirectory: ${JSON.stringify(dataDirectory)} });
    const client = new Client({ connectionString: cluster.ownerUrl });
    await client.connect();
    await client.query("CREATE TABLE kept (word text)");
    await client.query("INSERT INTO kept VALUES ('committed')");
    process.stdout.write(String(cluster.pid) + '\\n');
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  const pid = Number(printed.toString());
  expect(await servesCluster(pid, path.join(dataDirectory, 'postgres', 'cluster'))).toBe(true);
  return { pid };
}
