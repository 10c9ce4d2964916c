import { describe, expect, it } from 'vitest';
import { toHex } from '../protocol/byte-strings.ts';
import { readPoprfVectors } from '../testing/poprf-vectors.ts';
import { issuingPublicKey, makeIssuingKey, openIssuer } from './issuer.ts';

describe('an issuing key', () => {
  it('has the public half that the RFC gives for it', async () => {
    const { secretKey, publicKey } = readPoprfVectors();
    expect(toHex(await issuingPublicKey(secretKey))).toBe(toHex(publicKey));
  });

  it('is drawn anew each time, and told from any other by its public half', async () => {
    const [one, other] = [await makeIssuingKey(), await makeIssuingKey()];
    expect(toHex(await issuingPublicKey(one.secretKey))).toBe(toHex(one.publicKey));
    expect(toHex(one.publicKey)).not.toBe(toHex(other.publicKey));
  });

  it('is refused when it is none', async () => {
    await expect(issuingPublicKey(new Uint8Array(32))).rejects.toMatchObject({ code: 'key-invalid' });
    await expect(openIssuer(new Uint8Array(31).fill(1))).rejects.toMatchObject({ code: 'key-invalid' });
  });
});
