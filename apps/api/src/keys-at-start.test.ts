import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startStandalone } from './standalone/start-standalone.ts';
import { runProgram } from './testing/run-program.ts';

// Each start is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'heartset-keys-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

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
    const started = await runProgram(program, [], {
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
