import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromBase64url } from '@heartset/ballot/protocol/byte-strings';
import { checkManifest } from '@heartset/ballot/protocol/check-manifest';
import { issuingPublicKey } from '@heartset/ballot/server/issuer';
import { sealingPublicKey } from '@heartset/ballot/server/sealed-answers';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { campaignInput } from '../../testing/campaign-drafts.ts';
import { createActor, createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { setUpProduct } from '../../testing/set-up-product.ts';
import { testKeys } from '../../testing/test-keys.ts';
import { createCampaign } from '../campaigns/create-campaign.ts';
import { openCampaign } from '../campaigns/open-campaign.ts';
import { KEY_PURPOSES, type KeyStore, openDirectoryKeyStore } from '../keys/keys.public.ts';

const { database, product } = await setUpProduct();

/** A draft about a leader of four, with four peers. */
async function draft(changes: { seniorLeaders?: 'anonymous' | 'identified'; furtherRound?: boolean } = {}) {
  const organizationId = await createOrganizationRow(database.owner);
  const hr = await createActor(database.owner, organizationId, ['hr']);
  const managerId = await createPersonRow(database.owner, organizationId);
  const leaderId = await createPersonRow(database.owner, organizationId, { managerId });
  for (let peer = 0; peer < 4; peer += 1) await createPersonRow(database.owner, organizationId, { managerId });
  for (let report = 0; report < 4; report += 1) {
    await createPersonRow(database.owner, organizationId, { managerId: leaderId });
  }
  const input = campaignInput(product.clock, {
    seniorLeaders: 'identified',
    reportReaders: 'leader-and-hr',
    leaderIds: [leaderId],
    ...changes,
  });
  const { id: campaignId } = await createCampaign(database.api, hr, input, product.clock);
  const open = (keys: KeyStore = testKeys()) => openCampaign(database.api, hr, { campaignId }, product.clock, keys);
  return { campaignId, open };
}

const manifestOf = (campaignId: string) => product.app.inject(`/api/v1/campaigns/${campaignId}/manifest`);

describe('opening a campaign', () => {
  it('publishes what was promised, for everybody and to the byte, with the public halves of keys that are kept', async () => {
    const { campaignId, open } = await draft();
    expect((await manifestOf(campaignId)).statusCode).toBe(404);
    await open();
    const published = (await manifestOf(campaignId)).json();
    const { manifest, hash } = await checkManifest(published);
    const [leader] = manifest.leaders;
    expect(manifest).toMatchObject({
      campaign: campaignId,
      minimumGroupSize: 3,
      identifiedLabels: ['senior-leaders'],
      readers: ['human-resources', 'leader'],
      furtherRound: false,
    });
    expect(leader?.labels).toEqual([
      { label: 'team-members', invited: 4 },
      { label: 'peers', invited: 4 },
      { label: 'senior-leaders', invited: 1 },
    ]);
    const issuing = await testKeys().get({ campaignId, purpose: 'issuing' });
    const sealing = await testKeys().get({ campaignId, purpose: 'sealing' });
    expect(fromBase64url(manifest.issuingKey)).toEqual(Uint8Array.from(await issuingPublicKey(issuing)));
    expect(fromBase64url(manifest.sealingKey)).toEqual(Uint8Array.from(await sealingPublicKey(sealing)));
    await testKeys().get({ campaignId, purpose: 'comment-order' });
    const stored = await database.mailer.execute<{ sha256: string }>(
      sql`SELECT sha256 FROM manifests WHERE campaign_id = ${campaignId}`,
    );
    expect(stored.rows).toEqual([{ sha256: hash }]);
  });

  it('names no person: leaders stand there under their random keys, in the order of these', async () => {
    const { campaignId, open } = await draft();
    await open();
    const { body } = await manifestOf(campaignId);
    const people = await database.owner.execute<{ id: string }>(sql`SELECT id FROM people`);
    for (const { id } of people.rows) expect(body).not.toContain(id);
  });

  it('is refused where keys cannot be kept, and nobody is written to', async () => {
    const { campaignId, open } = await draft();
    const readOnly: KeyStore = {
      ...testKeys(),
      put: async () => {
        throw new AppError(
          'key-store-unusable',
          'The place where campaigns’ keys are kept cannot be used: it is full.',
        );
      },
    };
    await expect(open(readOnly)).rejects.toMatchObject({ code: 'key-store-unusable' });
    const [row] = await database.owner.select().from(campaigns).where(eq(campaigns.id, campaignId));
    expect(row?.state).toBe('draft');
    expect(await database.owner.$count(outboxMails, eq(outboxMails.campaignId, campaignId))).toBe(0);
    expect((await manifestOf(campaignId)).statusCode).toBe(404);
  });

  it('is refused where the folder of the keys has gone since the start', async () => {
    const { campaignId, open } = await draft();
    const folder = await mkdtemp(path.join(tmpdir(), 'heartset-no-keys-'));
    const gone = await openDirectoryKeyStore(path.join(folder, 'keys'), KEY_PURPOSES, new Date());
    await rm(folder, { recursive: true });
    await expect(open(gone)).rejects.toMatchObject({ code: 'key-store-unusable' });
    expect((await manifestOf(campaignId)).statusCode).toBe(404);
    expect(await database.owner.$count(outboxMails, eq(outboxMails.campaignId, campaignId))).toBe(0);
  });

  it('that failed after its keys were kept goes on with them', async () => {
    const { campaignId, open } = await draft();
    const failing: KeyStore = {
      ...testKeys(),
      put: async (name, secret) => {
        if (name.purpose === 'comment-order') throw new Error('the power went');
        await testKeys().put(name, secret);
      },
    };
    await expect(open(failing)).rejects.toThrow('the power went');
    const kept = await testKeys().get({ campaignId, purpose: 'issuing' });
    await open();
    expect(await testKeys().get({ campaignId, purpose: 'issuing' })).toEqual(kept);
    const { manifest } = await checkManifest((await manifestOf(campaignId)).json());
    expect(fromBase64url(manifest.issuingKey)).toEqual(Uint8Array.from(await issuingPublicKey(kept)));
  });

  it('once and for all: no login changes or deletes a manifest', async () => {
    const { campaignId, open } = await draft();
    await open();
    const statements = [
      sql`UPDATE manifests SET document = '{}' WHERE campaign_id = ${campaignId}`,
      sql`DELETE FROM manifests`,
      sql`TRUNCATE manifests`,
    ];
    for (const statement of statements) {
      for (const login of [database.owner, database.api, database.mailer, database.tally]) {
        await expect(login.execute(statement)).rejects.toThrow();
      }
    }
  });

  it('publishes nothing that devices cannot read, and nothing in another place', async () => {
    const { campaignId, open } = await draft();
    await open();
    const supplement = { format: 'heartset/supplement/v1', campaign: campaignId, number: 1, previous: '', leaders: [] };
    const documents = [
      'no JSON',
      '[]',
      '{}',
      JSON.stringify({ ...supplement, campaign: randomUUID() }),
      JSON.stringify({ ...supplement, number: 2 }),
      JSON.stringify({ ...supplement, format: 'heartset/manifest/v1' }),
      JSON.stringify({ ...supplement, leaders: {} }),
    ];
    const publish = (document: string) =>
      database.api.execute(sql`INSERT INTO manifests (campaign_id, number, document, sha256)
        VALUES (${campaignId}, 1, ${document}, encode(sha256(convert_to(${document}, 'UTF8')), 'hex'))`);
    for (const document of documents) {
      await expect(publish(document), document).rejects.toMatchObject({
        cause: { code: document === 'no JSON' ? '22P02' : '23514' },
      });
    }
    await publish(JSON.stringify(supplement));
  });
});
