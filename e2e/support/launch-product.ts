import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const projectFolder = path.resolve(import.meta.dirname, '../..');
const program = path.join(projectFolder, 'apps/api/dist/standalone.js');

/** The built product, started on data of its own as `npm start` starts it. */
export interface RunningProduct {
  /** The one address that it printed. */
  readonly address: string;
  /** What it has printed so far. */
  printed(): string;
  /**
   * Stops it as Ctrl-C in the terminal of a service manager would, and removes its data.
   *
   * @throws Error when it did not stop cleanly
   */
  stop(): Promise<void>;
}

/**
 * Starts the product on an empty data directory: the demo organisation is loaded, mail is caught locally.
 *
 * @throws Error with all that was printed when it ends instead of getting ready
 */
export async function launchProduct(): Promise<RunningProduct> {
  if (!existsSync(program)) throw new Error('The product is not built. Run: node scripts/build.mjs');
  const folder = await mkdtemp(path.join(tmpdir(), 'heartset-journey-'));
  // As root the database runs under another account, which must get through to its data.
  await chmod(folder, 0o755);
  const child = spawn(process.execPath, [program], {
    cwd: projectFolder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HEARTSET_DATA: path.join(folder, 'data'),
      PORT: '0',
      ...(process.env.HEARTSET_LOG_LEVEL ? { LOG_LEVEL: process.env.HEARTSET_LOG_LEVEL } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collectOutput(child);
  const ended = once(child, 'close').then(([code]): number | null => (typeof code === 'number' ? code : null));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const address = await Promise.race([
      output.lineWith(/Heartset is ready: (\S+)/),
      ended.then((code) => {
        throw new Error(`The product ended with ${code} instead of getting ready:\n${output.all()}`);
      }),
    ]);
    return { address, printed: output.all, stop: () => stopProduct(child, ended, output.all, remove) };
  } catch (error) {
    child.kill('SIGKILL');
    await ended;
    await remove();
    throw error;
  }
}

async function stopProduct(
  child: ChildProcess,
  ended: Promise<number | null>,
  printed: () => string,
  remove: () => Promise<void>,
): Promise<void> {
  child.kill('SIGTERM');
  const code = await ended;
  await remove();
  if (code !== 0) throw new Error(`The product stopped with ${code}:\n${printed()}`);
}

function collectOutput(child: ChildProcess) {
  let text = '';
  const waiting = new Set<() => void>();
  const collect = (chunk: Buffer) => {
    text += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  return {
    all: () => text,
    /** The first group of the pattern, as soon as it has been printed. */
    lineWith: (pattern: RegExp) =>
      new Promise<string>((resolve) => {
        const look = () => {
          const found = pattern.exec(text)?.[1];
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}
