import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  chmod,
  chown,
  copyFile,
  link,
  mkdir,
  mkdtemp,
  open as openFile,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { openDirectoryKeyStore } from './directory-key-store.ts';
import { KEY_PURPOSES, type KeyName, type KeyPurpose } from './key-store.ts';

let root: string;
let directory: string;
const now = new Date();
const later = new Date(now.getTime() + 2 * 3_600_000);

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'heartset-keys-'));
  directory = path.join(root, 'keys');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const open = (purposes: readonly KeyPurpose[] = KEY_PURPOSES, at = now) =>
  openDirectoryKeyStore(directory, purposes, at);
const newName = (purpose: KeyPurpose = 'issuing'): KeyName => ({ campaignId: randomUUID(), purpose });
const fileOf = ({ campaignId, purpose }: KeyName) => path.join(directory, purpose, `${campaignId}.key`);
const modeOf = async (file: string) => (await stat(file)).mode & 0o777;

/** The refusal, which may name neither a secret nor where keys lie. */
async function refusal(work: Promise<unknown>, secrets: readonly Uint8Array[] = []): Promise<AppError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(`not refused: ${String(error)}`);
  expect(error.message).not.toContain(root);
  const everything = `${error.message} ${error.stack?.split('\n')[0]} ${JSON.stringify(error)} ${String(error.cause)}`;
  for (const secret of secrets) {
    for (const encoding of ['base64', 'base64url', 'hex', 'latin1'] as const) {
      expect(everything).not.toContain(Buffer.from(secret).toString(encoding));
    }
  }
  return error;
}
const codeOf = async (work: Promise<unknown>, secrets?: readonly Uint8Array[]) => (await refusal(work, secrets)).code;

describe('a secret in the key store', () => {
  it('is there again after another start, for its campaign and purpose alone', async () => {
    const store = await open();
    const campaignId = randomUUID();
    const secrets = KEY_PURPOSES.map((purpose) => ({ purpose, secret: randomBytes(32) }));
    for (const { purpose, secret } of secrets) await store.put({ campaignId, purpose }, secret);
    const again = await open();
    for (const { purpose, secret } of secrets) {
      expect(Buffer.from(await again.get({ campaignId, purpose })).equals(secret)).toBe(true);
      expect(await codeOf(again.get(newName(purpose)))).toBe('key-missing');
    }
  });

  it('is written once: the same again is fine, another one is refused and changes nothing', async () => {
    const store = await open();
    const name = newName();
    const [secret, other] = [randomBytes(32), randomBytes(32)];
    await store.put(name, secret);
    await store.put(name, secret);
    expect(await codeOf(store.put(name, other), [secret, other])).toBe('key-differs');
    expect(Buffer.from(await store.get(name)).equals(secret)).toBe(true);
  });

  it.each([0, 31, 33])('has 32 bytes, not %i', async (length) => {
    const store = await open();
    const name = newName();
    expect(await codeOf(store.put(name, randomBytes(length)))).toBe('key-damaged');
    expect(await codeOf(store.get(name))).toBe('key-missing');
  });

  it.each([
    '../../outside',
    '..',
    '',
    'a/b',
    '\0',
    '0B5F8A3C-0000-4000-8000-000000000000',
    '0b5f8a3c-0000-4000-8000-000000000000/../x',
    '0b5f8a3c-0000-4000-8000-000000000000\n',
  ])('has a campaign’s id for a name, not %j', async (campaignId) => {
    const store = await open();
    const name = { campaignId, purpose: 'issuing' } as const;
    for (const work of [
      store.put(name, randomBytes(32)),
      store.get(name),
      store.destroy(name),
      store.backedUpAt(name),
    ]) {
      expect(await codeOf(work)).toBe('key-missing');
    }
    expect(await readdir(root)).toEqual(['keys']);
    expect(await readdir(path.join(directory, 'issuing'))).toEqual([]);
  });

  it('is refused to a process that was not given its purpose, which gets no folder either', async () => {
    const store = await open(['sealing', 'comment-order']);
    expect(await codeOf(store.get(newName('issuing')))).toBe('key-store-unusable');
    expect(await codeOf(store.put(newName('issuing'), randomBytes(32)))).toBe('key-store-unusable');
    expect((await readdir(directory)).sort()).toEqual(['comment-order', 'sealing']);
  });

  it('is one of those that were offered at the same moment', async () => {
    const stores = await Promise.all([open(), open()]);
    const name = newName();
    const offered = Array.from({ length: 20 }, () => randomBytes(32));
    const outcomes = await Promise.allSettled(
      offered.map((secret, index) => stores[index % 2]?.put(name, secret) ?? Promise.reject(new Error('no store'))),
    );
    const taken = offered.filter((_, index) => outcomes[index]?.status === 'fulfilled');
    expect(taken).toHaveLength(1);
    expect(Buffer.from(await stores[0].get(name)).equals(taken[0] ?? Buffer.alloc(0))).toBe(true);
    expect(await readdir(path.join(directory, 'issuing'))).toEqual([`${name.campaignId}.key`]);
  });
});

