import { createHash, createPublicKey, createVerify, generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestMailServer, type TestMailServer } from '../../testing/test-mail-server.ts';
import { dkimHeaders, type OutgoingMail, openMailTransport } from './mail-transport.ts';
import { type DkimSigner, readDkimKey } from './read-dkim-key.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));

const mail: OutgoingMail = {
  from: 'Heartset <feedback@hospital.example>',
  to: { name: 'Noor Haddad', address: 'noor@hospital.example' },
  replyTo: 'hanna@hospital.example',
  subject: 'Your feedback for Léa',
  text: 'Good morning,\n\n.a line that begins with a dot\n\n\n',
  html: '<p>Good morning</p>',
  messageId: '<one@hospital.example>',
  headers: {
    'List-Unsubscribe': '<https://feedback.example/stop/abc>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
};

let server: TestMailServer;
let folder: string;
beforeAll(async () => {
  server = await startTestMailServer();
  folder = await mkdtemp(path.join(tmpdir(), 'heartset-dkim-'));
});
beforeEach(() => {
  server.came.length = 0;
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function send(outgoing: OutgoingMail, dkim?: DkimSigner): Promise<TestMailServer['came'][number]> {
  const transport = openMailTransport(server.smtpUrl, { from: outgoing.from, maximumConnections: 1, dkim });
  try {
    await transport.send(outgoing, 10_000);
  } finally {
    transport.close();
  }
  const [came] = server.came;
  if (!came) throw new Error('nothing came');
  return came;
}

const signer: DkimSigner = { domainName: 'hospital.example', keySelector: 'heartset', privateKey: pem };

/** Verifies as RFC 6376 says for relaxed/relaxed, from its text and not with the signer's code. */
function verify(raw: Buffer): { signed: string[]; holds: boolean } {
  const text = raw.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const headers = text
    .slice(0, end)
    .split(/\r\n(?![ \t])/)
    .map((line) => {
      const [name = '', ...rest] = line.split(':');
      const value = rest
        .join(':')
        .replaceAll(/\r\n/g, '')
        .replaceAll(/[ \t]+/g, ' ')
        .trim();
      return { name: name.trim().toLowerCase(), value };
    });
  const signature = headers.find(({ name }) => name === 'dkim-signature')?.value ?? '';
  const tag = (name: string) => new RegExp(`(?:^|;) ?${name}=([^;]*)`).exec(signature)?.[1]?.replaceAll(' ', '') ?? '';
  const lines = text
    .slice(end + 4)
    .split('\r\n')
    .map((line) => line.replaceAll(/[ \t]+/g, ' ').trimEnd());
  const body = `${lines.join('\r\n').replace(/(\r\n)*$/, '')}\r\n`;
  const bodyHolds = createHash('sha256').update(body, 'latin1').digest('base64') === tag('bh');
  const signed = tag('h').split(':');
  const unsigned = `dkim-signature:${signature.replace(/b=[^;]*$/, 'b=')}`;
  const data = signed.map((name) => `${name}:${headers.findLast((one) => one.name === name)?.value}\r\n`).join('');
  const verifier = createVerify('rsa-sha256').update(`${data}${unsigned}`, 'latin1');
  return { signed, holds: bodyHolds && verifier.verify(createPublicKey(pem), tag('b'), 'base64') };
}

describe('a signature', () => {
  it('covers everything that a mailbox goes by, one-click unsubscribing included', async () => {
    const { raw } = await send(mail, signer);
    const { signed, holds } = verify(raw);
    expect(holds).toBe(true);
    expect(signed).toEqual(dkimHeaders.map((name) => name.toLowerCase()));
    expect(raw.toString()).toMatch(/d=hospital\.example;[\s\S]*s=heartset;/);
  });

  it('breaks when a header or the text is changed', async () => {
    const { raw } = await send(mail, signer);
    const changed = (from: string, to: string) =>
      verify(Buffer.from(raw.toString('latin1').replace(from, to), 'latin1'));
    expect(changed('stop/abc', 'stop/abd').holds).toBe(false);
    expect(changed('One-Click', 'Two-Click').holds).toBe(false);
    expect(changed('<p>Good morning', '<p>Good evening').holds).toBe(false);
    expect(changed('begins', 'begins').holds).toBe(true);
  });

  it('is the server’s matter without a key', async () => {
    expect((await send(mail)).raw.toString()).not.toMatch(/^dkim-signature/im);
  });
});

describe('a mail that might come back', () => {
  it('goes back to its own return path, its headers alone, and is from whom it says', async () => {
    const came = await send({ ...mail, returnPath: 'bounces+m123@bounces.example' });
    expect(came).toMatchObject({ returnPath: 'bounces+m123@bounces.example', returned: 'HDRS' });
    expect(server.received.at(-1)?.from?.text).toContain('feedback@hospital.example');
    expect((await sentAgain()).returnPath).toBe('feedback@hospital.example');
  });

  it('says that a machine wrote it, whatever other headers it has', async () => {
    await send({ ...mail, headers: { 'Auto-Submitted': 'no', 'X-One': 'more' } });
    expect(server.received.at(-1)?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(server.received.at(-1)?.headers.get('x-one')).toBe('more');
  });

  it.each(['nobody', 'nobody\r\nRCPT TO:<x@example.test>', ''])(
    'is not sent to an address that is none: %j',
    async (address) => {
      const nowhere = { ...mail, to: { name: '', address }, returnPath: 'bounces+m123@bounces.example' };
      await expect(send(nowhere)).rejects.toMatchObject({ code: 'EENVELOPE' });
      expect(server.came).toEqual([]);
    },
  );
});

async function sentAgain() {
  server.came.length = 0;
  return send(mail);
}

describe('the key that mails are signed with', () => {
  const settings = { domain: 'hospital.example', selector: 'heartset' };
  const keyFile = async (name: string, text: string, mode = 0o600) => {
    const file = path.join(folder, name);
    await writeFile(file, text, { mode });
    await chmod(file, mode);
    return file;
  };

  it('is read where it is ours alone', async () => {
    expect(await readDkimKey({ ...settings, keyFile: await keyFile('good.pem', pem) })).toEqual(signer);
  });

  it.each([
    ['others may read', 'open.pem', pem, 0o640, 'Set its mode to 0600'],
    ['holds no key', 'text.pem', 'not a key: hunter2', 0o600, 'no RSA key'],
    ['is of another kind', 'curve.pem', curve(), 0o600, 'no RSA key'],
    ['is too short', 'short.pem', short(), 0o600, '512 bits'],
  ])('is refused when it %s, without what is in it', async (_when, name, text, mode, says) => {
    const file = await keyFile(name, text, mode);
    const refused = await readDkimKey({ ...settings, keyFile: file }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Error);
    expect(String(refused)).toContain('MAIL_DKIM_KEY_FILE');
    expect(String(refused)).toContain(says);
    expect(String(refused)).not.toMatch(/hunter2|BEGIN/);
  });

  it('is refused as a link, and when it is missing', async () => {
    const link = path.join(folder, 'link.pem');
    await symlink(await keyFile('behind.pem', pem), link);
    await expect(readDkimKey({ ...settings, keyFile: link })).rejects.toThrow('it is a link');
    await expect(readDkimKey({ ...settings, keyFile: path.join(folder, 'none.pem') })).rejects.toThrow('ENOENT');
  });
});

function curve(): string {
  return String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
}

function short(): string {
  return String(generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey.export({ type: 'pkcs8', format: 'pem' }));
}
