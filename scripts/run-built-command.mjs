import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { checkNodeVersion, installDependencies, loadEnvironmentFile, PROJECT } from './install.mjs';
import { printFailure, step } from './progress.mjs';

/**
 * Installs and builds what is missing, then runs a program of the API in this process, with this one's arguments.
 *
 * @param {string} program its file in `apps/api/dist`
 * @param {number} failure the exit code when it could not even be started
 */
export async function runBuiltCommand(program, failure = 1) {
  try {
    checkNodeVersion();
    loadEnvironmentFile();
    await step('Installing packages', (say) => installDependencies({ scope: 'start', say }));
    await step('Building web pages and API', build);
    process.env.NODE_ENV ||= 'production';
    await import(pathToFileURL(path.join(PROJECT, 'apps', 'api', 'dist', program)).href);
  } catch (error) {
    printFailure(error);
    process.exitCode = failure;
  }
}