describe('destroying a secret', () => {
  it('leaves nothing of it, is remembered, and may be done again', async () => {
    const store = await open();
    const name = newName('sealing');
    const secret = randomBytes(32);
    await store.put(name, secret);
    await store.destroy(name);
    await store.destroy(name);
    expect(await readdir(path.join(directory, 'sealing'))).toEqual([`${name.campaignId}.destroyed`]);
    const again = await open();
    expect(await codeOf(again.get(name))).toBe('key-destroyed');
    expect(await codeOf(again.put(name, secret), [secret])).toBe('key-destroyed');
  });

  it('overwrites what is deleted', async () => {
    const store = await open();
    const name = newName('sealing');
    await store.put(name, randomBytes(32));
    const handle = await openFile(fileOf(name), 'r');
    try {
      const { size } = await handle.stat();
      await store.destroy(name);
      const left = Buffer.alloc(size, 1);
      await handle.read(left, 0, size, 0);
      expect(left.equals(Buffer.alloc(size))).toBe(true);
    } finally {
      await handle.close();
    }
  });

  it('wins over whoever keeps it at the same moment', async () => {
    const store = await open();
    for (let round = 0; round < 30; round += 1) {
      const name = newName();
      await Promise.allSettled([
        store.put(name, randomBytes(32)),
        store.destroy(name),
        store.put(name, randomBytes(32)),
      ]);
      expect(await codeOf(store.get(name))).toBe('key-destroyed');
      expect((await readdir(path.join(directory, 'issuing'))).filter((file) => file.includes('.key'))).toEqual([]);
    }
  });
});

describe('where keys lie', () => {
  it('nobody else may look, whatever the umask', async () => {
    const before = process.umask(0);
    try {
      const name = newName();
      const store = await open();
      await store.put(name, randomBytes(32));
      await store.destroy(newName());
      for (const purpose of KEY_PURPOSES) expect(await modeOf(path.join(directory, purpose))).toBe(0o700);
      for (const file of await readdir(path.join(directory, 'issuing'))) {
        expect(await modeOf(path.join(directory, 'issuing', file)), file).toBe(0o600);
      }
      expect(await modeOf(directory)).toBe(0o700);
    } finally {
      process.umask(before);
    }
  });

  it.each([0o750, 0o701, 0o777])('is refused when others may enter (mode %o)', async (mode) => {
    await open();
    await chmod(path.join(directory, 'sealing'), mode);
    const error = await refusal(open());
    expect(error.code).toBe('key-store-unusable');
    expect(error.message).toContain(`"sealing" (mode 0${mode.toString(8)})`);
    expect((await open(['issuing'])).put).toBeTypeOf('function');
  });

  it('is refused when others may put a folder of their own in its place', async () => {
    await open();
    await chmod(directory, 0o775);
    expect(await codeOf(open())).toBe('key-store-unusable');
    await chmod(directory, 0o755);
    expect((await open()).put).toBeTypeOf('function');
  });

  it.each([0o640, 0o604, 0o660])('is not read from a file that others may open (mode %o)', async (mode) => {
    const store = await open();
    const name = newName();
    await store.put(name, randomBytes(32));
    await chmod(fileOf(name), mode);
    expect(await codeOf(store.get(name))).toBe('key-store-unusable');
  });

  it('is refused when it is somebody else’s', async () => {
    // Whoever runs the tests as root makes a folder another's; anybody else is refused what is root's.
    if (process.geteuid?.() === 0) {
      await open();
      await chown(path.join(directory, 'issuing'), 65_534, 65_534);
      expect((await refusal(open())).message).toContain('belongs to another user (65534, not 0)');
      await chown(path.join(directory, 'issuing'), 0, 0);
      const name = newName();
      const store = await open();
      await store.put(name, randomBytes(32));
      await chown(fileOf(name), 65_534, 65_534);
      expect(await codeOf(store.get(name))).toBe('key-store-unusable');
    } else {
      await symlink('/', directory);
      expect(await codeOf(open())).toBe('key-store-unusable');
    }
  });

  it('is no link and no file', async () => {
    const store = await open();
    const name = newName();
    await writeFile(path.join(root, 'elsewhere'), 'x', { mode: 0o600 });
    await symlink(path.join(root, 'elsewhere'), fileOf(name));
    expect(await codeOf(store.get(name))).toBe('key-store-unusable');
    await rm(path.join(directory, 'sealing'), { recursive: true });
    await mkdir(path.join(root, 'other'), { mode: 0o700 });
    await symlink(path.join(root, 'other'), path.join(directory, 'sealing'));
    expect(await codeOf(open())).toBe('key-store-unusable');
    directory = path.join(root, 'elsewhere');
    expect(await codeOf(open())).toBe('key-store-unusable');
  });
});

