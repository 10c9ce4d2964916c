import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { slimVoprf } from '../../slim-voprf.mjs';

describe('slimVoprf', () => {
  it('finds the ECMAScript build of the library, whose default provider is where it is left out', () => {
    const { resolveId, load } = slimVoprf();
    const entry = resolveId('@cloudflare/voprf-ts') ?? '';
    expect(existsSync(entry)).toBe(true);
    expect(existsSync(resolveId('@cloudflare/voprf-ts/crypto-noble') ?? '')).toBe(true);
    const settings = readFileSync(path.join(path.dirname(entry), 'buildSettings.js'), 'utf8');
    expect(settings).toContain("import { CryptoSjcl } from './cryptoSjcl.js'");
    expect(load(resolveId('./cryptoSjcl.js') ?? '')).toBe('export const CryptoSjcl = undefined;');
  });

  it('leaves everything else alone', () => {
    const { resolveId, load } = slimVoprf();
    expect(resolveId('react')).toBeUndefined();
    expect(load('/somewhere/react.js')).toBeUndefined();
  });
});
