// npm start: install, build, then run everything in this one process.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { checkNodeVersion, installDependencies, loadEnvironmentFile, PROJECT } from './install.mjs';
import { printFailure, step } from './progress.mjs';

try {
  process.stdout.write('\nHeartset\n');
  checkNodeVersion();
  loadEnvironmentFile();
  await step('Installing packages (the first time takes a moment)', (say) =>
    installDependencies({ scope: 'start', say }),
  );
  await step('Building web pages and API', build);
  process.env.NODE_ENV ||= 'production';
  await import(pathToFileURL(path.join(PROJECT, 'apps', 'api', 'dist', 'standalone.js')).href);
} catch (error) {
  printFailure(error);
}
