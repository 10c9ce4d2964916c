// npm run test:mail — sends real mails through a real mail server on this machine, and takes one back. Installs what it needs with apt.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkNodeVersion, installDependencies, PROJECT } from './install.mjs';
import { CannotGoOn, printFailure, step } from './progress.mjs';

const PACKAGES = ['postfix', 'opendkim', 'python3-dkim'];
const POLICY = '/usr/sbin/policy-rc.d';

const works = (program, ...args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

function isInstalled() {
  return (
    existsSync('/usr/sbin/postfix') &&
    existsSync('/usr/sbin/opendkim') &&
    works('/usr/bin/python3', '-c', 'import dkim')
  );
}

function requireDebian() {
  const remedy = `Run it as root on Debian or Ubuntu (a container will do), or install ${PACKAGES.join(', ')} there yourself; without them nothing else of Heartset is missing.`;
  if (process.getuid?.() !== 0) {
    throw new CannotGoOn('A mail server of its own can only be started by root.', remedy);
  }
  if (!isInstalled() && !works('apt-get', '--version')) {
    throw new CannotGoOn(`This needs ${PACKAGES.join(', ')}, and there is no apt-get to install them with.`, remedy);
  }
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr } = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
  if (status === 0) return;
  throw new CannotGoOn(
    `apt-get ${args.join(' ')} did not work:\n${stderr.trim()}`,
    'Check that this machine reaches its package archive, then try again.',
  );
}

/** Installs programs, and starts none: neither Postfix nor OpenDKIM becomes a service of this machine that was none before. */
function installPrograms() {
  if (isInstalled()) return false;
  const ownPolicy = !existsSync(POLICY);
  if (ownPolicy) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    if (!existsSync('/etc/postfix/main.cf')) {
      const answer = 'postfix postfix/main_mailer_type select No configuration\n';
      spawnSync('debconf-set-selections', [], { input: answer });
    }
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...PACKAGES);
  } finally {
    if (ownPolicy) rmSync(POLICY);
  }
  return true;
}

try {
  checkNodeVersion();
  requireDebian();
  await step('Installing packages', (say) => installDependencies({ scope: 'everything', say }));
  await step('Installing a mail server and two that verify signatures', async () => installPrograms());
  const program = path.join(PROJECT, 'apps/api/src/testing/real-mail/test-mail-command.ts');
  // Says how the mails' templates are compiled.
  const env = { ...process.env, TSX_TSCONFIG_PATH: path.join(PROJECT, 'apps/api/tsconfig.json') };
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', program], { stdio: 'inherit', cwd: PROJECT, env });
  process.exitCode = status ?? 1;
} catch (error) {
  printFailure(error);
  process.exitCode = 2;
}
