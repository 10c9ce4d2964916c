import { existsSync } from 'node:fs';
import path from 'node:path';
import { unpackChromium } from './unpack-chromium.ts';

/** A browser to start: the program, and what its environment needs beside the usual. */
export interface FoundChromium {
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where it comes from, for messages. */
  readonly origin: 'CHROMIUM_PATH' | 'system' | 'npm';
}

// The first has the same engine without a window's parts: a sixth less work.
const programNames = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

/**
 * The Chromium of this machine, or else npm's.
 *
 * @param environment usually `process.env`. CHROMIUM_PATH names a program; HEARTSET_CHROMIUM=npm asks for npm's whatever
 *   the machine has, HEARTSET_CHROMIUM=system for the machine's alone
 * @throws Error when the one that is asked for is not there
 */
export async function findChromium(environment: Readonly<Record<string, string | undefined>>): Promise<FoundChromium> {
  const named = environment.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, and nothing is there.`);
    return { executablePath: named, environment: {}, origin: 'CHROMIUM_PATH' };
  }
  const wanted = environment.HEARTSET_CHROMIUM;
  const installed = wanted === 'npm' ? undefined : findInstalled(environment.PATH ?? '');
  if (installed) return { executablePath: installed, environment: {}, origin: 'system' };
  if (wanted === 'system') throw new Error('HEARTSET_CHROMIUM=system, and this machine has no Chromium.');
  return { ...(await unpackChromium()), origin: 'npm' };
}

function findInstalled(searchPath: string): string | undefined {
  const folders = [...searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder)), '/usr/bin'];
  return folders
    .flatMap((folder) => programNames.map((name) => path.join(folder, name)))
    .find((candidate) => existsSync(candidate));
}
