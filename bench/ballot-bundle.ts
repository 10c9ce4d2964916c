import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { slimVoprf } from '../packages/ballot/slim-voprf.mjs';

const root = path.join(import.meta.dirname, '..');
const source = path.join(root, 'packages', 'ballot', 'src');
const entry = 'device-entry';
/** What a page takes of the package. */
const used = [
  'device/ballot-request',
  'device/ballot-slot',
  'device/device-key',
  'device/draft',
  'protocol/answers-block',
  'protocol/check-manifest',
  'protocol/receipt',
];

type Bundler = {
  build: (options: object) => Promise<{ output: { code?: string }[] } | { output: { code?: string }[] }[]>;
};

/**
 * Bundles the device's half as the survey does, with and without what the library brings along for nothing.
 *
 * @returns bytes of the minified code, and compressed at gzip's highest level
 */
export async function bundleDevice(): Promise<{ name: string; bytes: number; gzip: number }[]> {
  const vite = await loadVite();
  const bundles = [];
  for (const [name, plugins] of [
    ['as the library comes', []],
    ['with `slimVoprf()`', [slimVoprf()]],
  ] as const) {
    const code = await bundle(vite, [entryOf(usedLines), ...plugins]);
    bundles.push({ name, bytes: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).length });
  }
  return bundles;
}

/** The device's half as one module, slim as the survey has it: to be run in a browser by itself. */
export async function deviceCode(): Promise<string> {
  return bundle(await loadVite(), [entryOf(usedLines), slimVoprf()]);
}

/** The blind tokens' arithmetic with the browser's provider, as the survey's bundle has it: the RFC's vectors are tried on it. */
export async function arithmeticCode(): Promise<string> {
  const lines = [exportsOf('protocol/poprf'), `export { CryptoNoble } from '@cloudflare/voprf-ts/crypto-noble';`];
  return bundle(await loadVite(), [entryOf(lines), slimVoprf()]);
}

const exportsOf = (file: string) => `export * from ${JSON.stringify(path.join(source, `${file}.ts`))};`;
const usedLines = used.map(exportsOf);

const entryOf = (lines: readonly string[]) => ({
  name: 'device-entry',
  resolveId: (id: string) => (id === entry ? `\0${entry}` : undefined),
  load: (id: string) => (id === `\0${entry}` ? lines.join('\n') : undefined),
});

function loadVite(): Promise<Bundler> {
  return import(pathToFileURL(createRequire(path.join(root, 'apps', 'web', 'package.json')).resolve('vite')).href);
}

async function bundle(vite: Bundler, plugins: readonly object[]): Promise<string> {
  const built = await vite.build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins,
    build: {
      target: 'es2022',
      write: false,
      rollupOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  return outputs.flatMap(({ output }) => output.map(({ code }) => code ?? '')).join('\n');
}
