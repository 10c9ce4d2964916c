import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { backUpKeys } from './back-up-keys.ts';
import { type DirectoryKeyStore, openDirectoryKeyStore } from './directory-key-store.ts';
import { KEY_PURPOSES, type KeyPurpose } from './key-store.ts';
import { restoreKeys } from './restore-keys.ts';

const passphrase = 'four words and a číslo 7';
const now = new Date('2026-03-02T10:00:00.000Z');
let root: string;
let store: DirectoryKeyStore;
let file: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'heartset-backup-'));
  store = await openDirectoryKeyStore(path.join(root, 'keys'), KEY_PURPOSES, now);
  file = path.join(root, 'keys.backup');
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function keep(purpose: KeyPurpose) {
  const key = { campaignId: randomUUID(), purpose, secret: randomBytes(32) };
  await store.put(key, key.secret);
  return key;
}

const backUp = (input: { file?: string; passphrase?: string; purposes?: readonly KeyPurpose[] } = {}) =>
  backUpKeys(store, { purposes: KEY_PURPOSES, file, passphrase, now, ...input });
const elsewhere = () => openDirectoryKeyStore(path.join(root, 'elsewhere'), KEY_PURPOSES, now);
const restore = (
  to: DirectoryKeyStore,
  sealed: string,
  input: { passphrase?: string; purposes?: readonly KeyPurpose[] } = {},
) => restoreKeys(to, { purposes: KEY_PURPOSES, sealed, passphrase, ...input });

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(`not refused: ${String(error)}`);
  expect(error.message).not.toContain(passphrase);
  expect(error.message).not.toContain(root);
  return error.code;
}

describe('a backup of the keys', () => {
  it('brings every secret back, and the store knows from when it is', async () => {
    const keys = [await keep('issuing'), await keep('sealing'), await keep('sealing'), await keep('comment-order')];
    for (const key of keys) expect(await store.backedUpAt(key)).toBeNull();
    expect(await backUp()).toBe(4);
    for (const key of keys) expect(await store.backedUpAt(key)).toEqual(now);
    expect(await store.backedUpAt(await keep('sealing'))).toBeNull();
    const other = await elsewhere();
    expect(await restore(other, await readFile(file, 'utf8'))).toEqual({
      restored: 4,
      there: 0,
      destroyed: 0,
      leftOut: 0,
    });
    for (const key of keys) expect(Buffer.from(await other.get(key)).equals(key.secret)).toBe(true);
  });

  it('is readable to nobody without the passphrase: mode 0600, no secret and no campaign in clear', async () => {
    const key = await keep('sealing');
    await backUp();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = await readFile(file, 'utf8');
    for (const clear of [key.campaignId, key.secret.toString('base64url'), key.secret.toString('base64'), 'sealing']) {
      expect(text).not.toContain(clear);
      expect(Buffer.from(text.split('\n')[1] ?? '', 'base64url').toString('latin1')).not.toContain(clear);
    }
    expect(await codeOf(restore(await elsewhere(), text, { passphrase: `${passphrase} ` }))).toBe(
      'key-backup-unreadable',
    );
    expect(await readdir(path.join(root, 'elsewhere', 'sealing'))).toEqual([]);
  });

  it('is refused when any of it was changed or is missing', async () => {
    await keep('sealing');
    await backUp();
    const text = await readFile(file, 'utf8');
    const other = await elsewhere();
    const flip = (at: number) => `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
    const second = text.indexOf('\n') + 1;
    const broken = [
      flip(25),
      flip(50),
      flip(second),
      flip(second + 40),
      text.slice(0, -30),
      text.slice(0, second),
      '',
      'x',
    ];
    for (const one of [...broken, text.replace(' 1 ', ' 2 ')]) {
      expect(await codeOf(restore(other, one))).toBe('key-backup-unreadable');
    }
    expect((await restore(other, text)).restored).toBe(1);
  });

  it('needs a passphrase that is not guessed at once, and a file of its own', async () => {
    const key = await keep('sealing');
    expect(await codeOf(backUp({ passphrase: 'fifteen letters' }))).toBe('input-invalid');
    await writeFile(file, 'something else');
    expect(await codeOf(backUp())).toBe('input-invalid');
    expect(await readFile(file, 'utf8')).toBe('something else');
    expect(await codeOf(backUp({ file: path.join(root, 'nowhere', 'keys.backup') }))).toBe('input-invalid');
    expect(await store.backedUpAt(key)).toBeNull();
  });

  it('is not made where a secret is damaged', async () => {
    const key = await keep('sealing');
    await writeFile(path.join(root, 'keys', 'sealing', `${key.campaignId}.key`), 'half');
    expect(await codeOf(backUp())).toBe('key-damaged');
    expect(await readdir(root)).toEqual(['keys']);
  });

  it('says nothing of a secret that the newest one does not hold any more', async () => {
    const [gone, kept] = [await keep('sealing'), await keep('sealing')];
    await backUp();
    await store.destroy(gone);
    await backUp({ file: `${file}.2` });
    expect([await store.backedUpAt(gone), await store.backedUpAt(kept)]).toEqual([null, now]);
  });
});

describe('restoring', () => {
  it('leaves what is there, does not bring back what was destroyed, and takes only the purposes it was asked for', async () => {
    const [there, lost, gone] = [await keep('issuing'), await keep('issuing'), await keep('issuing')];
    await keep('sealing');
    await backUp();
    await rm(path.join(root, 'keys', 'issuing', `${lost.campaignId}.key`));
    await store.destroy(gone);
    const text = await readFile(file, 'utf8');
    const restored = await restore(store, text, { purposes: ['issuing'] });
    expect(restored).toEqual({ restored: 1, there: 1, destroyed: 1, leftOut: 1 });
    expect(Buffer.from(await store.get(lost)).equals(lost.secret)).toBe(true);
    expect(Buffer.from(await store.get(there)).equals(there.secret)).toBe(true);
    expect(await codeOf(store.get(gone))).toBe('key-destroyed');
  });

  it('writes nothing when one secret differs', async () => {
    const keys = [await keep('sealing'), await keep('sealing'), await keep('sealing')];
    await backUp();
    const other = await elsewhere();
    await other.put(keys[1] ?? keys[0] ?? { campaignId: '', purpose: 'sealing' }, randomBytes(32));
    expect(await codeOf(restore(other, await readFile(file, 'utf8')))).toBe('key-differs');
    expect(await readdir(path.join(root, 'elsewhere', 'sealing'))).toHaveLength(1);
  });
});
