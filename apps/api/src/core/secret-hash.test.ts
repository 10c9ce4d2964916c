import { describe, expect, it } from 'vitest';
import { hashSecret, hashSecretBytes, hashSignInCode } from './secret-hash.ts';

describe('hashing what comes in', () => {
  it('hashes the bytes of a secret, not its letters', () => {
    // Oracle: printf '\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' | sha256sum
    const expected = '374708fff7719dd5979ec875d56cd2286f6d3cf7ec317a3b25632aab28ec37bb';
    expect(hashSecret('AAAAAAAAAAAAAAAAAAAAAA').toString('hex')).toBe(expected);
    expect(hashSecretBytes(new Uint8Array(16)).toString('hex')).toBe(expected);
  });

  it('binds a code to its request', () => {
    // Oracle: printf 'a:123456' | sha256sum
    expect(hashSignInCode('a', '123456').toString('hex')).toBe(
      '361b032c3b77edb9bb8c48f3a0b8562188aa88a05814865e28c3eb57c138e84d',
    );
    expect(hashSignInCode('b', '123456')).not.toEqual(hashSignInCode('a', '123456'));
  });
});
