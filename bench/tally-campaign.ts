import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { closeDatabase, type Database, openDatabase } from '../apps/api/src/db/client.ts';
import { migrateAll } from '../apps/api/src/migrate.ts';
import { KEY_PURPOSES, openDirectoryKeyStore } from '../apps/api/src/modules/keys/keys.public.ts';
import { type Cluster, startCluster } from '../apps/api/src/standalone/postgres/start-cluster.ts';
import { type FilledCampaign, fillCampaign, ratersPerLeader } from './tally-campaign-fill.ts';
import { readOnly, runTally, type TallyRun } from './tally-campaign-run.ts';

/**
 * A campaign from closed to every release stored, by the product's own worker processes over the product's own queue, in a database
 * that is thrown away. In the same run the limit: reading the same answers from the same database, and nothing else.
 *
 *     npm run bench -- tally-campaign
 *     npm run bench -- tally-campaign --leaders 500 --workers 1,2,3
 */
async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: { leaders: { type: 'string', default: '10000' }, workers: { type: 'string', default: '1,2' } },
    // The runner hands on its own words too.
    allowPositionals: true,
  });
  const leaders = Number(values.leaders);
  const workers = values.workers.split(',').map(Number);
  if (
    !Number.isSafeInteger(leaders) ||
    leaders < 10 ||
    workers.some((many) => !Number.isSafeInteger(many) || many < 1)
  ) {
    throw new Error('--leaders is a whole number from 10 on, --workers a list as 1,2');
  }
  execFileSync(process.execPath, [path.resolve(import.meta.dirname, '../scripts/build.mjs')]);
  const folder = await mkdtemp(path.join(tmpdir(), 'heartset-bench-'));
  const cluster = await startCluster({ dataDirectory: folder });
  try {
    const keysDirectory = path.join(folder, 'keys');
    const filled = await prepare(cluster, keysDirectory, leaders);
    const limit = await readOnly(cluster.ownerUrl, filled.campaignId);
    const runs: TallyRun[] = [];
    for (const many of workers) runs.push(await runTally(cluster.ownerUrl, keysDirectory, filled.campaignId, many));
    print(leaders, filled, limit, runs);
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepare(cluster: Cluster, keysDirectory: string, leaders: number): Promise<FilledCampaign> {
  await migrateAll(cluster.ownerUrl, path.resolve(import.meta.dirname, '../migrations'));
  const owner: Database = openDatabase(cluster.ownerUrl, {
    applicationName: 'heartset bench',
    onIdleError: () => undefined,
  });
  // Filling takes longer than any statement of the product may.
  owner.$client.on('connect', (client) => void client.query('SET statement_timeout = 0'));
  const began = performance.now();
  const keys = await openDirectoryKeyStore(keysDirectory, KEY_PURPOSES, new Date());
  const filled = await fillCampaign(owner, keys, leaders);
  process.stderr.write(`filled in ${seconds(performance.now() - began)} s, which is not counted\n`);
  await closeDatabase(owner);
  return filled;
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);

function print(leaders: number, filled: FilledCampaign, limitMs: number, runs: readonly TallyRun[]): void {
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node.js ${process.version}, load ${loadavg()[1]?.toFixed(1)}`;
  const lines = [
    `${leaders} leaders x ${ratersPerLeader} raters x ${filled.items} items; ${machine}`,
    `limit: reading the same answers and nothing else takes ${seconds(limitMs)} s`,
    '',
    '| workers | frozen (s) | every release stored (s) | released, with the organisation (s) | x limit | CPU of workers (s) | ratings/s | read | tally | publish | store | peak MiB of each | releases MB |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...runs.map((run) => {
      const total = Object.values(run.steps).reduce((sum, step) => sum + step, 0);
      const share = (step: keyof TallyRun['steps']): string => `${Math.round((run.steps[step] / total) * 100)} %`;
      const cells = [
        run.workers,
        seconds(run.frozenMs),
        seconds(run.storedMs),
        seconds(run.releasedMs),
        (run.storedMs / limitMs).toFixed(1),
        run.workerCpuSeconds.toFixed(1),
        Math.round((filled.ratings / run.storedMs) * 1000).toLocaleString('en'),
        share('read'),
        share('tally'),
        share('publish'),
        share('store'),
        run.peakMiB.join(', '),
        (run.releaseBytes / 1e6).toFixed(0),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

await bench();
