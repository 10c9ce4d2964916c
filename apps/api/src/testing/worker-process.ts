import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** `apps/api`, whose TypeScript settings the process runs with. */
const apiFolder = path.resolve(import.meta.dirname, '../..');

export interface WorkerProcess {
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end, and returns its exit code. */
  terminate(): Promise<number | null>;
  /** What it has printed so far. */
  output(): string;
}

/**
 * Starts a program of `src/` in a process of its own and waits until it says that it is at work.
 *
 * @param program file below `src/`
 * @param environment everything it is told; nothing of the test's own environment but the path
 * @throws Error with what it printed when it ends instead
 */
export async function startWorkerProcess(program: string, environment: Record<string, string>): Promise<WorkerProcess> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', path.join('src', program)], {
    cwd: apiFolder,
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = once(child, 'exit');
  const collect = (chunk: Buffer): void => {
    printed += chunk.toString();
  };
  child.stderr?.on('data', collect);
  const atWork = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      collect(chunk);
      if (printed.includes('at work')) resolve();
    });
  });
  await Promise.race([atWork, ended.then(() => Promise.reject(new Error(`the worker ended: ${printed}`)))]);
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    terminate: async () => {
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
    output: () => printed,
  };
}
