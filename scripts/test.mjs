// npm test: the same install as npm start, then everything that has to hold. The last line counts all suites.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { checkNodeVersion, installDependencies, PROJECT } from './install.mjs';
import { printFailure } from './progress.mjs';

const RESULTS = path.join(PROJECT, 'test-results');
const nothingMayBeSkipped = process.env.CI === 'true' || process.env.HEARTSET_NO_SKIP === '1';

/** Runs a program of the project's own packages and shows what it prints. */
function run(program, arguments_, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...arguments_], {
      cwd: PROJECT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    });
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function programOf(packageName) {
  const folder = path.join(PROJECT, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : Object.values(bin)[0]);
}

/** A check that passes or fails as a whole. */
async function check(commands) {
  for (const [program, ...arguments_] of commands) {
    if ((await run(program, arguments_)) !== 0) return { passed: 0, failed: 1, skipped: 0, names: [] };
  }
  return { passed: 1, failed: 0, skipped: 0, names: [] };
}

/** A vitest run, counted from its own report. A run that ends without a report counts as failed. */
async function vitest(name, arguments_) {
  const report = path.join(RESULTS, `${name}.json`);
  const exitCode = await run(programOf('vitest'), [
    'run',
    ...arguments_,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, names: [] };
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const skippedNames = result.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status !== 'passed' && test.status !== 'failed')
      .map((test) => test.fullName),
  );
  const brokenFiles = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = result.numFailedTests + brokenFiles.length;
  const unexplained = exitCode !== 0 && failed === 0 ? 1 : 0;
  return {
    passed: result.numPassedTests,
    failed: failed + unexplained,
    skipped: skippedNames.length,
    names: skippedNames,
  };
}

const tsc = () => programOf('typescript');
const suites = [
  {
    title: 'types',
    run: () =>
      check(
        [
          'packages/model',
          'packages/scoring',
          'packages/attacker',
          'packages/ballot',
          'apps/api',
          'apps/web',
          'e2e',
          'bench',
        ].map((part) => [tsc(), '--noEmit', '-p', part]),
      ),
  },
  { title: 'lint', run: () => check([[programOf('@biomejs/biome'), 'check', '.', '--max-diagnostics=50']]) },
  { title: 'boundaries', run: () => check([['scripts/checks/check-boundaries.mjs']]) },
  { title: 'unit', run: () => vitest('unit', ['--project=unit']) },
  { title: 'integration', run: () => vitest('integration', ['--project=integration']) },
  { title: 'journeys', run: () => vitest('journeys', ['--config=e2e/vitest.config.ts']), needsBuild: true },
];

function printSummary(results) {
  const width = Math.max(...results.map(({ title }) => title.length));
  process.stdout.write('\n');
  for (const { title, passed, failed, skipped, seconds } of results) {
    process.stdout.write(
      `${title.padEnd(width)}  ${passed} passed, ${failed} failed, ${skipped} skipped  (${seconds} s)\n`,
    );
  }
  for (const name of results.flatMap(({ names }) => names)) process.stdout.write(`skipped: ${name}\n`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  if (nothingMayBeSkipped && total.skipped > 0) {
    process.stdout.write('Nothing may be skipped here: this run has failed.\n');
  }
  process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
  return total.failed === 0 && !(nothingMayBeSkipped && total.skipped > 0);
}

/** `npm test -- unit boundaries` runs only those; without words, all. */
function chosen(words) {
  const unknown = words.filter((word) => !suites.some(({ title }) => title === word));
  if (unknown.length > 0)
    throw new Error(
      `There is no suite ${unknown.join(', ')}. There are: ${suites.map(({ title }) => title).join(', ')}.`,
    );
  return words.length === 0 ? suites : suites.filter(({ title }) => words.includes(title));
}

try {
  checkNodeVersion();
  const wanted = chosen(process.argv.slice(2));
  process.stdout.write(`Node ${process.version}, ${wanted.map(({ title }) => title).join(', ')}\n`);
  await installDependencies({ scope: 'everything' });
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  const results = [];
  for (const suite of wanted) {
    process.stdout.write(`\n── ${suite.title}\n`);
    const begun = performance.now();
    let result;
    try {
      if (suite.needsBuild) await build();
      result = await suite.run();
    } catch (error) {
      printFailure(error);
      result = { passed: 0, failed: 1, skipped: 0, names: [] };
    }
    results.push({ title: suite.title, ...result, seconds: Math.round((performance.now() - begun) / 1000) });
  }
  process.exitCode = printSummary(results) ? 0 : 1;
} catch (error) {
  printFailure(error);
  process.stdout.write('0 passed, 1 failed, 0 skipped\n');
  process.exitCode = 1;
}
