import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitations } from '../../db/schema/invitations.ts';
import { createCampaignStage, type StageLeaderOptions } from '../../testing/campaign-stage.ts';
import { actorOf, createPersonRow } from '../../testing/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { testKeys } from '../../testing/test-keys.ts';
import { listAskedAbout } from '../mail/mails.queries.ts';
import { readRaterInvitation } from '../rater/rater.queries.ts';
import { addRater } from './add-rater.ts';
import { loadLabelsToday } from './labels-today.queries.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** A campaign about one leader, and what raters are told of its labels. */
async function staged(raters: StageLeaderOptions['raters'], seniorLeaders: 'anonymous' | 'identified' = 'anonymous') {
  const stage = await createCampaignStage(database.owner, { leaders: [{ raters }], seniorLeaders });
  const campaign = { id: stage.campaignId, minimumGroupSize: 3 };
  const leaderId = stage.leaders[0]?.leaderId ?? '';
  const invitationOf = (name: string) => stage.invitations.find((one) => one.name === name)?.invitationId ?? '';
  return {
    stage,
    campaign,
    leaderId,
    invitationOf,
    told: async () => {
      const labels = (await loadLabelsToday(database.api, campaign, [leaderId])).get(leaderId) ?? [];
      return labels.map(({ label, invited, identified, mergesInto, neverShown }) => {
        return [label, invited, ...(identified ? ['by name'] : []), neverShown ? 'never shown' : mergesInto];
      });
    },
    takeOut: (name: string, delivery: 'accepted' | 'failed' = 'accepted') =>
      database.owner
        .update(invitations)
        .set({ removed: true, delivery })
        .where(and(eq(invitations.campaignId, stage.campaignId), eq(invitations.id, invitationOf(name)))),
  };
}

describe('what raters are promised of their label', () => {
  it('counts those who are asked today: without whoever was taken out, with whoever was added', async () => {
    const { stage, leaderId, told, takeOut } = await staged({ 'team-members': ['ann', 'bob', 'cat', 'dan'] });
    expect(await told()).toEqual([['team-members', 4, null]]);
    await takeOut('dan');
    expect(await told()).toEqual([['team-members', 3, null]]);
    const hr = await actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']);
    const personId = await createPersonRow(database.owner, stage.organizationId);
    const rater = { personId, group: 'team-members' as const };
    await addRater(database.api, hr, { campaignId: stage.campaignId, leaderId, rater });
    expect(await told()).toEqual([['team-members', 4, null]]);
  });

  it('says that nothing can be shown only where nothing is joined with them either', async () => {
    const alone = await staged({ others: ['ann', 'bob', 'cat'] });
    await alone.takeOut('cat', 'failed');
    expect(await alone.told()).toEqual([['others', 2, 'never shown']]);
    const beside = await staged({ 'team-members': ['ann', 'bob', 'cat'], peers: 4 });
    await beside.takeOut('cat', 'failed');
    expect(await beside.told()).toEqual([
      ['peers', 4, 'team-members'],
      ['team-members', 2, 'peers'],
    ]);
  });

  it('knows who answers by name', async () => {
    const { told } = await staged({ 'team-members': 4, 'senior-leaders': 1 }, 'identified');
    expect(await told()).toEqual([
      ['senior-leaders', 1, 'by name', null],
      ['team-members', 4, null],
    ]);
  });

  it('is the same in a mail as on the page, whatever happened since the opening', async () => {
    const { stage, campaign, invitationOf, takeOut } = await staged({ others: ['ann', 'bob', 'cat'] });
    const both = async () => {
      const [mailed] = await listAskedAbout(database.mailer, campaign, invitationOf('ann'));
      const page = await readRaterInvitation(database.api, testKeys(), invitationOf('ann'));
      const [shown] = page.assignments;
      const neverShown = shown && !shown.identified && shown.mergesInto === null && shown.invited < 3;
      return [mailed?.neverShown, neverShown];
    };
    expect(await both()).toEqual([false, false]);
    await takeOut('cat', 'failed');
    expect(await both()).toEqual([true, true]);
    expect(await loadLabelsToday(database.mailer, campaign, [])).toEqual(new Map());
    expect(stage.invitations).toHaveLength(3);
  });
});
