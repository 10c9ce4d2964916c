import path from 'node:path';
import { failureText } from './core/failure-text.ts';
import { parentOf } from './standalone/postgres/process-identity.ts';
import { StartError } from './standalone/start-error.ts';
import { type RunningStandalone, StartGivenUp, startStandalone } from './standalone/start-standalone.ts';

/** How often we look whether the npm that started us is still there. */
const PARENT_CHECK_MILLISECONDS = 500;

/** One Ctrl-C may reach us twice: from the terminal, and passed on by npm. */
const SAME_KEYSTROKE_MILLISECONDS = 500;

const projectFolder = path.resolve(import.meta.dirname, '../../..');
const givenUp = new AbortController();
let running: RunningStandalone | undefined;
let stopping = false;
let stoppingSince = 0;

function print(line: string): void {
  process.stdout.write(`  ${line}\n`);
}

function fail(error: unknown): void {
  process.exitCode = 1;
  if (error instanceof StartError) process.stderr.write(`\n${error.message}\n\nWhat to do: ${error.remedy}\n`);
  else process.stderr.write(`\n${failureText(error, 'with-stack')}\n`);
}

async function stop(reason: string): Promise<void> {
  if (stopping) {
    if (performance.now() - stoppingSince < SAME_KEYSTROKE_MILLISECONDS) return;
    process.stderr.write('\n  Stopped at once. The next start tidies up.\n');
    process.exit(130);
  }
  stopping = true;
  stoppingSince = performance.now();
  process.stdout.write(`\n  ${reason}: finishing what is under way (again: stop at once) …\n`);
  givenUp.abort();
  if (!running) return;
  await running.stop().catch(fail);
  print('Stopped.');
  process.exit();
}

/** npm runs us by a shell, which outlives it: we are deserted when our parent or its parent has changed. */
async function stopWhenDeserted(): Promise<void> {
  const parent = process.ppid;
  const grandparent = await parentOf(parent);
  setInterval(async () => {
    const deserted = process.ppid !== parent || (await parentOf(parent)) !== grandparent;
    if (deserted && !stopping) await stop('npm has gone');
  }, PARENT_CHECK_MILLISECONDS).unref();
}

process.on('SIGINT', () => void stop('Ctrl-C'));
process.on('SIGTERM', () => void stop('Asked to stop'));
process.on('SIGHUP', () => void stop('The terminal was closed'));
// npm killed hard cannot pass anything on; without it nobody would stop us, and the next start would find the data in use.
if (process.env.npm_lifecycle_event === 'start') void stopWhenDeserted();

try {
  running = await startStandalone({ environment: process.env, projectFolder, print, signal: givenUp.signal });
  if (stopping) {
    await running.stop();
    process.exit();
  }
  process.stdout.write(`\n  Heartset is ready: ${running.address}\n  Stop it with Ctrl-C.\n\n`);
} catch (error) {
  if (!(error instanceof StartGivenUp)) fail(error);
  process.exit();
}
