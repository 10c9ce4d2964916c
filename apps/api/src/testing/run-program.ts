import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const apiFolder = path.resolve(import.meta.dirname, '../..');

/**
 * Runs one of the API's programs to its end, as a process of its own that knows nothing of this one's environment.
 *
 * @param program its file in `src`
 * @returns its exit code, and all that it wrote: standard output, then standard error
 * @example await runProgram('backup-keys-command.ts', ['--to', file], { HEARTSET_KEYS: directory })
 */
export async function runProgram(
  program: string,
  arguments_: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ code: number; text: string }> {
  const env = { PATH: process.env.PATH, NODE_ENV: 'test', ...environment };
  const all = ['--import', 'tsx', path.join(apiFolder, 'src', program), ...arguments_];
  return run(process.execPath, all, { cwd: apiFolder, env }).then(
    ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      text: error.stdout + error.stderr,
    }),
  );
}
