// Installs what package.json and the lockfile say, and nothing when that is done already.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotGoOn } from './progress.mjs';

export const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const PACKAGE_MANAGER = JSON.parse(readFileSync(path.join(PROJECT, 'package.json'), 'utf8')).packageManager;
const STAMP = path.join(PROJECT, 'node_modules', '.heartset-install.json');
const OLDEST_NODE = [20, 19];

/**
 * Starting builds from the sources and needs what `dependencies` name: neither the tools of development (types, linter,
 * tests) nor the browser of the journeys, which together are half of the download.
 */
const START_ONLY = ['--prod', '--filter', '!@heartset/e2e'];

/** Stops with a remedy when this Node.js is too old. */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new CannotGoOn(
    `Heartset needs Node.js ${OLDEST_NODE.join('.')} or newer; this is ${version}.`,
    'Install a newer one from https://nodejs.org, then try again.',
  );
}

/** Takes what `.env` says, where the environment does not say otherwise. */
export function loadEnvironmentFile() {
  const file = path.join(PROJECT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * Installs the dependencies, unless the stamp says that this very lockfile is installed.
 *
 * @param {{ scope: 'start' | 'everything', say?: (progress: string) => void }} options 'start' leaves out the browser of
 *   the journeys; `say` hears how many packages are there
 * @returns {Promise<boolean>} whether anything had to be installed
 */
export async function installDependencies({ scope, say = () => {} }) {
  const wanted = fingerprint();
  if (isInstalled(wanted, scope)) return false;
  const arguments_ = ['install', '--frozen-lockfile', '--reporter=append-only', '--config.confirmModulesPurge=false'];
  const chosen = scope === 'start' && !hasDevelopmentTools() ? 'start' : 'everything';
  if (chosen === 'start') arguments_.push(...START_ONLY);
  const { exitCode, output } = await runPackageManager(arguments_, say);
  if (exitCode !== 0)
    throw new CannotGoOn(`The packages could not be installed:\n${lastLines(output, 15)}`, remedyFor(output));
  writeFileSync(STAMP, `${JSON.stringify({ fingerprint: wanted, scope: chosen })}\n`);
  return true;
}

function isInstalled(wanted, scope) {
  try {
    const stamp = JSON.parse(readFileSync(STAMP, 'utf8'));
    const complete = existsSync(path.join(PROJECT, 'node_modules', '.modules.yaml'));
    return complete && stamp.fingerprint === wanted && (stamp.scope === scope || stamp.scope === 'everything');
  } catch {
    return false;
  }
}

/** Somebody develops here: a start must not take the tools away. */
function hasDevelopmentTools() {
  const state = path.join(PROJECT, 'node_modules', '.modules.yaml');
  return existsSync(state) && /"devDependencies": true/.test(readFileSync(state, 'utf8'));
}

/** Changes when another set of packages would be installed: lockfile, manifests, platform. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${PACKAGE_MANAGER}`);
  const folders = ['apps', 'packages'].flatMap((group) =>
    readdirSync(path.join(PROJECT, group)).map((name) => path.join(group, name)),
  );
  const manifests = ['', 'e2e', 'scripts', ...folders].map((folder) => path.join(folder, 'package.json'));
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests.sort()]) {
    if (existsSync(path.join(PROJECT, file))) hash.update(file).update(readFileSync(path.join(PROJECT, file)));
  }
  return hash.digest('hex');
}

function runPackageManager(arguments_, say) {
  const npx = npxCommand();
  return new Promise((resolve) => {
    const child = spawn(npx.command, [...npx.arguments, '-y', PACKAGE_MANAGER, ...arguments_], {
      cwd: PROJECT,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: npx.shell,
    });
    let output = '';
    const collect = (chunk) => {
      output += chunk;
      const [, wanted, kept, fetched] = /resolved (\d+), reused (\d+), downloaded (\d+)/.exec(chunk) ?? [];
      if (wanted > 1) say(`${Number(kept) + Number(fetched)} of ${wanted}`);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => resolve({ exitCode: 1, output: String(error) }));
    child.once('close', (exitCode) => resolve({ exitCode, output }));
  });
}

/** npx of the npm that started us, so that nothing depends on the PATH; else the one on the PATH. */
function npxCommand() {
  const beside = process.env.npm_execpath && path.join(path.dirname(process.env.npm_execpath), 'npx-cli.js');
  if (beside && existsSync(beside)) return { command: process.execPath, arguments: [beside], shell: false };
  return { command: 'npx', arguments: [], shell: process.platform === 'win32' };
}

/** npm and pnpm keep caches below the home: an account without one gets a place in the project. */
function environment() {
  const environment_ = { ...process.env, npm_config_update_notifier: 'false', npm_config_fund: 'false' };
  if (isWritable(homedir())) return environment_;
  const home = path.join(PROJECT, 'node_modules', '.cache', 'home');
  mkdirSync(home, { recursive: true });
  return { ...environment_, HOME: home, npm_config_cache: path.join(home, '.npm') };
}

function isWritable(directory) {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function remedyFor(output) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|network/i.test(output)) {
    return 'Check that this machine reaches the npm registry (behind a proxy: npm config set proxy …), then try again.';
  }
  if (/SELF_SIGNED_CERT|UNABLE_TO_VERIFY|CERT_/.test(output)) {
    return 'Something between this machine and the npm registry signs with its own certificate. Name its file: NODE_EXTRA_CA_CERTS=/path/to/ca.pem, then try again.';
  }
  if (/ENOSPC/.test(output)) return 'The disk is full: free about 1 GB, then try again.';
  if (/EACCES|EPERM/.test(output))
    return `Make ${PROJECT} writable for this user (an earlier start as root may own node_modules), then try again.`;
  if (/OUTDATED_LOCKFILE/.test(output))
    return `package.json and pnpm-lock.yaml disagree: run "npx -y ${PACKAGE_MANAGER} install" once, or restore both.`;
  return 'Delete the folder node_modules and try again; if it stays, the lines above name the package.';
}

function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
