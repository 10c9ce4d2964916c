import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { parseConfig } from '../../config.ts';
import { closeDatabase, type Database, openDatabase } from '../../db/client.ts';
import { people } from '../../db/schema/people.ts';
import { migrateAll } from '../../migrate.ts';
import { listInvitations } from '../../modules/campaigns/invitations.queries.ts';
import { KEY_PURPOSES, openDirectoryKeyStore } from '../../modules/keys/keys.public.ts';
import { runWorkers } from '../../run-workers.ts';
import { startCluster } from '../../standalone/postgres/start-cluster.ts';
import { recordTraffic } from './record-traffic.ts';
import { type StagedMails, stageMails } from './stage-mails.ts';
import { freePort, type Postfix, startPostfix } from './start-postfix.ts';
import { dkimRecord, verifyDkim } from './verify-dkim.ts';

/**
 * The program behind `npm run test:mail`: a mail server of its own (Postfix on loopback), the product's mail worker with a key for
 * signatures and a place for returned mail, and two programs that verify signatures. Sends an invitation, a sign-in mail and an invitation
 * to somebody whom nobody knows, and looks at what arrives and what comes back.
 *
 * Ends with 0 when everything is as it should be, with 1 when something is not, with 2 when it could not be tried.
 */
const domain = 'hospital.example';
const bounceDomain = 'bounces.example';
const noor = `noor@${domain}`;
const hr = `ines@${domain}`;
const unknown = `nobody.here@${domain}`;
const password = 'only-for-this-test';
const patienceMs = 60_000;

interface Check {
  what: string;
  holds: boolean;
  seen: string;
}

const checks: Check[] = [];
const check = (what: string, holds: boolean, seen: string) => {
  checks.push({ what, holds, seen });
};

/** What has to be taken down again, the newest first. */
const undo: (() => Promise<unknown>)[] = [];

async function until<Found>(look: () => Promise<Found | undefined>): Promise<Found | undefined> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined || Date.now() > end) return found;
    await sleep(250);
  }
}

async function startDatabase(folder: string) {
  const cluster = await startCluster({ dataDirectory: path.join(folder, 'database'), settings: { fsync: 'off' } });
  undo.push(() => cluster.stop());
  await migrateAll(cluster.ownerUrl, path.resolve(import.meta.dirname, '../../../../../migrations'));
  const urlOf = (login: string) => {
    const url = new URL(cluster.ownerUrl);
    url.username = login;
    url.password = password;
    return url.toString();
  };
  const open = (url: string): Database => {
    const database = openDatabase(url, { applicationName: 'heartset mail test', onIdleError: () => undefined });
    undo.push(() => closeDatabase(database));
    return database;
  };
  const owner = open(cluster.ownerUrl);
  for (const login of ['heartset_api', 'heartset_mailer']) {
    await owner.$client.query(`ALTER ROLE ${login} LOGIN PASSWORD '${password}'`);
  }
  return { owner, api: open(urlOf('heartset_api')), mailerUrl: urlOf('heartset_mailer') };
}

/** Postfix, and before the place for returned mail something that keeps what passes. */
async function startMailServers(folder: string) {
  const listenPort = await freePort();
  const traffic = await recordTraffic(listenPort);
  undo.push(() => traffic.stop());
  const postfix = await startPostfix({
    folder: path.join(folder, 'postfix'),
    domain,
    mailboxes: [noor, hr],
    bounceDomain,
    bouncePort: traffic.port,
  });
  undo.push(() => postfix.stop());
  return { listenPort, traffic, postfix };
}

async function startMailWorker(settings: Record<string, string>): Promise<void> {
  const quiet = { debug: () => undefined, info: () => undefined };
  const loud = (fields: Record<string, unknown>, message: string) =>
    process.stderr.write(`  the mail worker: ${message} ${JSON.stringify(fields)}\n`);
  const config = parseConfig({
    WORKER_ROLES: 'mail',
    PUBLIC_URL: 'https://feedback.hospital.example',
    MAIL_FROM: `Heartset <feedback@${domain}>`,
    MAIL_KEY: 'a-key-that-only-this-test-knows-of-0',
    TIME_ZONE: 'Europe/Zurich',
    ...settings,
  });
  const workers = await runWorkers(config, { ...quiet, warn: loud, error: loud });
  undo.push(() => workers.close());
}

async function checkArrival(postfix: Postfix, address: string, what: string): Promise<Buffer | undefined> {
  const mail = await until(async () => (await postfix.mailsOf(address))[0]);
  const subject = /^Subject: (.*)$/m.exec(mail?.toString('utf8') ?? '')?.[1];
  check(`${what} is in its reader's mailbox`, mail !== undefined, subject ?? 'nothing came');
  return mail;
}

async function checkSignature(folder: string, mail: Buffer | undefined, what: string, record: string): Promise<void> {
  if (!mail) return;
  const name = `heartset._domainkey.${domain}`;
  const says = await verifyDkim(folder, mail, name, record);
  const seen = (verdicts: typeof says) =>
    `opendkim: ${verdicts.opendkim ? 'pass' : 'fail'}, dkimpy: ${verdicts.dkimpy ? 'pass' : 'fail'}`;
  check(`${what} is signed for ${domain}`, says.opendkim && says.dkimpy, seen(says));
  const changed = Buffer.from(mail.toString('latin1').replace(/^Subject: /m, 'Subject: Re: '), 'latin1');
  const ofChanged = await verifyDkim(folder, changed, name, record);
  check(`${what}, changed on its way, is not`, !ofChanged.opendkim && !ofChanged.dkimpy, seen(ofChanged));
}

