import { AppError } from '../core/errors.ts';
import { systemErrorCode } from '../core/system-error-code.ts';
import { printHelp } from './print-help.ts';
import { StartError } from './start-error.ts';

/**
 * Runs a program about the keys, and says how it ended: 0 when it is done, 1 with what to do when it is not.
 *
 * @param help what is printed instead, when it is asked for
 * @param work what it does; returns what is to be said when it is done
 */
export async function runKeysCommand(help: string, work: () => Promise<string>): Promise<void> {
  if (printHelp(process.argv.slice(2), help)) return;
  try {
    process.stdout.write(`\n  ${await work()}\n\n`);
  } catch (error) {
    process.exitCode = 1;
    // An error that is not ours is told by its name alone: what it says may quote a key.
    const known = error instanceof StartError || error instanceof AppError;
    process.stderr.write(`\n${known ? error.message : `Failed (${systemErrorCode(error) ?? 'unknown error'}).`}\n`);
    if (error instanceof StartError) process.stderr.write(`\nWhat to do: ${error.remedy}\n`);
  }
}
