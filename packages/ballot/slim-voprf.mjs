import { createRequire } from 'node:module';
import path from 'node:path';

const withoutSjcl = '\0voprf-without-sjcl';

/**
 * For Vite: leaves out of the browser's chunk what the library brings along and ballots never use. Its exports name the CommonJS build first, so
 * that bundlers cannot shake it, and its default provider is SJCL, which has no ristretto255. Ballots always name their provider; without a
 * default, forgetting to do so fails at once.
 */
export function slimVoprf() {
  const library = path.dirname(createRequire(import.meta.url).resolve('@cloudflare/voprf-ts'));
  const modules = path.join(library, '..', '..', 'esm', 'src');
  const replacements = new Map([
    ['@cloudflare/voprf-ts', path.join(modules, 'index.js')],
    ['@cloudflare/voprf-ts/crypto-noble', path.join(modules, 'cryptoNoble.js')],
    ['./cryptoSjcl.js', withoutSjcl],
  ]);
  return {
    name: 'slim-voprf',
    enforce: /** @type {const} */ ('pre'),
    /** @param {string} id */
    resolveId: (id) => replacements.get(id),
    /** @param {string} id */
    load: (id) => (id === withoutSjcl ? 'export const CryptoSjcl = undefined;' : undefined),
  };
}
