import { type AnswerSheet, getInstrument, type Label, leaderReleaseSchema } from '@heartset/model';
import { assignLabels, type LeaderTally, tallySheets } from '@heartset/scoring';
import { describe, expect, it } from 'vitest';
import { type CountedLeader, countLeader } from './count-leader.ts';
import { measureSteps } from './measure-steps.ts';
import { frameOf, type OpenedCampaign } from './tally.queries.ts';
import { type UncountedCode, uncountedCode } from './uncounted-code.ts';

const instrument = getInstrument('hcl-360');
if (!instrument) throw new Error('the instrument hcl-360 is gone');
const opened: OpenedCampaign = {
  instrument,
  promptIds: instrument.askOthers.slice(0, 2).map(({ id }) => id),
  policy: { minimumGroupSize: 3, seniorLeaders: 'anonymous', releaseMode: 'automatic', furtherRound: false },
  releaseMode: 'automatic',
  round: 1,
  mayAskAgain: false,
  uncountedKeptUntil: null,
};
const { labels } = assignLabels({
  invitedPerGroup: { 'team-members': 5, peers: 4 },
  k: 3,
  seniorLeaders: 'anonymous',
});

const onScale = (minimum: number, maximum: number): OpenedCampaign => ({
  ...opened,
  instrument: { ...instrument, scale: { ...instrument.scale, minimum, maximum } },
});

const allRated = (rating: number): AnswerSheet => ({
  ratings: Object.fromEntries(instrument.items.map(({ id }) => [id, rating])),
  comments: [],
});

function tallyOf(campaign: OpenedCampaign, sheets: [Label, AnswerSheet][]): LeaderTally | UncountedCode {
  try {
    return tallySheets(
      frameOf(campaign),
      sheets.map(([label, sheet]) => ({ label, sheet })),
    );
  } catch (error) {
    return uncountedCode(error);
  }
}

function countOf(campaign: OpenedCampaign, sheets: [Label, AnswerSheet][]): CountedLeader | UncountedCode {
  const redeemed = new Map<string, number>();
  for (const [label] of sheets) redeemed.set(label, (redeemed.get(label) ?? 0) + 1);
  return countLeader(
    {
      campaignId: 'campaign',
      subjectKey: 'subject',
      opened: campaign,
      labels,
      redeemed,
      tally: tallyOf(campaign, sheets),
      commentOrder: Buffer.alloc(32, 1),
    },
    measureSteps(),
  );
}

function releaseOf(outcome: CountedLeader | UncountedCode) {
  if (typeof outcome === 'string' || !outcome.made) throw new Error(`not counted: ${JSON.stringify(outcome)}`);
  return leaderReleaseSchema.parse(JSON.parse(outcome.made.document));
}

const from = (many: number, label: Label, rating: number): [Label, AnswerSheet][] =>
  Array.from({ length: many }, () => [label, allRated(rating)]);

describe('countLeader', () => {
  it('says nothing where nobody answered, and the same where one did', () => {
    const nobody = countOf(opened, []);
    const one = countOf(opened, from(1, 'peers', 2));
    expect(releaseOf(nobody).blocks.map(({ status }) => status)).toEqual(['withheld']);
    expect(releaseOf(one)).toEqual(releaseOf(nobody));
    expect(one).toMatchObject({
      sheets: 1,
      made: { blocks: [{ answered: null, counts: null }], comments: {} },
      heldBack: null,
    });
  });

  it('joins a group in which nobody answered, and shows the other with its own numbers', () => {
    const release = releaseOf(countOf(opened, from(4, 'team-members', 4)));
    expect(release.blocks).toMatchObject([{ status: 'shown', block: 'team-members+peers', n: 4, invited: 9 }]);
  });

  it.each([
    [1, 3, 2],
    [0, 10, 7],
    [-3, 3, 0],
  ])('counts on a scale from %i to %i', (minimum, maximum, rating) => {
    const campaign = onScale(minimum, maximum);
    const counted = countOf(campaign, from(3, 'team-members', rating));
    const release = releaseOf(counted);
    expect(release.scale).toEqual({ minimum, maximum });
    expect(
      release.items.every(({ everyoneElse }) => everyoneElse.status === 'shown' && everyoneElse.value === rating),
    ).toBe(true);
    expect(countOf(campaign, from(3, 'team-members', maximum + 1))).toBe('off-scale');
    expect(countOf(campaign, from(3, 'team-members', minimum - 1))).toBe('off-scale');
  });

  it.each<[UncountedCode, OpenedCampaign, [Label, AnswerSheet][]]>([
    ['off-scale', opened, from(3, 'peers', Number.NaN)],
    ['off-scale', opened, from(3, 'peers', 3.5)],
    ['unknown-item', opened, [['peers', { ratings: { salary: 3 }, comments: [] }]]],
    ['unknown-label', opened, from(1, 'others', 3)],
    ['more-than-invited', opened, from(5, 'peers', 3)],
    ['not-publishable', { ...opened, promptIds: ['twice', 'twice'] }, from(3, 'peers', 3)],
    [
      'not-publishable',
      { ...opened, instrument: { ...instrument, items: [...instrument.items, ...instrument.items] } },
      from(3, 'peers', 3),
    ],
    ['not-publishable', onScale(1, 2), from(3, 'peers', 1)],
  ])('is %s where that is so', (code, campaign, sheets) => {
    expect(countOf(campaign, sheets)).toBe(code);
  });

  it('notices a sheet too few and one too many under a label, also where another makes up for it', () => {
    const sheets = [...from(3, 'team-members', 4), ...from(3, 'peers', 4)];
    const tally = tallyOf(opened, sheets);
    const outcome = countLeader(
      {
        campaignId: 'campaign',
        subjectKey: 'subject',
        opened,
        labels,
        redeemed: new Map([
          ['team-members', 4],
          ['peers', 2],
        ]),
        tally,
        commentOrder: Buffer.alloc(32, 1),
      },
      measureSteps(),
    );
    expect(outcome).toBe('numbers-differ');
  });
});
