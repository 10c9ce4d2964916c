import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { campaignInput } from '../../testing/campaign-drafts.ts';
import {
  answerAs,
  type CampaignStage,
  createCampaignStage,
  plainSheet,
  type StageOptions,
} from '../../testing/campaign-stage.ts';
import { actorOf, createPersonRow } from '../../testing/factories.ts';
import { setUpMail } from '../../testing/set-up-mail.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { sendMail } from '../mail/send-mail.ts';
import { cancelCampaign } from './cancel-campaign.ts';
import { createCampaign } from './create-campaign.ts';

const clock = createTestClock();
const { database, server, deps } = await setUpMail();

async function staged(options: StageOptions = {}): Promise<{ stage: CampaignStage; hr: Actor; campaignId: string }> {
  const stage = await createCampaignStage(database.owner, options);
  const hr = await actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']);
  return { stage, hr, campaignId: stage.campaignId };
}

const told = (campaignId: string) =>
  database.owner
    .select()
    .from(outboxMails)
    .where(and(eq(outboxMails.campaignId, campaignId), eq(outboxMails.kind, 'campaign-cancelled')));

/** The mail that somebody gets, but for the name in its greeting. */
async function mailTo(campaignId: string, personId: string): Promise<string> {
  const mail = (await told(campaignId)).find((one) => one.personId === personId);
  expect(await sendMail(deps, mail?.id ?? '')).toEqual({ outcome: 'sent' });
  const { subject, text = '' } = server.received.at(-1) ?? {};
  return `${subject}\n${text}`.replace(/^Hello [^\n]*,$/m, 'Hello,').replaceAll(/\s+/g, ' ');
}

const raterOf = (stage: CampaignStage, name: string) =>
  stage.invitations.find((one) => one.name === name)?.raterId ?? '';

describe('cancelling a campaign that collects', () => {
  it('tells everybody who is asked and whom it is about, each once, and nobody who was taken out', async () => {
    const { stage, hr, campaignId } = await staged({
      leaders: [
        { raters: { 'team-members': ['ada', 'ben', 'cy'], peers: ['dov', 'eli', 'flo'] } },
        { raters: { peers: ['ada', 'ben', 'cy'] } },
      ],
    });
    await database.owner
      .update(invitations)
      .set({ removed: true })
      .where(eq(invitations.raterId, raterOf(stage, 'flo')));
    const { jobs } = await cancelCampaign(database.api, hr, { campaignId });
    const mails = await told(campaignId);
    const expected = [
      ...stage.leaders.map(({ leaderId }) => leaderId),
      ...['ada', 'ben', 'cy', 'dov', 'eli'].map((name) => raterOf(stage, name)),
    ];
    expect(mails.map(({ personId }) => personId).sort()).toEqual(expected.sort());
    expect(jobs.filter(({ job }) => job.name === 'send-mail')).toHaveLength(expected.length);
    // A mail that comes back says nothing about the invitation, which had arrived.
    expect(mails.every(({ invitationId }) => invitationId === null)).toBe(true);
  });

  it('tells somebody who has answered the same as somebody who has not', async () => {
    const { stage, hr, campaignId } = await staged({ leaders: [{ raters: { 'team-members': ['ada', 'ben', 'cy'] } }] });
    const first = stage.assignments.find(({ raterId }) => raterId === raterOf(stage, 'ada'));
    if (!first) throw new Error('Nobody was asked.');
    await answerAs(database.api, stage, first, plainSheet(stage));
    await cancelCampaign(database.api, hr, { campaignId });
    const answered = await mailTo(campaignId, raterOf(stage, 'ada'));
    const silent = await mailTo(campaignId, raterOf(stage, 'ben'));
    expect(answered).toBe(silent);
    expect(answered).toContain('Nothing that anybody answered is read.');
    const leader = await mailTo(campaignId, stage.leaders[0]?.leaderId ?? '');
    expect(leader).toContain('were asked for feedback about you');
  });
});

it('tells nobody of a draft', async () => {
  const { stage, hr } = await staged();
  const leaderId = await createPersonRow(database.owner, stage.organizationId);
  const draft = await createCampaign(database.api, hr, campaignInput(clock, { leaderIds: [leaderId] }), clock);
  const { jobs } = await cancelCampaign(database.api, hr, { campaignId: draft.id });
  expect(jobs.map(({ job }) => job.name)).toEqual(['advance-campaigns']);
  expect(await told(draft.id)).toEqual([]);
});
