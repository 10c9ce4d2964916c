import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { invitations } from '../../db/schema/invitations.ts';
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

const tooFew = /^too-few-would-remain: Fewer than 3 people would be left/;
const team = ['ada', 'ben', 'cy', 'dov'];

describe('withdrawing', () => {
  it('leaves k people under a label, however it is tried', async () => {
    const { withdraw } = await staged({ leaders: [{ raters: { 'team-members': team } }] });
    expect(await withdraw('ada')).toBe('withdrawn');
    for (const name of ['ben', 'cy', 'dov']) expect(await withdraw(name)).toMatch(tooFew);
    expect(await withdraw('ada')).toBe('withdrawn');
  });

  it('of two at the same moment counts the other', async () => {
    const { withdraw } = await staged({ leaders: [{ raters: { 'team-members': team } }] });
    const outcomes = await Promise.all(['ada', 'ben'].map(withdraw));
    expect(outcomes.sort()).toEqual([expect.stringMatching(tooFew), 'withdrawn']);
  });

  it('says the same whoever has answered', async () => {
    const { stage, withdraw } = await staged({ leaders: [{ raters: { 'team-members': ['ada', 'ben', 'cy'] } }] });
    const [answered] = stage.assignments;
    if (!answered) throw new Error('the stage has no assignments');
    await answerAs(database.api, stage, answered, plainSheet(stage));
    const heard = await Promise.all(['ada', 'ben', 'cy'].map(withdraw));
    expect(heard[0]).toMatch(tooFew);
    expect(new Set(heard).size).toBe(1);
  });

  it('looks at every leader whom the person was asked about', async () => {
    const { withdraw } = await staged({
      leaders: [{ raters: { 'team-members': team } }, { raters: { peers: ['ada', 'eve', 'fay'] } }],
    });
    expect(await withdraw('ada')).toMatch(tooFew);
    expect(await withdraw('ben')).toBe('withdrawn');
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
