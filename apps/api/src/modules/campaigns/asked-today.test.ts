import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, systemClock } from '../../core/context.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { createCampaignStage } from '../../testing/campaign-stage.ts';
import { actorOf, createPersonRow } from '../../testing/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { addRater } from './add-rater.ts';
import { getCampaign, getCampaignEvent, listCampaigns } from './campaigns.queries.ts';
import { loadLabelsToday } from './labels-today.queries.ts';
import { getLeaderRaters } from './raters.queries.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const options = { mayEndGrace: false, clock: systemClock };

/** A campaign of which one person was taken out, and to which one was added, as HR and as the leader, who is of HR too, read it. */
async function changedCampaign() {
  const stage = await createCampaignStage(database.owner, {
    leaders: [{ raters: { 'team-members': ['ann', 'bob', 'cat', 'dan'], peers: ['eva', 'fin', 'gus'] } }],
  });
  const { campaignId, organizationId } = stage;
  const leaderId = stage.leaders[0]?.leaderId ?? '';
  const hr = await actorOf(database.owner, organizationId, stage.hrId, ['hr']);
  const rated = await actorOf(database.owner, organizationId, leaderId, ['hr', 'leader']);
  const added = await createPersonRow(database.owner, organizationId, { familyName: 'Added' });
  const taken = stage.invitations.find(({ name }) => name === 'dan');
  const read = async (actor: Actor) => {
    const campaign = await getCampaign(database.api, actor, campaignId, options);
    const { raters, labels } = await getLeaderRaters(database.api, actor, { campaignId, leaderId });
    const listed = (await listCampaigns(database.api, actor)).find(({ id }) => id === campaignId);
    const { delivery } = await getCampaignEvent(database.api, actor, campaignId, options);
    return {
      page: campaign.leaders[0]?.labels.map(({ label, invited }) => [label, invited]),
      raters: labels.map(({ label, invited }) => [label, invited]),
      standing: Object.fromEntries(
        raters.filter(({ standing }) => standing !== 'asked').map(({ personId, standing }) => [personId, standing]),
      ),
      people: raters.length,
      mails: [campaign.delivery, delivery].map((each) => each.queued + each.accepted + each.failed),
      listed: listed?.invitations,
    };
  };
  const change = async () => {
    await database.owner
      .update(invitations)
      .set({ removed: true, delivery: 'accepted' })
      .where(and(eq(invitations.campaignId, campaignId), eq(invitations.id, taken?.invitationId ?? '')));
    await addRater(database.api, hr, { campaignId, leaderId, rater: { personId: added, group: 'peers' } });
  };
  const campaign = { id: campaignId, minimumGroupSize: 3 };
  const told = async () => (await loadLabelsToday(database.api, campaign, [leaderId])).get(leaderId) ?? [];
  return { hr, rated, read, change, told, takenId: taken?.raterId ?? '', addedId: added };
}

describe('how many are asked, once somebody was taken out and somebody added', () => {
  it('is one number for HR, on every page, and for raters; and HR reads who came and who went', async () => {
    const { hr, read, change, told, takenId, addedId } = await changedCampaign();
    expect(await read(hr)).toMatchObject({ people: 7, standing: {}, mails: [7, 7], listed: 7 });
    await change();
    const today = [
      ['team-members', 3],
      ['peers', 4],
    ];
    expect(await read(hr)).toEqual({
      page: today,
      raters: today,
      standing: { [takenId]: 'taken-out', [addedId]: 'added-later' },
      people: 8,
      mails: [7, 7],
      listed: 7,
    });
    const toRaters = (await told()).map(({ label, invited }) => [label, invited]);
    expect(toRaters).toEqual(expect.arrayContaining(today));
  });

  it('never goes down for whoever it is about, who is told of nobody', async () => {
    const { rated, read, change } = await changedCampaign();
    await change();
    const ever = [
      ['team-members', 4],
      ['peers', 4],
    ];
    expect(await read(rated)).toEqual({ page: ever, raters: ever, standing: {}, people: 8, mails: [8, 8], listed: 8 });
  });
});
