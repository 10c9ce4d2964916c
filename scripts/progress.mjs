// How the scripts speak: one short line a step, with its seconds; a failure with what to do.

/** A stop with the way out, shown without a stack. */
export class CannotGoOn extends Error {
  constructor(problem, remedy) {
    super(problem);
    this.name = 'CannotGoOn';
    this.remedy = remedy;
  }
}

/** Without a terminal, how often long work says how far it is. */
const LINE_EVERY_MILLISECONDS = 10_000;

/**
 * Does the work and prints a line about it with the seconds it took; work that says it had nothing to do (false) prints
 * none. The work may say how far it is.
 *
 * @param {(say: (progress: string) => void) => Promise<unknown>} work
 */
export async function step(title, work) {
  const begun = performance.now();
  const onTerminal = process.stdout.isTTY;
  let lastLine = begun;
  const say = (progress) => {
    if (onTerminal) process.stdout.write(`\r\u001b[2K  ${title} … ${progress}`);
    else if (performance.now() - lastLine > LINE_EVERY_MILLISECONDS) {
      lastLine = performance.now();
      process.stdout.write(`  ${title} … ${progress}\n`);
    }
  };
  say('');
  try {
    const result = await work(say);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const line = result === false ? '' : `  ${title} · ${seconds} s\n`;
    process.stdout.write(onTerminal ? `\r\u001b[2K${line}` : line);
    return result;
  } catch (error) {
    if (onTerminal) process.stdout.write('\n');
    throw error;
  }
}

/** Prints why it stops and what to do, and makes the process end with 1. */
export function printFailure(error) {
  const remedy = error && typeof error === 'object' && 'remedy' in error ? error.remedy : undefined;
  if (remedy) process.stderr.write(`\n${error.message}\n\nWhat to do: ${remedy}\n`);
  else process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
