import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOnceMore, closeAfterGrace } from '../../testing/campaign-rounds.ts';
import { answerAs, type CampaignStage, createCampaignStage, plainSheet } from '../../testing/campaign-stage.ts';
import { countingDeps } from '../../testing/counting-deps.ts';
import { actorOf } from '../../testing/factories.ts';
import { replaceBallots } from '../../testing/replace-ballots.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { releaseCampaign as releaseByHr } from '../campaigns/release-campaign.ts';
import { readOrganizationReport } from '../reports/read-organization-report.ts';
import { readReport } from '../reports/read-report.ts';
import { releaseCampaign } from './release-campaign.ts';
import { tallyCampaign } from './tally-campaign.ts';

const clock = createTestClock();

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const hrOf = (stage: CampaignStage) => actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']);

/** Seven leaders; about each, four of five team members answer in the first round. About the last, something is damaged. */
async function answeredStage(): Promise<CampaignStage> {
  const stage = await createCampaignStage(database.owner, {
    furtherRound: true,
    releaseMode: 'by-hr',
    leaders: [0, 1, 2, 3, 4, 5, 6].map(() => ({
      raters: { 'team-members': 5 },
      place: { department: 'Surgery', level: null, site: null },
    })),
  });
  for (const { subjectKey } of stage.leaders) {
    const asked = stage.assignments.filter((one) => one.subjectKey === subjectKey);
    for (const one of asked.slice(0, 4)) await answerAs(database.api, stage, one, plainSheet(stage));
  }
  const unknown = { ratings: { salary: 3 }, comments: [] };
  await replaceBallots(database, stage.campaignId, lastOf(stage), { answers: unknown }, 'all');
  return stage;
}

function lastOf(stage: CampaignStage): string {
  return stage.leaders.at(-1)?.subjectKey ?? '';
}

/** What HR reads of the organisation, the first leader of themself, and the one about whom something was damaged. */
async function said(stage: CampaignStage): Promise<string[]> {
  const hr = await hrOf(stage);
  const ofLeader = async (index: number) => {
    const leaderId = stage.leaders.at(index)?.leaderId ?? '';
    const actor = await actorOf(database.owner, stage.organizationId, leaderId, ['leader']);
    const { result } = await readReport(database.api, actor, stage.campaignId, leaderId);
    return result.status === 'released' ? `released ${result.release.round ?? 1}` : result.status;
  };
  const { result } = await readOrganizationReport(database.api, hr, stage.campaignId);
  const organization =
    result.status === 'released' ? `released of ${result.release.segments[0]?.leaders}` : result.status;
  return [organization, await ofLeader(0), await ofLeader(-1)];
}

describe('a campaign in two rounds that HR releases, with a leader who could not be counted', () => {
  it('says the same everywhere, in each of its states', async () => {
    const stage = await answeredStage();
    const { campaignId } = stage;
    const hr = await hrOf(stage);
    expect(await said(stage)).toEqual(['collecting', 'collecting', 'collecting']);

    await closeAfterGrace(database.owner, campaignId);
    expect(await said(stage)).toEqual(['being-counted', 'being-counted', 'being-counted']);
    await tallyCampaign(countingDeps(database, clock), campaignId);
    expect(await said(stage)).toEqual(['being-counted', 'being-counted', 'being-counted']);
    await expect(releaseByHr(database.api, hr, { campaignId }, clock)).rejects.toMatchObject({
      code: 'campaign-not-ready',
    });
    await releaseCampaign(database.tally, clock, campaignId);
    expect(await said(stage)).toEqual(['waiting-for-release', 'waiting-for-release', 'not-computed']);
    await releaseByHr(database.api, hr, { campaignId }, clock);
    expect(await said(stage)).toEqual(['released of 6', 'released 1', 'not-computed']);

    await askOnceMore(database, clock, stage);
    expect(await said(stage)).toEqual(['released of 6', 'released 1', 'not-computed']);
    await replaceBallots(database, campaignId, lastOf(stage), { answers: plainSheet(stage) }, 'all');
    await closeAfterGrace(database.owner, stage.campaignId);
    await tallyCampaign(countingDeps(database, clock), campaignId);
    expect(await said(stage)).toEqual(['released of 6', 'released 1', 'being-counted']);
    await releaseCampaign(database.tally, clock, campaignId);
    // The second documents are stored, and wait: what was out stays, and who has had nothing waits like everybody did.
    expect(await said(stage)).toEqual(['released of 6', 'released 1', 'waiting-for-release']);
    await releaseByHr(database.api, hr, { campaignId }, clock);
    expect(await said(stage)).toEqual(['released of 6', 'released 2', 'released 1']);
  });
});
