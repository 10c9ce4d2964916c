// Builds the web pages and the API, each only when its sources have changed since the last time.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT } from './install.mjs';
import { CannotGoOn, printFailure, step } from './progress.mjs';

const API = path.join(PROJECT, 'apps', 'api');
const WEB = path.join(PROJECT, 'apps', 'web');
const LOCK = path.join(PROJECT, 'pnpm-lock.yaml');

/** The programs of the API; each is a file of its own in `apps/api/dist`. */
const API_ENTRIES = [
  'standalone',
  'server',
  'worker',
  'migrate-command',
  'health-check-command',
  'create-organisation-command',
  'attack-command',
  'backup-keys-command',
  'restore-keys-command',
];

const PARTS = [
  {
    output: path.join(WEB, 'dist'),
    sources: ['apps/web', 'packages/ballot', 'packages/model'],
    build: buildWeb,
  },
  {
    output: path.join(API, 'dist'),
    sources: [
      'apps/api',
      'packages/attacker',
      'packages/ballot',
      'packages/model',
      'packages/scoring',
      'scripts/build.mjs',
    ],
    build: buildApi,
  },
];

/**
 * Builds what is out of date, both parts at once.
 *
 * @returns {Promise<boolean>} whether anything had to be built
 */
export async function build() {
  const outdated = PARTS.map((part) => ({ ...part, fingerprint: fingerprint(part.sources) })).filter(
    (part) => readStamp(part.output) !== part.fingerprint,
  );
  await Promise.all(
    outdated.map(async (part) => {
      // Without its stamp a build that was interrupted is simply done again.
      rmSync(stampFile(part.output), { force: true });
      await part.build(part.output);
      writeFileSync(stampFile(part.output), part.fingerprint);
    }),
  );
  return outdated.length > 0;
}

async function buildApi(output) {
  const { build: bundle, stop } = await import('esbuild');
  const entries = API_ENTRIES.map((name) => path.join(API, 'src', `${name}.ts`));
  try {
    await bundle({
      entryPoints: entries,
      outdir: output,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      jsx: 'automatic',
      sourcemap: true,
      logLevel: 'silent',
      plugins: [{ name: 'packages-stay-outside', setup: keepPackagesOutside }],
    });
  } catch (error) {
    throw new CannotGoOn(
      `The API could not be built:\n${error.message}`,
      'Restore the sources (git status shows what was changed), then try again.',
    );
  } finally {
    await stop();
  }
}

/** Packages are loaded from node_modules at run time; our own workspace packages are TypeScript and go into the bundle. */
function keepPackagesOutside(build_) {
  build_.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
    kind === 'entry-point' || name.startsWith('@heartset/') ? undefined : { path: name, external: true },
  );
}

async function buildWeb(output) {
  const manifest = createRequire(path.join(WEB, 'package.json')).resolve('vite/package.json');
  const program = path.join(path.dirname(manifest), 'bin', 'vite.js');
  // Whoever builds or serves at the same time finds the pages whole: those before, or these.
  const unfinished = path.join(WEB, 'node_modules', `.dist-${process.pid}`);
  // Each page by itself: what the dashboard uses of a common part is not loaded by raters.
  for (const page of ['dashboard', 'survey']) {
    const { exitCode, printed } = await runNode(
      [program, 'build', '--mode', page, '--outDir', unfinished, '--emptyOutDir', 'false', '--logLevel', 'warn'],
      WEB,
    );
    if (exitCode === 0) continue;
    rmSync(unfinished, { recursive: true, force: true });
    throw new CannotGoOn(
      `The web pages could not be built:\n${printed.trim()}`,
      'Restore the sources (git status shows what was changed), then try again.',
    );
  }
  rmSync(output, { recursive: true, force: true });
  renameSync(unfinished, output);
}

function runNode(arguments_, directory) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, arguments_, {
      cwd: directory,
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    const collect = (chunk) => {
      printed += chunk;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => resolve({ exitCode: 1, printed: String(error) }));
    child.once('close', (exitCode) => resolve({ exitCode, printed }));
  });
}

function fingerprint(sources) {
  const hash = createHash('sha256').update(readFileSync(LOCK));
  for (const source of sources) {
    for (const file of filesBelow(path.join(PROJECT, source)))
      hash.update(`${path.relative(PROJECT, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** All files that go into a build, in a fixed order; tests do not, nor what tools leave behind a dot. */
function filesBelow(place) {
  if (!existsSync(place)) return [];
  if (path.extname(place) === '.mjs') return [place];
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(place, entry.name);
      if (entry.isDirectory())
        return ['node_modules', 'dist', 'fixtures', 'testing'].includes(entry.name) ? [] : filesBelow(file);
      return /\.test\.tsx?$/.test(entry.name) ? [] : [file];
    });
}

function stampFile(output) {
  return path.join(output, '.built-from');
}

function readStamp(output) {
  return existsSync(stampFile(output)) ? readFileSync(stampFile(output), 'utf8') : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  step('Building web pages and API', build).catch(printFailure);
}
