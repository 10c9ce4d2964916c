import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import {
  answerAs,
  type CampaignStage,
  createCampaignStage,
  plainSheet,
  type StageOptions,
} from '../../testing/campaign-stage.ts';
import { actorOf } from '../../testing/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function staged(options: StageOptions): Promise<{
  stage: CampaignStage;
  /** What HR hears when it withdraws somebody, given by name. */
  withdraw: (name: string) => Promise<string>;
}> {
  const stage = await createCampaignStage(database.owner, options);
  const hr = await actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']);
  const withdraw = async (name: string) => {
    const invitationId = stage.invitations.find((one) => one.name === name)?.invitationId ?? '';
    try {
      await withdrawInvitation(database.api, hr, { campaignId: stage.campaignId, invitationId });
      return 'withdrawn';
    } catch (error) {
      if (error instanceof AppError) return `${error.code}: ${error.message}`;
      throw error;
    }
  };
  return { stage, withdraw };
}

const tooFew = /^too-few-would-remain: Fewer than 5 people whom a mail has reached would be left/;
const team = ['ada', 'ben', 'cy', 'dov', 'eli', 'flo'];

describe('withdrawing', () => {
  it('leaves k + 2 people under a label, however it is tried', async () => {
    const { withdraw } = await staged({ leaders: [{ raters: { 'team-members': team } }] });
    expect(await withdraw('ada')).toBe('withdrawn');
    for (const name of team.slice(1)) expect(await withdraw(name)).toMatch(tooFew);
    expect(await withdraw('ada')).toBe('withdrawn');
  });

  it('of two at the same moment counts the other', async () => {
    const { withdraw } = await staged({ leaders: [{ raters: { 'team-members': team } }] });
    const outcomes = await Promise.all(['ada', 'ben'].map(withdraw));
    expect(outcomes.sort()).toEqual([expect.stringMatching(tooFew), 'withdrawn']);
  });

  it('says the same whoever has answered, and however many', async () => {
    const heard: string[] = [];
    for (const answers of [0, 1, 5, 6]) {
      const { stage, withdraw } = await staged({ leaders: [{ raters: { 'team-members': team } }] });
      for (const one of stage.assignments.slice(0, answers))
        await answerAs(database.api, stage, one, plainSheet(stage));
      const said: string[] = [];
      for (const name of team) said.push(await withdraw(name));
      expect(said[0]).toBe('withdrawn');
      expect(said[1]).toMatch(tooFew);
      heard.push(said.join());
    }
    expect(new Set(heard).size).toBe(1);
  });

  it('looks at every leader whom the person was asked about', async () => {
    const { withdraw } = await staged({
      leaders: [{ raters: { 'team-members': team } }, { raters: { peers: ['ada', 'uma', 'vic', 'wes', 'xia'] } }],
    });
    expect(await withdraw('ada')).toMatch(tooFew);
    expect(await withdraw('ben')).toBe('withdrawn');
  });

  it('counts nobody whom no mail has reached among those who remain', async () => {
    const { stage, withdraw } = await staged({ leaders: [{ raters: { 'team-members': team } }] });
    const failed = stage.invitations.find((one) => one.name === 'flo')?.invitationId ?? '';
    await database.owner.update(invitations).set({ delivery: 'failed' }).where(eq(invitations.id, failed));
    expect(await withdraw('ada')).toMatch(tooFew);
  });

  it('is not free where the mail perhaps arrived, now or before it was sent to another address', async () => {
    const few = { leaders: [{ raters: { 'team-members': ['ada', 'ben', 'cy'] } }] };
    for (const [last, earlier] of [
      ['server-too-slow', null],
      ['address-refused', { state: 'sent' as const, errorCode: null }],
      ['address-refused', { state: 'failed' as const, errorCode: 'server-unreachable' }],
    ] as const) {
      const { stage, withdraw } = await staged(few);
      const [ada] = stage.invitations;
      if (!ada) throw new Error('the stage has no invitations');
      const failed = { delivery: 'failed' as const, deliveryError: last };
      await database.owner.update(invitations).set(failed).where(eq(invitations.id, ada.invitationId));
      if (earlier) {
        const { organizationId, campaignId } = stage;
        const about = { organizationId, campaignId, personId: ada.raterId, invitationId: ada.invitationId };
        const mail = { kind: 'invitation' as const, dedupeKey: `invitation:${ada.invitationId}`, ...about, ...earlier };
        await database.owner.insert(outboxMails).values(mail);
      }
      expect([last, await withdraw('ada')]).toEqual([last, expect.stringMatching(tooFew)]);
    }
  });

  it('is free where the mail never left', async () => {
    const { stage, withdraw } = await staged({ leaders: [{ raters: { 'team-members': ['ada', 'ben', 'cy'] } }] });
    const failed = stage.invitations.find((one) => one.name === 'ada')?.invitationId ?? '';
    await database.owner.update(invitations).set({ delivery: 'failed' }).where(eq(invitations.id, failed));
    expect(await withdraw('ada')).toBe('withdrawn');
    expect(await withdraw('ben')).toMatch(tooFew);
  });

  it('is free for who answers under their own name', async () => {
    const { withdraw } = await staged({
      seniorLeaders: 'identified',
      leaders: [{ raters: { 'team-members': team, 'senior-leaders': ['zoe'] } }],
    });
    expect(await withdraw('zoe')).toBe('withdrawn');
  });
});
