import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const projectFolder = path.resolve(import.meta.dirname, '../..');
const program = path.join(projectFolder, 'apps/api/dist/standalone.js');

/** The built product, started on data of its own as `npm start` starts it. */
export interface RunningProduct {
  /** The one address that it printed. */
  readonly address: string;
  /** What it has printed so far. */
  printed(): string;
  /**
   * Stops it as Ctrl-C in the terminal of a service manager would. What `launchProduct` started leaves no data behind.
   *
   * @throws Error when it did not stop cleanly
   */
  stop(): Promise<void>;
}

/** A data directory in which the demo organisation was loaded, to begin with a copy of it. */
export interface PreparedData {
  readonly folder: string;
  remove(): Promise<void>;
}

/**
 * Starts the product on an empty data directory and stops it as soon as the demo organisation is loaded.
 *
 * @throws Error with all that was printed when it ends instead of getting ready
 */
export async function prepareData(): Promise<PreparedData> {
  const { data, remove } = await newDataDirectory();
  try {
    const product = await startProduct(data);
    await product.stop();
    // Mails of the demo lead nowhere yet; every copy listens on a port of its own.
    await rm(path.join(data, 'port'));
    return { folder: data, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * Starts the product on data of its own: the demo organisation is there, mail is caught locally.
 *
 * @param prepared what `prepareData` left; without it the demo organisation is loaded first
 * @throws Error with all that was printed when it ends instead of getting ready
 */
export async function launchProduct(prepared?: string): Promise<RunningProduct> {
  const { data, remove } = await newDataDirectory();
  try {
    // Not by Node, which would give every file to whoever runs the tests.
    if (prepared !== undefined) await promisify(execFile)('cp', ['-pR', prepared, data]);
    const product = await startProduct(data);
    return { ...product, stop: () => product.stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function newDataDirectory(): Promise<{ data: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'heartset-journey-'));
  // As root the database runs under another account, which must get through to its data.
  await chmod(folder, 0o755);
  return {
    data: path.join(folder, 'data'),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

async function startProduct(data: string): Promise<RunningProduct> {
  if (!existsSync(program)) throw new Error('The product is not built. Run: node scripts/build.mjs');
  const child = spawn(process.execPath, [program], {
    cwd: projectFolder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HEARTSET_DATA: data,
      PORT: '0',
      ...(process.env.HEARTSET_LOG_LEVEL ? { LOG_LEVEL: process.env.HEARTSET_LOG_LEVEL } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collectOutput(child);
  const ended = once(child, 'close').then(([code]): number | null => (typeof code === 'number' ? code : null));
  try {
    const address = await Promise.race([
      output.lineWith(/Heartset is ready: (\S+)/),
      ended.then((code) => {
        throw new Error(`The product ended with ${code} instead of getting ready:\n${output.all()}`);
      }),
    ]);
    return { address, printed: output.all, stop: () => stopProduct(child, ended, output.all) };
  } catch (error) {
    child.kill('SIGKILL');
    await ended;
    throw error;
  }
}

async function stopProduct(child: ChildProcess, ended: Promise<number | null>, printed: () => string): Promise<void> {
  child.kill('SIGTERM');
  const code = await ended;
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
