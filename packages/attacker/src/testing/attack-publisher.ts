import type { AnswerSheet, Group } from '@heartset/model';
import { attackProcedure } from '../attack-procedure.ts';
import { attackRelease } from '../attack-release.ts';
import type { Scale } from '../multisets.ts';
import { type Answer, type Procedure, probeDecisions, probeHidden } from '../probe-procedure.ts';
import { readRelease } from '../read-release.ts';
import type { Violation } from '../violation.ts';
import { drawing } from './random-campaign.ts';
import { campaignOfTables, type Publisher, publishWithSecrets, type TestCampaign } from './scored-campaign.ts';

/** Reads what a publisher makes of one campaign, knowing who rated what, and tries G2 and G6 on it. */
export function attackCampaign(publisher: Publisher, campaign: TestCampaign, seed: number): Violation[] {
  const document: unknown = JSON.parse(publisher(campaign));
  // Where somebody belongs is decided by the rules, not by what a broken publisher makes of them.
  const blockOf = new Map(
    readRelease(JSON.parse(publishWithSecrets(campaign).text)).groups.map(({ group, block }) => [group, block]),
  );
  const ratedBy = (block: string | null, itemId: string) =>
    campaign.voices.filter(
      ({ group, sheet }) => blockOf.get(group) === block && typeof sheet.ratings[itemId] === 'number',
    ).length;
  const k = campaign.policy.minimumGroupSize;
  const answeredIn = (block: string | null) =>
    campaign.voices.filter(({ group }) => blockOf.get(group) === block).length;
  const isIdentified = (group: string) => campaign.policy.seniorLeaders === 'identified' && group === 'senior-leaders';
  const procedure: Procedure = {
    answers: answersOf(campaign),
    publish: (answers) => publisher(withAnswers(campaign, answers)),
    isVisible: ({ group, item }) => {
      const block = blockOf.get(group) ?? null;
      return isIdentified(group) || (answeredIn(block) >= k && ratedBy(block, item) >= k);
    },
    scale: campaign.instrument.scale,
    draw: drawing(seed + 1),
  };
  return [
    ...attackRelease(document, (_, block, itemId) => ratedBy(block, itemId)).violations,
    ...probeHidden(procedure),
    ...probeDecisions(procedure),
  ];
}

/** Every table of one item, in one block or two. */
export function attackTables(publisher: Publisher, sizes: readonly number[], scale: Scale, k = 3): Violation[] {
  return attackProcedure({
    publish: (tables) => publisher(campaignOfTables(tables, scale, k)),
    sizes,
    k,
    scale,
  });
}

function answersOf({ voices }: TestCampaign): Answer[] {
  const seen = new Map<Group, number>();
  return voices.flatMap(({ group, sheet }) => {
    const rater = seen.get(group) ?? 0;
    seen.set(group, rater + 1);
    return Object.entries(sheet.ratings).map(
      ([item, rating]): Answer => ({ group, rater, item, rating: typeof rating === 'number' ? rating : null }),
    );
  });
}

function withAnswers(campaign: TestCampaign, answers: readonly Answer[]): TestCampaign {
  const byRater = new Map<string, AnswerSheet['ratings']>();
  for (const { group, rater, item, rating } of answers) {
    const key = `${group} ${rater}`;
    byRater.set(key, { ...byRater.get(key), [item]: rating ?? 'not-observed' });
  }
  const seen = new Map<Group, number>();
  const voices = campaign.voices.map(({ group, sheet }) => {
    const rater = seen.get(group) ?? 0;
    seen.set(group, rater + 1);
    return { group, sheet: { ...sheet, ratings: byRater.get(`${group} ${rater}`) ?? sheet.ratings } };
  });
  return { ...campaign, voices };
}
