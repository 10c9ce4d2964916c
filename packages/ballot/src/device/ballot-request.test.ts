import { describe, expect, it } from 'vitest';
import { toBase64url } from '../protocol/byte-strings.ts';
import { checkManifest } from '../protocol/check-manifest.ts';
import { manifestText } from '../protocol/manifest.ts';
import { makeIssuingKey, openIssuer } from '../server/issuer.ts';
import { sampleManifest } from '../testing/sample-manifest.ts';
import { blind, finalize } from './ballot-request.ts';

describe('a ballot, from the manifest to the token that is redeemed', () => {
  it('is good for its leader and label, and for nothing else', async () => {
    const { secretKey, publicKey } = await makeIssuingKey();
    const issuer = await openIssuer(secretKey);
    const manifest = manifestText({ ...sampleManifest, issuingKey: toBase64url(publicKey) });
    const { ballotFor } = await checkManifest({ manifest, supplements: [] });
    const ballot = ballotFor('leader-one', 'peers');
    const other = ballotFor('leader-one', 'team-members');

    const kept = await blind();
    const reply = await issuer.issue(ballot.info, kept.blindedElement);
    const output = await finalize(ballot, kept, reply);
    expect(await issuer.verify(ballot.info, kept.token, output)).toBe(true);

    expect(await issuer.verify(other.info, kept.token, output)).toBe(false);
    expect(await issuer.verify(ballot.info, kept.token.with(0, (kept.token[0] ?? 0) ^ 1), output)).toBe(false);
    expect(await issuer.verify(ballot.info, kept.token, output.with(63, (output[63] ?? 0) ^ 1))).toBe(false);
    expect(await issuer.verify(ballot.info, kept.token, output.subarray(1))).toBe(false);
    expect(await issuer.verify(ballot.info, new Uint8Array(0), output)).toBe(false);
    await expect(finalize(other, kept, reply)).rejects.toMatchObject({ code: 'proof-refused' });
    const stranger = await openIssuer((await makeIssuingKey()).secretKey);
    expect(await stranger.verify(ballot.info, kept.token, output)).toBe(false);
  });

  it('is drawn anew each time, and shows nothing of its token', async () => {
    const [one, other] = await Promise.all([blind(), blind()]);
    expect(toBase64url(one.token)).not.toBe(toBase64url(other.token));
    expect([one.token.length, one.blind.length, one.blindedElement.length]).toEqual([32, 32, 32]);
  });

  it('gets the same evaluation again, and a proof of its own each time', async () => {
    const issuer = await openIssuer((await makeIssuingKey()).secretKey);
    const { blindedElement } = await blind();
    const info = Uint8Array.of(1);
    const [one, other] = [await issuer.issue(info, blindedElement), await issuer.issue(info, blindedElement)];
    expect(toBase64url(one.subarray(0, 32))).toBe(toBase64url(other.subarray(0, 32)));
    expect(toBase64url(one.subarray(32))).not.toBe(toBase64url(other.subarray(32)));
  });
});
