import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a browser with a fresh profile. Its sandbox cannot be had as root. */
export async function launchBrowser(): Promise<Browser> {
  const found = await findChromium(process.env);
  return chromium.launch({
    executablePath: found.executablePath,
    args: [...flags, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...definedOnly(process.env), ...found.environment },
  });
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
