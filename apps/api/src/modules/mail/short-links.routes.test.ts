import { describe, expect, it } from 'vitest';
import { shortId } from '../../core/short-id.ts';
import { setUpProduct } from '../../testing/set-up-product.ts';

const { product } = await setUpProduct();

const campaign = '6f9619ff-8b86-4d01-b42d-00c04fc964ff';
const leader = '6f9619ff-8b86-4d01-b42d-00c04fc96400';

describe('a short link', () => {
  it.each([
    [`/r/${shortId(campaign)}/${shortId(leader)}`, `/reports/${campaign}/${leader}`],
    [`/m/${shortId(campaign)}`, `/api/v1/campaigns/${campaign}/manifest.json`],
    [`/m/${shortId(campaign)}/3`, `/api/v1/campaigns/${campaign}/supplements/3`],
  ])('leads from %s to where it says', async (short, whole) => {
    const reply = await product.app.inject(short);
    expect(reply.statusCode).toBe(302);
    expect(reply.headers.location).toBe(whole);
    expect(short.length).toBeLessThanOrEqual(48);
  });

  it.each([
    '/r/short/short',
    `/r/${shortId(campaign)}`,
    `/m/${'x'.repeat(23)}`,
    `/m/${shortId(campaign)}/0`,
    '/m/..%2f..%2f..%2fevil.example',
  ])('leads nowhere from %s', async (address) => {
    const reply = await product.app.inject(address);
    expect(reply.statusCode).toBeGreaterThanOrEqual(400);
    expect(reply.headers.location).toBeUndefined();
  });
});
