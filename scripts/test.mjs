// npm test: the same install as npm start, then everything that has to hold. The last line counts all suites.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
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

const NOTHING = { passed: 0, failed: 0, skipped: 0, skippedNames: [], failures: [] };

/** A check that passes or fails as a whole. Two of its commands run at a time: each has one core's work. */
async function check(commands) {
  const waiting = [...commands];
  let failed = false;
  const work = async () => {
    for (let next = waiting.shift(); next && !failed; next = waiting.shift()) {
      const [program, ...arguments_] = next;
      if ((await run(program, arguments_)) !== 0) failed = true;
    }
  };
  await Promise.all([work(), work()]);
  return failed ? { ...NOTHING, failed: 1 } : { ...NOTHING, passed: 1 };
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
  if (!existsSync(report)) return { ...NOTHING, failed: 1 };
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const skippedNames = result.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status !== 'passed' && test.status !== 'failed')
      .map((test) => test.fullName),
  );
  const failures = result.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => describeFailure(path.relative(PROJECT, file.name), test)),
  );
  const brokenFiles = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  failures.push(...brokenFiles.map((file) => `${path.relative(PROJECT, file.name)}: ${firstLine(file.message)}`));
  const failed = result.numFailedTests + brokenFiles.length;
  const unexplained = exitCode !== 0 && failed === 0 ? 1 : 0;
  return {
    passed: result.numPassedTests,
    failed: failed + unexplained,
    skipped: skippedNames.length,
    skippedNames,
    failures,
  };
}

function firstLine(text) {
  return stripVTControlCharacters(text ?? '')
    .split('\n')[0]
    .slice(0, 300);
}

/** Where a test stands, what it is called and what it met: enough to find it where only the end of a log is kept. */
function describeFailure(file, test) {
  return `${file} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`;
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
  for (const name of results.flatMap(({ skippedNames }) => skippedNames)) process.stdout.write(`skipped: ${name}\n`);
  for (const failure of results.flatMap(({ failures }) => failures)) process.stdout.write(`failed: ${failure}\n`);
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
      result = { ...NOTHING, failed: 1 };
    }
    results.push({ title: suite.title, ...result, seconds: Math.round((performance.now() - begun) / 1000) });
  }
  process.exitCode = printSummary(results) ? 0 : 1;
} catch (error) {
  printFailure(error);
  process.stdout.write('0 passed, 1 failed, 0 skipped\n');
  process.exitCode = 1;
}
