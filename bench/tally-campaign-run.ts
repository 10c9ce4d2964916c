import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jobRequest } from '../apps/api/src/core/job.ts';
import { closeDatabase, type Database, openDatabase } from '../apps/api/src/db/client.ts';
import { openQueues } from '../apps/api/src/jobs/queues.ts';
import { tallyCampaignJob } from '../apps/api/src/modules/tally/tally-campaign.job.ts';

/** What one run took, from the word that the grace is over. */
export interface TallyRun {
  workers: number;
  frozenMs: number;
  storedMs: number;
  releasedMs: number;
  /** Summed over all parts of all workers. */
  steps: { read: number; tally: number; publish: number; store: number };
  /** The most memory that each worker ever held, VmHWM. */
  peakMiB: number[];
  /** What the workers themselves computed: the same on a busy machine as on an idle one. */
  workerCpuSeconds: number;
  releaseBytes: number;
}

const apiFolder = path.resolve(import.meta.dirname, '../apps/api');
const password = 'only-for-benchmarks';
const longestRunMs = 30 * 60_000;

function open(url: string): Database {
  return openDatabase(url, { applicationName: 'heartset bench', onIdleError: () => undefined });
}

/** How long it takes to read all answers as the tally does, two hundred at a time, and to do nothing with them. */
export async function readOnly(ownerUrl: string, campaignId: string): Promise<number> {
  const owner = open(ownerUrl);
  const client = await owner.$client.connect();
  const began = performance.now();
  await client.query('BEGIN');
  await client.query(
    'DECLARE ballots NO SCROLL CURSOR FOR SELECT token_hash, sealed FROM sealed_ballots WHERE campaign_id = $1',
    [campaignId],
  );
  while (((await client.query('FETCH 200 FROM ballots')).rowCount ?? 0) > 0);
  await client.query('COMMIT');
  const took = performance.now() - began;
  client.release();
  await closeDatabase(owner);
  return took;
}

/** Clones the filled database, starts so many of the product's tally workers on it, and lets them count the campaign. */
export async function runTally(
  filledUrl: string,
  keysDirectory: string,
  campaignId: string,
  workers: number,
): Promise<TallyRun> {
  const name = `run_${workers}`;
  const maintenance = new URL(filledUrl);
  maintenance.pathname = '/postgres';
  const administrator = open(maintenance.toString());
  await administrator.$client.query(`ALTER ROLE heartset_tally LOGIN PASSWORD '${password}'`);
  await administrator.$client.query(
    `CREATE DATABASE ${name} TEMPLATE ${new URL(filledUrl).pathname.slice(1)} STRATEGY FILE_COPY`,
  );
  const ownerUrl = new URL(filledUrl);
  ownerUrl.pathname = `/${name}`;
  const tallyUrl = new URL(ownerUrl);
  tallyUrl.username = 'heartset_tally';
  tallyUrl.password = password;
  const owner = open(ownerUrl.toString());
  const started: Worker[] = [];
  try {
    for (let index = 0; index < workers; index += 1)
      started.push(await startWorker(tallyUrl.toString(), keysDirectory));
    const moments = await count(owner, tallyUrl.toString(), campaignId);
    const size = await owner.$client.query<{ bytes: string }>('SELECT sum(length(document)) AS bytes FROM releases');
    const peakMiB = await Promise.all(started.map((worker) => worker.peakMiB()));
    const cpu = await Promise.all(started.map((worker) => worker.cpuSeconds()));
    const workerCpuSeconds = cpu.reduce((sum, each) => sum + each, 0);
    const steps = stepsOf(started);
    return { workers, ...moments, steps, peakMiB, workerCpuSeconds, releaseBytes: Number(size.rows[0]?.bytes) };
  } finally {
    for (const worker of started) await worker.stop();
    await closeDatabase(owner);
    await administrator.$client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await closeDatabase(administrator);
  }
}

type Moments = Pick<TallyRun, 'frozenMs' | 'storedMs' | 'releasedMs'>;

async function count(owner: Database, tallyUrl: string, campaignId: string): Promise<Moments> {
  const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const queues = openQueues({ databaseUrl: tallyUrl, redisUrl: undefined, log: silent });
  await owner.$client.query(`UPDATE campaigns SET grace_ends_at = now() - interval '1 second'`);
  const began = performance.now();
  await queues.enqueue([jobRequest(tallyCampaignJob, { campaignId }, { key: `tally:${campaignId}` })]);
  const moments = { frozenMs: 0, storedMs: 0, releasedMs: 0 };
  while (performance.now() - began < longestRunMs) {
    const found = await owner.$client.query<{ state: string; parts: boolean }>(
      'SELECT state, EXISTS (SELECT 1 FROM tally_parts) AS parts FROM campaigns WHERE id = $1',
      [campaignId],
    );
    const now = performance.now() - began;
    const [row] = found.rows;
    if (row?.state !== 'closing') moments.frozenMs ||= now;
    if (moments.frozenMs > 0 && row?.parts === false) moments.storedMs ||= now;
    if (row?.state === 'released') {
      await queues.close();
      return { ...moments, releasedMs: now };
    }
    await sleep(50);
  }
  throw new Error('the campaign was not released within half an hour');
}

interface Worker {
  child: ChildProcess;
  printed: string[];
  peakMiB(): Promise<number>;
  cpuSeconds(): Promise<number>;
  stop(): Promise<void>;
}

/** The worker as production runs it, from what was built; only that it tells how long its parts took. */
async function startWorker(tallyUrl: string, keysDirectory: string): Promise<Worker> {
  const child = spawn(process.execPath, ['dist/worker.js'], {
    cwd: apiFolder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      WORKER_ROLES: 'tally',
      DATABASE_URL_TALLY: tallyUrl,
      HEARTSET_KEYS: keysDirectory,
      LOG_LEVEL: 'debug',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed: string[] = [];
  const ended = once(child, 'exit');
  const atWork = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      printed.push(chunk.toString());
      if (chunk.includes('at work')) resolve();
    });
  });
  await Promise.race([atWork, ended.then(() => Promise.reject(new Error(`the worker ended: ${printed.join('')}`)))]);
  return {
    child,
    printed,
    peakMiB: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    },
    cpuSeconds: async () => {
      const fields = (await readFile(`/proc/${child.pid}/stat`, 'utf8')).split(' ');
      // User and system time, in hundredths of a second.
      return (Number(fields[13]) + Number(fields[14])) / 100;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function stepsOf(workers: readonly Worker[]): TallyRun['steps'] {
  const steps = { read: 0, tally: 0, publish: 0, store: 0 };
  for (const line of workers.flatMap(({ printed }) => printed.join('').split('\n'))) {
    if (line.includes('"error"') || line.includes('"level":50')) process.stderr.write(`${line}\n`);
    if (!line.includes('a part was counted')) continue;
    const told: Partial<typeof steps> = JSON.parse(line);
    for (const step of ['read', 'tally', 'publish', 'store'] as const) steps[step] += told[step] ?? 0;
  }
  return steps;
}
