// Runs a program from its TypeScript source, with the tools of development, which a start leaves out.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { checkNodeVersion, installDependencies, PROJECT } from './install.mjs';
import { printFailure, step } from './progress.mjs';

const [program, ...rest] = process.argv.slice(2);
try {
  checkNodeVersion();
  await step('Installing packages', (say) => installDependencies({ scope: 'everything', say }));
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', path.join(PROJECT, program), ...rest], {
    stdio: 'inherit',
    cwd: PROJECT,
  });
  process.exitCode = status ?? 1;
} catch (error) {
  printFailure(error);
  process.exitCode = 2;
}