describe('what a crash leaves', () => {
  it('is a whole secret or none, of a process that was killed while it wrote', async () => {
    const apiFolder = path.resolve(import.meta.dirname, '../../..');
    const program = path.join('src', 'testing', 'key-writer-process.ts');
    const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', program, directory], {
      cwd: apiFolder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (!child.stdout) throw new Error('the writer has no output');
    const kept = new Map<string, string>();
    for await (const line of createInterface(child.stdout)) {
      const [campaignId = '', secret] = line.split(' ');
      if (secret?.length === 43) kept.set(campaignId, secret);
      if (kept.size === 25) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const store = await open(['issuing'], later);
    for (const [campaignId, secret] of kept) {
      const found = await store.get({ campaignId, purpose: 'issuing' });
      expect(Buffer.from(found).toString('base64url')).toBe(secret);
    }
    const files = await readdir(path.join(directory, 'issuing'));
    for (const file of files) {
      expect(file).toMatch(/^[0-9a-f-]{36}\.key$/);
      await store.get({ campaignId: file.slice(0, 36), purpose: 'issuing' });
    }
    expect(kept.size).toBeGreaterThanOrEqual(25);
  });

  it('is cleared away at a later start, and never with the secret that it is a second name of', async () => {
    const store = await open();
    const name = newName();
    const secret = randomBytes(32);
    await store.put(name, secret);
    await link(fileOf(name), `${fileOf(name)}.0011223344556677.new`);
    await writeFile(path.join(directory, 'issuing', 'half.key.8899.new'), '{"version":1', { mode: 0o600 });
    await open();
    expect(await readdir(path.join(directory, 'issuing'))).toHaveLength(3);
    const again = await open(KEY_PURPOSES, later);
    expect(await readdir(path.join(directory, 'issuing'))).toEqual([`${name.campaignId}.key`]);
    expect(Buffer.from(await again.get(name)).equals(secret)).toBe(true);
  });

  it('is destroyed along', async () => {
    const store = await open();
    const name = newName();
    await store.put(name, randomBytes(32));
    await link(fileOf(name), `${fileOf(name)}.0011223344556677.new`);
    await store.destroy(name);
    expect(await readdir(path.join(directory, 'issuing'))).toEqual([`${name.campaignId}.destroyed`]);
  });

  it('is called damaged when it is half a file, a changed one, or another campaign’s', async () => {
    const store = await open();
    const [name, other] = [newName(), newName()];
    const secret = randomBytes(32);
    await store.put(name, secret);
    const text = await readFile(fileOf(name), 'utf8');
    await copyFile(fileOf(name), fileOf(other));
    expect(await codeOf(store.get(other), [secret])).toBe('key-damaged');
    const changed = text.replace(
      /"secret":"(.)/,
      (all, first: string) => all.slice(0, -1) + (first === 'A' ? 'B' : 'A'),
    );
    for (const broken of [
      '',
      text.slice(0, 60),
      changed,
      text.replace('issuing', 'sealing'),
      text.replace(name.campaignId, other.campaignId),
      '{}',
      'null',
    ]) {
      await writeFile(fileOf(name), broken);
      expect(await codeOf(store.get(name), [secret]), broken.slice(0, 20)).toBe('key-damaged');
    }
  });
});
