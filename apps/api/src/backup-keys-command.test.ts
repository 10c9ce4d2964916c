import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDirectoryKeyStore } from './modules/keys/directory-key-store.ts';
import { KEY_PURPOSES, type KeyPurpose } from './modules/keys/key-store.ts';
import { runProgram } from './testing/run-program.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

const passphrase = 'correct horse battery staple';
let root: string;
let passphraseFile: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'heartset-keys-'));
  passphraseFile = path.join(root, 'passphrase.txt');
  await writeFile(passphraseFile, `${passphrase}\n`);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function keep(directory: string, purpose: KeyPurpose) {
  const store = await openDirectoryKeyStore(directory, [purpose], new Date());
  const key = { campaignId: randomUUID(), purpose, secret: randomBytes(32) };
  await store.put(key, key.secret);
  return key;
}

describe('backing keys up and restoring them', () => {
  it('works from the data directory, and tells nothing of a secret', async () => {
    const data = path.join(root, 'data');
    const keys = [await keep(path.join(data, 'keys'), 'issuing'), await keep(path.join(data, 'keys'), 'sealing')];
    const file = path.join(root, 'keys.backup');
    const environment = { HEARTSET_DATA: data, HEARTSET_KEYS_PASSPHRASE: passphrase };
    const made = await runProgram('backup-keys-command.ts', ['--to', file], environment);
    expect(made).toMatchObject({ code: 0 });
    expect(made.text).toContain('2 keys are in');

    const elsewhere = path.join(root, 'elsewhere');
    const from = ['--from', file, '--passphrase-file', passphraseFile];
    const restored = await runProgram('restore-keys-command.ts', from, { HEARTSET_KEYS: elsewhere });
    expect(restored).toMatchObject({ code: 0 });
    expect(restored.text).toContain('2 restored, 0 were there, 0 destroyed since');
    const store = await openDirectoryKeyStore(elsewhere, KEY_PURPOSES, new Date());
    for (const key of keys) expect(Buffer.from(await store.get(key)).equals(key.secret)).toBe(true);
    for (const { secret } of keys) expect(made.text + restored.text).not.toContain(secret.toString('base64url'));
    expect(made.text + restored.text).not.toContain(passphrase);
  });

  it('keeps to the purposes of a process, and needs nothing but where its keys are', async () => {
    const directory = path.join(root, 'api-keys');
    await keep(directory, 'issuing');
    const file = path.join(root, 'keys.backup');
    const environment = { HEARTSET_KEYS: directory, DATABASE_URL_API: 'postgres://heartset_api:p@localhost/heartset' };
    const to = ['--to', file, '--passphrase-file', passphraseFile];
    const made = await runProgram('backup-keys-command.ts', to, environment);
    expect(made).toMatchObject({ code: 0 });
    expect(made.text).toContain('1 key is in');
    expect(await readdir(directory)).toEqual(['issuing']);
  });

  it('says of an empty store that there is nothing to keep yet', async () => {
    const directory = path.join(root, 'keys');
    await openDirectoryKeyStore(directory, KEY_PURPOSES, new Date());
    const to = ['--to', path.join(root, 'keys.backup'), '--passphrase-file', passphraseFile];
    const made = await runProgram('backup-keys-command.ts', to, { HEARTSET_KEYS: directory });
    expect(made).toMatchObject({ code: 0, text: expect.stringContaining('There were none to keep') });
  });

  it('says how they are called, when asked', async () => {
    for (const command of ['backup-keys', 'restore-keys']) {
      const help = await runProgram(`${command}-command.ts`, ['--help'], { HEARTSET_KEYS: path.join(root, 'keys') });
      expect(help).toMatchObject({ code: 0, text: expect.stringContaining(`npm run ${command} -- --`) });
    }
    expect(await readdir(root)).toEqual(['passphrase.txt']);
  });

  it('says what is missing or wrong, and ends with 1', async () => {
    const directory = path.join(root, 'keys');
    const file = path.join(root, 'keys.backup');
    const environment = { HEARTSET_KEYS: directory };
    const to = ['--to', file, '--passphrase-file', passphraseFile];
    const none = await runProgram('backup-keys-command.ts', to, environment);
    expect(none).toMatchObject({ code: 1, text: expect.stringContaining('There are no keys in') });
    await keep(directory, 'issuing');
    for (const [arguments_, says] of [
      [['--to', file], 'The passphrase of the backup is missing.'],
      [['--to', file, '--passphrase-file', path.join(root, 'nowhere')], 'cannot be read (ENOENT)'],
      [['--passphrase-file', passphraseFile], '--to is missing'],
      [['--to', file, '--password', 'x'], 'npm run backup-keys'],
      [[...to, '--purpose', 'everything'], 'There are no keys for "everything".'],
    ] as const) {
      expect(await runProgram('backup-keys-command.ts', arguments_, environment)).toMatchObject({
        code: 1,
        text: expect.stringContaining(says),
      });
    }
    expect((await readdir(root)).sort()).toEqual(['keys', 'passphrase.txt']);
    expect(await runProgram('backup-keys-command.ts', to, environment)).toMatchObject({ code: 0 });
    await writeFile(passphraseFile, 'another passphrase altogether');
    const wrong = await runProgram('restore-keys-command.ts', ['--from', file, ...to.slice(2)], environment);
    expect(wrong).toMatchObject({ code: 1, text: expect.stringContaining('The passphrase is another one') });
    expect(await readFile(file, 'utf8')).toMatch(/^heartset-keys-backup 1 /);
  });
});
