import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issuingPublicKey, makeIssuingKey } from '../../../../../packages/ballot/src/server/issuer.ts';
import { makeSealingKey, sealingPublicKey } from '../../../../../packages/ballot/src/server/sealed-answers.ts';
import { checkCampaignKey } from './check-campaign-key.ts';
import { type DirectoryKeyStore, openDirectoryKeyStore } from './directory-key-store.ts';

const halves = { issuing: issuingPublicKey, sealing: sealingPublicKey };
let root: string;
let store: DirectoryKeyStore;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'heartset-keys-'));
  store = await openDirectoryKeyStore(root, ['issuing', 'sealing'], new Date());
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe.each([
  ['issuing', makeIssuingKey],
  ['sealing', makeSealingKey],
] as const)('a campaign’s %s key', (purpose, make) => {
  const standing = (campaignId: string, publicKey: Uint8Array) =>
    checkCampaignKey(store, halves, { campaignId, purpose, publicKey });

  it('is right when its public half is the manifest’s, and told from another', async () => {
    const campaignId = randomUUID();
    const [key, other] = [await make(), await make()];
    await store.put({ campaignId, purpose }, key.secretKey);
    expect(await standing(campaignId, key.publicKey)).toBe('right');
    expect(await standing(campaignId, other.publicKey)).toBe('other');
    expect(await standing(campaignId, key.publicKey.subarray(1))).toBe('other');
  });

  it('is told to be missing, damaged or destroyed', async () => {
    const campaignId = randomUUID();
    const { secretKey, publicKey } = await make();
    expect(await standing(campaignId, publicKey)).toBe('missing');
    await store.put({ campaignId, purpose }, secretKey);
    await writeFile(path.join(root, purpose, `${campaignId}.key`), randomBytes(40));
    expect(await standing(campaignId, publicKey)).toBe('damaged');
    await store.destroy({ campaignId, purpose });
    expect(await standing(campaignId, publicKey)).toBe('destroyed');
  });
});

it('is no key of the group when it is zero, or beyond its order', async () => {
  for (const secret of [Buffer.alloc(32), Buffer.alloc(32, 0xff)]) {
    const campaignId = randomUUID();
    await store.put({ campaignId, purpose: 'issuing' }, secret);
    const publicKey = randomBytes(32);
    expect(await checkCampaignKey(store, halves, { campaignId, purpose: 'issuing', publicKey })).toBe('damaged');
  }
});
