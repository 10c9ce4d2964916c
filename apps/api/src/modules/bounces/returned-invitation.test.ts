import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../core/transaction.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people } from '../../db/schema/people.ts';
import { createCampaignStage } from '../../testing/campaign-stage.ts';
import { actorOf } from '../../testing/factories.ts';
import { setUpProduct } from '../../testing/set-up-product.ts';
import { loadUncertain } from '../campaigns/asked-labels.queries.ts';
import type { Bounce } from './judge-bounce.ts';
import { recordBounce } from './record-bounce.ts';

const { database, product } = await setUpProduct();

/** A campaign whose invitations were all taken by a mail server, and Ada's own. */
async function asked() {
  const stage = await createCampaignStage(database.owner, {
    leaders: [{ raters: { 'team-members': ['ada', 'ben', 'cy', 'dov'] } }],
  });
  const hr = await actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']);
  const ada = stage.invitations.find((one) => one.name === 'ada');
  if (!ada) throw new Error('the stage has no Ada');
  await database.owner
    .update(people)
    .set({ email: `ada@${stage.campaignId}.test` })
    .where(eq(people.id, ada.raterId));
  const [mail] = await database.owner
    .insert(outboxMails)
    .values({
      organizationId: stage.organizationId,
      kind: 'invitation',
      dedupeKey: `invitation:${ada.invitationId}`,
      personId: ada.raterId,
      campaignId: stage.campaignId,
      invitationId: ada.invitationId,
      state: 'sent',
      attempts: 1,
    })
    .returning({ id: outboxMails.id });
  const url = `/api/v1/campaigns/${stage.campaignId}/invitations`;
  const headers = product.cookieOf(hr);
  return {
    raterId: ada.raterId,
    comesBack: (how: Partial<Bounce> = {}) =>
      recordBounce(database.mailer, { about: 'mail', id: mail?.id ?? '', verdict: 'hard', elsewhere: false, ...how }),
    listed: async () => {
      const { invitations } = (await product.app.inject({ url, headers })).json();
      return invitations.find((each: { invitationId: string }) => each.invitationId === ada.invitationId);
    },
    correct: async (email: string) =>
      (
        await product.app.inject({
          method: 'PUT',
          url: `${url}/${ada.invitationId}/address`,
          headers,
          payload: { email },
        })
      ).statusCode,
    same: `ada@${stage.campaignId}.test`,
    uncertain: () => inTransaction(database.owner, (tx) => loadUncertain(tx, stage.campaignId)),
  };
}

describe('an invitation that came back', () => {
  it('is shown to HR with the reason, and goes to the address that HR corrects it to', async () => {
    const { comesBack, correct, listed } = await asked();
    expect(await correct('ada.new@hospital.test')).toBe(409);
    expect(await comesBack()).toBe('marked');
    expect(await listed()).toMatchObject({ delivery: 'failed', error: 'mail-returned' });
    expect(await correct('ada.new@hospital.test')).toBe(204);
    expect(await listed()).toMatchObject({ delivery: 'queued', error: null, email: 'ada.new@hospital.test' });
  });

  it('from an address behind the one it was sent to goes to the same one again, and to no other', async () => {
    const { comesBack, correct, listed, same } = await asked();
    expect(await comesBack({ elsewhere: true })).toBe('marked');
    expect(await listed()).toMatchObject({ delivery: 'failed', error: 'returned-elsewhere' });
    expect(await correct('hr.reads.this@hospital.test')).toBe(409);
    expect(await correct(same)).toBe(204);
  });

  it('for now is on its way again: nothing can be corrected yet', async () => {
    const { comesBack, correct, listed } = await asked();
    expect(await comesBack({ verdict: 'soft' })).toBe('again-later');
    expect(await listed()).toMatchObject({ delivery: 'queued', error: null });
    expect(await correct('ada.new@hospital.test')).toBe(409);
  });

  it.each(['hard', 'soft'] as const)(
    'is not certain to have been answered, where campaigns are compared (%s)',
    async (verdict) => {
      const { comesBack, raterId, uncertain } = await asked();
      expect(await uncertain()).toEqual(new Set());
      await comesBack({ verdict });
      expect(await uncertain()).toEqual(new Set([raterId]));
    },
  );

  it('of another mail than the invitation changes nothing of the campaign', async () => {
    const { comesBack, correct, listed, raterId, uncertain } = await asked();
    expect(await comesBack({ about: 'person', id: raterId })).toBe('marked');
    expect(await listed()).toMatchObject({ delivery: 'accepted', error: null });
    expect(await uncertain()).toEqual(new Set());
    expect(await correct('ada.new@hospital.test')).toBe(409);
  });

  it('is the same for a mail or a person that is not there', async () => {
    const { comesBack } = await asked();
    const id = '00000000-0000-4000-8000-000000000000';
    for (const verdict of ['hard', 'soft'] as const) {
      expect(await comesBack({ id, verdict })).toBe('ignored');
      expect(await comesBack({ about: 'person', id, verdict })).toBe('ignored');
    }
  });
});
