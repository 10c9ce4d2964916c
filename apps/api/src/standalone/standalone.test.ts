import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRunning } from './postgres/process-identity.ts';

/** The whole embedded start, as a process of its own: it is signals and what is left behind that matter here. */
let folder: string;
let dataDirectory: string;
let webFolder: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heartset-standalone-'));
  // As root the database runs under another account, which must get through to its data.
  await chmod(folder, 0o755);
  dataDirectory = path.join(folder, 'data');
  webFolder = path.join(folder, 'web');
  await mkdir(path.join(webFolder, 'assets'), { recursive: true });
  for (const page of ['index.html', 'survey.html']) await writeFile(path.join(webFolder, page), '<!doctype html>');
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  const server = await databasePid().catch(() => undefined);
  if (server && (await isRunning(server))) process.kill(server, 'SIGQUIT');
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

interface Start {
  readonly child: ChildProcess;
  printed(): string;
  ready(): Promise<string>;
  ended(): Promise<number | null>;
}

/** @param port what PORT says; empty: the port of the last start */
function start(port = '0'): Start {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, '..', 'standalone.ts')], {
    // tsx looks for the settings of JSX where it is started.
    cwd: path.join(import.meta.dirname, '..', '..'),
    env: { PATH: process.env.PATH, HEARTSET_DATA: dataDirectory, PORT: port, WEB_FOLDER: webFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let printed = '';
  const collect = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const closed = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  return {
    child,
    printed: () => printed,
    ended: () => closed,
    async ready() {
      let over = false;
      void closed.then(() => {
        over = true;
      });
      for (;;) {
        const address = /Heartset is ready: (\S+)/.exec(printed)?.[1];
        if (address) return address;
        if (over) throw new Error(`The start ended:\n${printed}`);
        await sleep(50);
      }
    },
  };
}

async function databasePid(): Promise<number> {
  const note = await readFile(path.join(dataDirectory, 'postgres', 'cluster', 'postmaster.pid'), 'utf8');
  return Number(note.split('\n')[0]);
}

describe('the embedded start', () => {
  it('serves on one address, refuses a second start in plain words, and leaves nothing after Ctrl-C', async () => {
    const first = start();
    const address = await first.ready();
    expect((await fetch(`${address}/api/health/ready`)).status).toBe(200);
    expect((await fetch(`${address}/inbox`)).status).toBe(200);

    const second = start();
    expect(await second.ended()).toBe(1);
    expect(second.printed()).toContain(`already running on the data in ${path.join(dataDirectory, 'postgres')}`);
    expect(second.printed()).toContain('What to do: ');
    expect((await fetch(`${address}/api/health/ready`)).status).toBe(200);

    const server = await databasePid();
    first.child.kill('SIGINT');
    expect(await first.ended()).toBe(0);
    expect(first.printed()).toContain('Stopped.');
    expect(await isRunning(server)).toBe(false);
  }, 150_000);

  it('goes on after its process was killed, with the database that stayed behind, at the address that its mails name', async () => {
    const killed = start();
    const before = await killed.ready();
    const orphan = await databasePid();
    killed.child.kill('SIGKILL');
    await killed.ended();
    expect(await isRunning(orphan)).toBe(true);

    const next = start('');
    const address = await next.ready();
    expect(address).toBe(before);
    expect(next.printed()).toContain(`process ${orphan}`);
    expect((await fetch(`${address}/api/health/ready`)).status).toBe(200);
    next.child.kill('SIGTERM');
    expect(await next.ended()).toBe(0);
  }, 150_000);

  it('gives up cleanly when it is stopped while starting', async () => {
    const early = start();
    while (!early.printed().includes('Starting the database')) await sleep(10);
    early.child.kill('SIGINT');
    await early.ended();
    expect(early.printed()).not.toContain('Heartset is ready');
    await expect(databasePid()).rejects.toThrow(/ENOENT/);
  }, 150_000);

  it('waits for one that is still stopping', async () => {
    const first = start();
    await first.ready();
    first.child.kill('SIGINT');
    while (!first.printed().includes('finishing')) await sleep(5);
    const second = start();
    await second.ready();
    second.child.kill('SIGINT');
    expect([await first.ended(), await second.ended()]).toEqual([0, 0]);
  }, 150_000);

  it('answers only to names of this computer', async () => {
    const running = start();
    const address = await running.ready();
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      const attempt = request(`${address}/inbox/api/messages`, { headers: { host: 'rebound.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      attempt.once('error', reject);
      attempt.end();
    });
    expect(status).toBe(403);
    running.child.kill('SIGINT');
    await running.ended();
  }, 150_000);
});
