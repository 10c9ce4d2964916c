import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDirectoryKeyStore } from './modules/keys/directory-key-store.ts';
import { KEY_PURPOSES, type KeyPurpose } from './modules/keys/key-store.ts';
import { startStandalone } from './standalone/start-standalone.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

const run = promisify(execFile);
const apiFolder = path.resolve(import.meta.dirname, '..');
const passphrase = 'correct horse battery staple';
let root: string;
let passphraseFile: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'heartset-keys-'));
  passphraseFile = path.join(root, 'passphrase.txt');
  await writeFile(passphraseFile, `${passphrase}\n`);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function command(program: string, arguments_: readonly string[], environment: Record<string, string>) {
  const env = { PATH: process.env.PATH, NODE_ENV: 'test', ...environment };
  const all = ['--import', 'tsx', path.join(apiFolder, 'src', program), ...arguments_];
  return run(process.execPath, all, { cwd: apiFolder, env }).then(
    ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      text: error.stdout + error.stderr,
    }),
  );
}

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
    const made = await command('backup-keys-command.ts', ['--to', file], environment);
    expect(made).toMatchObject({ code: 0 });
    expect(made.text).toContain('2 keys are in');

    const elsewhere = path.join(root, 'elsewhere');
    const from = ['--from', file, '--passphrase-file', passphraseFile];
    const restored = await command('restore-keys-command.ts', from, { HEARTSET_KEYS: elsewhere });
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
    const made = await command('backup-keys-command.ts', to, environment);
    expect(made).toMatchObject({ code: 0 });
    expect(made.text).toContain('1 key is in');
    expect(await readdir(directory)).toEqual(['issuing']);
  });

  it('says what is missing or wrong, and ends with 1', async () => {
    const directory = path.join(root, 'keys');
    const file = path.join(root, 'keys.backup');
    const environment = { HEARTSET_KEYS: directory };
    const to = ['--to', file, '--passphrase-file', passphraseFile];
    const none = await command('backup-keys-command.ts', to, environment);
    expect(none).toMatchObject({ code: 1, text: expect.stringContaining('There are no keys in') });
    await keep(directory, 'issuing');
    for (const [arguments_, says] of [
      [['--to', file], 'The passphrase of the backup is missing.'],
      [['--to', file, '--passphrase-file', path.join(root, 'nowhere')], 'cannot be read (ENOENT)'],
      [['--passphrase-file', passphraseFile], '--to is missing'],
      [['--to', file, '--password', 'x'], 'npm run backup-keys'],
      [[...to, '--purpose', 'everything'], 'There are no keys for "everything".'],
    ] as const) {
      expect(await command('backup-keys-command.ts', arguments_, environment)).toMatchObject({
        code: 1,
        text: expect.stringContaining(says),
      });
    }
    expect((await readdir(root)).sort()).toEqual(['keys', 'passphrase.txt']);
    expect(await command('backup-keys-command.ts', to, environment)).toMatchObject({ code: 0 });
    await writeFile(passphraseFile, 'another passphrase altogether');
    const wrong = await command('restore-keys-command.ts', ['--from', file, ...to.slice(2)], environment);
    expect(wrong).toMatchObject({ code: 1, text: expect.stringContaining('The passphrase is another one') });
    expect(await readFile(file, 'utf8')).toMatch(/^heartset-keys-backup 1 /);
  });
});

describe('a start with a place for keys that is not right', () => {
  it.each([
    ['server.ts', { DATABASE_URL_API: 'postgres://heartset_api:p@127.0.0.1:1/heartset' }, 'issuing'],
    [
      'worker.ts',
      { DATABASE_URL_TALLY: 'postgres://heartset_tally:p@127.0.0.1:1/heartset', WORKER_ROLES: 'tally' },
      'sealing',
    ],
  ])('is refused to %s, before anything else', async (program, environment, purpose) => {
    const directory = path.join(root, 'keys');
    await mkdir(path.join(directory, purpose), { recursive: true });
    await chmod(path.join(directory, purpose), 0o755);
    const started = await command(program, [], {
      ...environment,
      HEARTSET_KEYS: directory,
      PUBLIC_URL: 'https://feedback.example',
      JWT_SECRET: 'x'.repeat(32),
    });
    expect(started.code).toBe(1);
    expect(started.text).toContain(`HEARTSET_KEYS (${directory})`);
    expect(started.text).toContain(`others may enter its folder "${purpose}" (mode 0755). Set its mode to 0700.`);
  });

  it('is refused by the embedded start, with the way out and before its database is made', async () => {
    const data = path.join(root, 'data');
    const directory = path.join(root, 'a-file');
    await writeFile(directory, '');
    const started = startStandalone({
      environment: { HEARTSET_DATA: data, HEARTSET_KEYS: directory },
      projectFolder: root,
      print: () => undefined,
      signal: new AbortController().signal,
    });
    await expect(started).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining(`its folder "issuing" cannot be made (ENOTDIR). It is ${directory}.`),
      remedy: expect.stringContaining('HEARTSET_KEYS'),
    });
    expect(await readdir(data)).toEqual(['secrets.json']);
  });
});
