// npm run attack -- <campaign id or file of published documents>
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { checkNodeVersion, installDependencies, loadEnvironmentFile, PROJECT } from './install.mjs';
import { printFailure, step } from './progress.mjs';

try {
  checkNodeVersion();
  loadEnvironmentFile();
  await step('Installing packages', (say) => installDependencies({ scope: 'start', say }));
  await step('Building web pages and API', build);
  process.env.NODE_ENV ||= 'production';
  await import(pathToFileURL(path.join(PROJECT, 'apps', 'api', 'dist', 'attack-command.js')).href);
} catch (error) {
  printFailure(error);
  process.exitCode = 2;
}