/** What one-click unsubscribing needs to be offered (RFC 8058 section 4). */
function checkUnsubscribing(mail: Buffer | undefined): void {
  const head =
    mail
      ?.toString('latin1')
      .split('\r\n\r\n')[0]
      ?.split('\n\n')[0]
      ?.replaceAll(/\r?\n[ \t]+/g, ' ') ?? '';
  const signed = /^DKIM-Signature:.*?\bh=([^;]*)/im.exec(head)?.[1]?.replaceAll(' ', '').toLowerCase().split(':') ?? [];
  const holds =
    /^List-Unsubscribe: <https:/m.test(head) &&
    /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m.test(head) &&
    signed.includes('list-unsubscribe') &&
    signed.includes('list-unsubscribe-post');
  check('one-click unsubscribing is in the invitation, and signed', holds, `h=${signed.join(':')}`);
}

async function checkReturn(
  databases: { owner: Database; api: Database },
  { campaignId, hr: actor }: StagedMails,
  traffic: { sent: string[] },
): Promise<void> {
  const deliveryOf = async (address: string) =>
    (await listInvitations(databases.api, actor, campaignId)).find(({ email }) => email === address);
  const returned = await until(async () => {
    const found = await deliveryOf(unknown);
    return found?.delivery === 'failed' ? found : undefined;
  });
  check(
    'the invitation to nobody has come back, says HR’s page',
    returned?.error === 'mail-returned',
    String(returned?.error),
  );
  const other = await deliveryOf(noor);
  check('the other one has arrived, it says', other?.delivery === 'accepted', String(other?.delivery));
  const [person] = await databases.owner.select().from(people).where(eq(people.email, unknown));
  check('the address counts as one with trouble', person?.mailReturned === true, String(person?.mailReturned));
  const report = traffic.sent.find((each) => /report-type=delivery-status/i.test(each)) ?? '';
  const status = /^Status: (.*)\r$/m.exec(report)?.[1];
  const to = /^RCPT TO:<([^>]*)>/m.exec(report)?.[1] ?? '';
  check(
    'what came back is a report by RFC 3464',
    status === '5.1.1',
    `Status: ${status}, to ${to.replace(/\+(.{9}).*@/, '+$1…@')}`,
  );
  const link = /\/a#[A-Za-z0-9_-]{22}/.test(report.replaceAll(/=\r\n/g, ''));
  check('it does not carry the invitation’s link along', report !== '' && !link, `${report.length} bytes`);
}

function printTable(): boolean {
  const lines = checks.map(({ what, holds, seen }) => `| ${holds ? 'yes' : '**no**'} | ${what} | ${seen} |`);
  process.stdout.write(`\n| holds | what | seen |\n| --- | --- | --- |\n${lines.join('\n')}\n`);
  return checks.every(({ holds }) => holds);
}

async function tryMail(folder: string): Promise<void> {
  const { owner, api, mailerUrl } = await startDatabase(folder);
  const keys = await openDirectoryKeyStore(path.join(folder, 'keys'), KEY_PURPOSES, new Date());
  const { postfix, traffic, listenPort } = await startMailServers(folder);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const keyFile = path.join(folder, 'dkim.pem');
  await writeFile(keyFile, pem, { mode: 0o600 });
  const staged = await stageMails({ owner, api }, keys, { asked: [noor, unknown], hr });
  await startMailWorker({
    DATABASE_URL_MAILER: mailerUrl,
    SMTP_URL: postfix.smtpUrl,
    MAIL_DKIM_DOMAIN: domain,
    MAIL_DKIM_SELECTOR: 'heartset',
    MAIL_DKIM_KEY_FILE: keyFile,
    MAIL_BOUNCE_ADDRESS: `bounces@${bounceDomain}`,
    MAIL_BOUNCE_LISTEN: `127.0.0.1:${listenPort}`,
  });
  const invitation = await checkArrival(postfix, noor, 'the invitation');
  const signIn = await checkArrival(postfix, hr, 'the sign-in mail');
  const record = dkimRecord(pem);
  await checkSignature(folder, invitation, 'the invitation', record);
  await checkSignature(folder, signIn, 'the sign-in mail', record);
  checkUnsubscribing(invitation);
  await checkReturn({ owner, api }, staged, traffic);
  if (!printTable()) {
    process.exitCode = 1;
    process.stderr.write(`\nWhat Postfix wrote down:\n${await postfix.log()}\n`);
  }
}

const folder = await mkdtemp(path.join(tmpdir(), 'heartset-mail-'));
// Postfix's processes run under users of their own, and pass through here to their folder.
await chmod(folder, 0o711);
try {
  await tryMail(folder);
} catch (error) {
  process.exitCode = 2;
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
} finally {
  for (let each = undo.pop(); each; each = undo.pop()) await each();
  await rm(folder, { recursive: true, force: true });
}
