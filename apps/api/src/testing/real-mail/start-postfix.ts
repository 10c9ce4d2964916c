import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Debian's user without rights, who owns the mailboxes. */
const nobody = 65_534;
const nogroup = 65_534;

export interface Postfix {
  readonly smtpUrl: string;
  /** Every mail in somebody's mailbox, as it was delivered. */
  mailsOf(address: string): Promise<Buffer[]>;
  /** What Postfix has written down. */
  log(): Promise<string>;
  stop(): Promise<void>;
}

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (!address || typeof address !== 'object') throw new Error('no port is free');
  return address.port;
}

function mainCf(options: { folder: string; domain: string; bounceDomain: string }): string {
  const { folder, domain, bounceDomain } = options;
  return `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file_prefixes = ${folder}
maillog_file = ${folder}/mail.log
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = mail.${domain}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
mydestination =
alias_maps =
alias_database =
# Takes everything, and reports later what it cannot deliver, as most servers on a mail's way do.
smtpd_reject_unlisted_recipient = no
smtpd_relay_restrictions = permit_mynetworks, reject
virtual_mailbox_domains = ${domain}
virtual_mailbox_maps = texthash:${folder}/conf/mailboxes
virtual_mailbox_base = ${folder}/mailboxes
virtual_uid_maps = static:${nobody}
virtual_gid_maps = static:${nogroup}
relay_domains = ${bounceDomain}
transport_maps = texthash:${folder}/conf/transport
# Nothing leaves this machine.
default_transport = error:5.1.2 nothing leaves this machine
smtp_dns_support_level = disabled
smtp_host_lookup = native
smtp_tls_security_level = none
# What was refused for now is tried again at once, and not in minutes.
minimal_backoff_time = 3s
maximal_backoff_time = 5s
queue_run_delay = 3s
`;
}

function masterCf(port: number): string {
  const lines = [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'pickup unix n - n 60 1 pickup',
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'tlsmgr unix - - n 1000? 1 tlsmgr',
    'rewrite unix - - n - - trivial-rewrite',
    'bounce unix - - n - 0 bounce',
    'defer unix - - n - 0 bounce',
    'trace unix - - n - 0 bounce',
    'verify unix - - n - 1 verify',
    'flush unix n - n 1000? 0 flush',
    'proxymap unix - - n - - proxymap',
    'smtp unix - - n - - smtp',
    'relay unix - - n - - smtp',
    'showq unix n - n - - showq',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'discard unix - - n - - discard',
    'virtual unix - n n - - virtual',
    'anvil unix - - n - 1 anvil',
    'scache unix - - n - 1 scache',
    'postlog unix-dgram n - n - 1 postlogd',
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * Starts a Postfix of its own on loopback: own configuration, own queue, own mailboxes, all below a folder. The machine's own mail
 * server, if it has one, is neither read nor touched.
 *
 * @param options.folder an empty one; whoever it belongs to, Postfix's own user must be able to enter it
 * @param options.mailboxes addresses that it knows; it takes mail for any other address of the domain, too, and gives it back
 * @param options.bouncePort where mail for the bounce domain goes
 */
export async function startPostfix(options: {
  folder: string;
  domain: string;
  mailboxes: readonly string[];
  bounceDomain: string;
  bouncePort: number;
}): Promise<Postfix> {
  const { folder, mailboxes, bounceDomain, bouncePort } = options;
  const port = await freePort();
  const conf = path.join(folder, 'conf');
  for (const name of ['conf', 'queue', 'data', 'mailboxes']) await mkdir(path.join(folder, name), { recursive: true });
  await chmod(folder, 0o755);
  const { stdout } = await run('id', ['-u', 'postfix']);
  await chown(path.join(folder, 'data'), Number(stdout), 0);
  await chown(path.join(folder, 'mailboxes'), nobody, nogroup);
  await writeFile(path.join(conf, 'main.cf'), mainCf(options));
  await writeFile(path.join(conf, 'master.cf'), masterCf(port));
  await writeFile(path.join(conf, 'mailboxes'), mailboxes.map((address) => `${address} ${address}/\n`).join(''));
  await writeFile(path.join(conf, 'transport'), `${bounceDomain} smtp:[127.0.0.1]:${bouncePort}\n`);
  await run('/usr/sbin/postfix', ['-c', conf, 'start']);
  const log = () => readFile(path.join(folder, 'mail.log'), 'utf8').catch(() => '');
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    log,
    mailsOf: async (address) => {
      const arrived = path.join(folder, 'mailboxes', address, 'new');
      const files = await readdir(arrived).catch((): string[] => []);
      return Promise.all(files.sort().map((file) => readFile(path.join(arrived, file))));
    },
    stop: async () => {
      await run('/usr/sbin/postfix', ['-c', conf, 'stop']);
      // Its children end a moment later, and write into the folder until then.
      await sleep(500);
    },
  };
}
