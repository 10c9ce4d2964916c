// How the scripts speak: one short line a step, with its seconds; a failure with what to do.

/** A stop with the way out, shown without a stack. */
export class CannotGoOn extends Error {
  constructor(problem, remedy) {
    super(problem);
    this.name = 'CannotGoOn';
    this.remedy = remedy;
  }
}

/** Does the work and prints a line about it with the seconds it took; work that says it had nothing to do (false) prints none. */
export async function step(title, work) {
  const begun = performance.now();
  const onTerminal = process.stdout.isTTY;
  if (onTerminal) process.stdout.write(`  ${title} …`);
  try {
    const result = await work();
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
