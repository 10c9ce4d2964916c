import { campaignSchema } from '@heartset/model/api/campaigns';
import { reportSchema } from '@heartset/model/api/reports';
import { describe, expect, it } from 'vitest';
import { endRound } from '../../testing/campaign-rounds.ts';
import { answerAs, type CampaignStage, createCampaignStage, plainSheet } from '../../testing/campaign-stage.ts';
import { countingDeps } from '../../testing/counting-deps.ts';
import { actorOf } from '../../testing/factories.ts';
import { setUpProduct } from '../../testing/set-up-product.ts';
import { refreshProgress } from './refresh-progress.ts';

const { database, product } = await setUpProduct();

/** Two leaders; about the second, four from outside are asked as well, of whom so many answer, and one identified senior leader. */
async function collecting(fromOutside: number): Promise<CampaignStage> {
  const stage = await createCampaignStage(database.owner, {
    reportReaders: 'leader-and-hr',
    seniorLeaders: 'identified',
    leaders: [{ raters: { 'team-members': 5 } }, { raters: { 'team-members': 4, 'senior-leaders': 1, others: 4 } }],
  });
  const outside = stage.assignments.filter(({ group }) => group === 'others').slice(0, fromOutside);
  const inside = stage.assignments.filter(({ group }) => group !== 'others');
  for (const one of [...inside, ...outside]) await answerAs(database.api, stage, one, plainSheet(stage));
  await refreshProgress(countingDeps(database, product.clock));
  return stage;
}

async function readByHr(stage: CampaignStage, path: string): Promise<unknown> {
  const hr = await actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']);
  return (await product.app.inject({ url: `/api/v1${path}`, headers: product.cookieOf(hr) })).json();
}

async function totalOf(stage: CampaignStage): Promise<number | undefined> {
  const campaign = campaignSchema.parse(await readByHr(stage, `/campaigns/${stage.campaignId}`));
  return campaign.answersByDay.at(-1)?.answered;
}

/** The sum of every n that HR finds in the reports, identified people aside. */
async function printed(stage: CampaignStage): Promise<number> {
  let sum = 0;
  for (const { leaderId } of stage.leaders) {
    const report = reportSchema.parse(await readByHr(stage, `/reports/${stage.campaignId}/${leaderId}`));
    if (report.result.status !== 'released') throw new Error(`the report is ${report.result.status}`);
    for (const block of report.result.release.blocks) {
      if (block.status === 'shown' && !block.identified) sum += block.n;
    }
  }
  return sum;
}

describe('the total of a campaign', () => {
  it('less every n that is printed leaves nothing over for who is held back', async () => {
    const stage = await collecting(2);
    const total = await totalOf(stage);
    await endRound(database, product.clock, stage.campaignId);
    expect([total, await printed(stage)]).toEqual([9, 9]);
    expect(await totalOf(stage)).toBe(9);
  });

  it('is the same whether nobody, one or two of a group below the threshold have answered', async () => {
    const totals: (number | undefined)[] = [];
    for (const fromOutside of [0, 1, 2, 3]) totals.push(await totalOf(await collecting(fromOutside)));
    expect(totals).toEqual([9, 9, 9, 12]);
  });
});
