import { type LeaderRelease, leaderReleaseSchema } from '@heartset/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { ledgerEntryOf } from './ledger-entry-of.ts';
import { publishFurtherRound } from './publish-further-round.ts';
import { publishSelfReport } from './publish-self-report.ts';
import { arbitraryCampaign } from './testing/arbitrary-campaign.ts';
import {
  closeOf,
  POLICY,
  SMALL_INSTRUMENT,
  SMALL_PROMPTS,
  type SmallCampaign,
  type Voice,
} from './testing/small-campaign.ts';
import { roundsOf, TWO_ROUNDS } from './testing/small-rounds.ts';

const RUNS = { numRuns: fc.readConfigureGlobal().numRuns ?? 120 };

const voice =
  (group: Voice['group']) =>
  (ratings: Voice['sheet']['ratings'], ...texts: string[]): Voice => ({
    group,
    sheet: { ratings, comments: texts.map((text) => ({ promptId: 'keep', text, mode: 'as-written' as const })) },
  });
const team = voice('team-members');
const peer = voice('peers');
const other = voice('others');

function secondOf(campaign: SmallCampaign, late: readonly Voice[]): LeaderRelease {
  const [, second] = roundsOf(campaign, late).releases;
  if (!second) throw new Error('there was no second round');
  return second;
}

const itemOf = (release: LeaderRelease, id: string) => release.items.find(({ itemId }) => itemId === id);
const cellOf = (release: LeaderRelease, id: string) => release.cells.find(({ cellId }) => cellId === id);

/** Any campaign, its voices parted between rounds. */
const arbitraryRounds = fc
  .tuple(arbitraryCampaign, fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 40, maxLength: 40 }))
  .map(([campaign, rounds]) => {
    const inRound = (round: number) => campaign.voices.filter((_, index) => rounds[index % 40] === round);
    return { campaign: { ...campaign, voices: inRound(0) }, late: [inRound(1), inRound(2)] as const };
  });

describe('publishFurtherRound', () => {
  it('adds an item that enough rated over both rounds, and leaves the one that was shown', () => {
    const voices = [team({ core: 5, trust: 4 }), team({ core: 4, trust: 2 }), team({ core: 3 })];
    const second = secondOf({ invited: { 'team-members': 5 }, voices }, [team({ core: 1, trust: 3 })]);
    expect(itemOf(second, 'core')?.blocks[0]).toMatchObject({ status: 'shown', value: 4 });
    expect(itemOf(second, 'trust')?.blocks[0]).toMatchObject({ status: 'shown', value: 3, mark: 'plain' });
    expect(second).toMatchObject({ round: 2, blocks: [{ n: 3 }], everyoneElse: { n: 3 } });
  });

  it('shows a block that enough answered over both rounds, with all who did', () => {
    const second = secondOf({ invited: { 'team-members': 5 }, voices: [team({ core: 5 }), team({ core: 3 })] }, [
      team({ core: 4 }),
      team({ core: 3 }),
    ]);
    expect(second.blocks[0]).toEqual({
      status: 'shown',
      block: 'team-members',
      groups: ['team-members'],
      labels: ['team-members'],
      identified: false,
      invited: 5,
      n: 4,
    });
    expect(second.everyoneElse).toEqual({ status: 'shown', n: 4, blocks: ['team-members'] });
    expect(itemOf(second, 'core')?.blocks[0]).toMatchObject({ value: 3.75 });
  });

  it('keeps a cell that was shown, and computes one that was not from all that is shown now', () => {
    const ratings = { empathy: 4, trust: 3, coaching: 2 };
    const voices = [team({ empathy: 4 }), team({ empathy: 4 }), team({ empathy: 4, coaching: 2 })];
    const second = secondOf({ invited: { 'team-members': 6 }, voices }, [team(ratings), team(ratings), team(ratings)]);
    expect(itemOf(second, 'trust')?.blocks[0]).toMatchObject({ status: 'shown', value: 3 });
    expect(cellOf(second, 'heart')?.blocks[0]).toMatchObject({ status: 'shown', value: 4 });
    expect(cellOf(second, 'skill')?.blocks[0]).toMatchObject({ status: 'shown', value: 2 });
    expect(cellOf(second, 'skill')?.everyoneElse).toMatchObject({ status: 'shown', value: 2, n: 3 });
  });

  it('leaves everyone else where it was shown, though a block came late', () => {
    const three = (one: typeof team, rating: number) => [rating, rating, rating].map((core) => one({ core }));
    const campaign = { invited: { 'team-members': 3, others: 3 }, voices: three(team, 4) };
    const second = secondOf(campaign, three(other, 2));
    expect(itemOf(second, 'core')).toMatchObject({
      everyoneElse: { value: 4, n: 3, blocks: ['team-members'] },
      blocks: [{ value: 4 }, { value: 2 }],
    });
    expect(second.everyoneElse).toEqual({ status: 'shown', n: 3, blocks: ['team-members'] });
  });

  it('keeps the strengths that were named, and names them when there were none', () => {
    const named = [5, 5, 5].map((empathy) => team({ empathy }));
    const late = [5, 5, 5].map((coaching) => team({ coaching }));
    expect(secondOf({ invited: { 'team-members': 6 }, voices: named }, late).strengths).toEqual(['empathy']);
    expect(secondOf({ invited: { 'team-members': 6 }, voices: [] }, late).strengths).toEqual(['coaching']);
  });

  it('keeps a pool of texts, and makes a new one of late texts alone', () => {
    const voices = ['a', 'b', 'c'].map((text) => team({ core: 3 }, text));
    const campaign = {
      invited: { 'team-members': 6, peers: 6 },
      voices: [...voices, ...[1, 2, 3].map(() => peer({ core: 3 }, 'early'))],
    };
    const shown = secondOf(campaign, [team({}, 'late'), team({}, 'late'), team({}, 'late')]);
    expect(shown.comments[0]?.pools[0]).toMatchObject({ blocks: ['team-members'], withoutText: 0 });
    expect(canonicalJson(shown)).not.toContain('late');
    const withheld = {
      invited: { 'team-members': 6 },
      voices: [team({ core: 3 }, 'early'), team({ core: 3 }), team({ core: 3 })],
    };
    const [pool] =
      secondOf(
        withheld,
        ['x', 'y', 'z'].map((text) => team({}, text)),
      ).comments[0]?.pools ?? [];
    expect(pool?.status === 'shown' ? [...pool.texts].sort() : null).toEqual(['x', 'y', 'z']);
  });

  it('says beside words that were shown that nothing is added, in every further round, whoever writes', () => {
    const early = ['a', 'b', 'c'].map((text) => team({ core: 3 }, text));
    const campaign = {
      invited: { 'team-members': 9, peers: 3 },
      voices: [...early, ...[1, 2, 3].map(() => peer({ core: 3 }))],
    };
    const settled = {
      status: 'withheld',
      reason: 'not-released-again',
      blocks: ['team-members'],
      identified: false,
    };
    const poolsOf = (release: LeaderRelease | undefined) => release?.comments[0]?.pools.slice(1);
    const tooFew = { ...settled, reason: 'too-few-comments', blocks: ['peers'] };
    const silent = roundsOf(campaign, [team({})], [team({})]).releases;
    const wordy = roundsOf(campaign, [team({}, 'late')], [team({}, 'later')]).releases;
    expect(silent.map(poolsOf)).toEqual([[tooFew], [settled, tooFew], [settled, tooFew]]);
    expect(wordy).toEqual(silent);
    expect(silent[1]?.comments[1]?.pools.map((pool) => pool.status === 'withheld' && pool.reason)).toEqual([
      'too-few-comments',
    ]);
  });

  it('shows identified people who answer late, and what they could judge late', () => {
    const senior = voice('senior-leaders');
    const policy = { ...TWO_ROUNDS, seniorLeaders: 'identified' as const };
    const second = secondOf({ policy, invited: { 'senior-leaders': 2 }, voices: [senior({ core: 4 })] }, [
      senior({ core: 1, trust: 5 }),
    ]);
    expect(itemOf(second, 'core')?.blocks[0]).toMatchObject({ status: 'shown', value: 4 });
    expect(itemOf(second, 'trust')?.blocks[0]).toMatchObject({ status: 'shown', value: 5 });
    expect(itemOf(second, 'empathy')?.blocks[0]).toMatchObject({ reason: 'nobody-could-judge' });
  });

  it('describes the spread of an item that ten rated, though fewer had answered at first', () => {
    const voices = [team({ core: 3 }), team({ core: 3 }), team({ core: 3, trust: 1 })];
    const late = [1, 2, 2, 3, 3, 4, 4, 5, 5].map((trust) => team({ trust }));
    const statement = itemOf(secondOf({ invited: { 'team-members': 12 }, voices }, late), 'trust')?.blocks[0];
    expect(statement).toMatchObject({
      value: 3,
      distribution: { low: 1, middle: 0, high: 1, agreement: 'views-differ' },
    });
  });

  it('goes on to a third round', () => {
    const voices = [team({ core: 3 }), team({ core: 3 }), team({ core: 3, trust: 1 })];
    const { releases } = roundsOf(
      { invited: { 'team-members': 6 }, voices },
      [team({ trust: 2 })],
      [team({ trust: 3 })],
    );
    expect(releases.map((release) => [release.round, itemOf(release, 'trust')?.blocks[0]?.status])).toEqual([
      [undefined, 'withheld'],
      [2, 'withheld'],
      [3, 'shown'],
    ]);
    expect(releases[2] && itemOf(releases[2], 'trust')?.blocks[0]).toMatchObject({ value: 2 });
  });

  it('refuses other instruments and prompts, and campaigns without further rounds', () => {
    const { release } = closeOf({ policy: TWO_ROUNDS, invited: { peers: 3 }, voices: [] });
    const input = {
      previous: release,
      instrument: SMALL_INSTRUMENT,
      promptIds: SMALL_PROMPTS,
      round: { neverShown: { peers: { sheets: 0, counts: {} } }, comments: {} },
      commentOrderSecret: 'fedcba9876543210',
    };
    expect(publishFurtherRound(input).round).toBe(2);
    for (const instrument of [
      { ...SMALL_INSTRUMENT, id: 'another' },
      { ...SMALL_INSTRUMENT, version: '2' },
      { ...SMALL_INSTRUMENT, items: SMALL_INSTRUMENT.items.slice(1) },
      { ...SMALL_INSTRUMENT, cells: [...SMALL_INSTRUMENT.cells].reverse() },
    ]) {
      expect(() => publishFurtherRound({ ...input, instrument })).toThrow('instrument: not the one');
    }
    expect(() => publishFurtherRound({ ...input, promptIds: ['keep'] })).toThrow('prompts: not those');
    const once = closeOf({ policy: POLICY, invited: { peers: 3 }, voices: [] }).release;
    expect(() => publishFurtherRound({ ...input, previous: once })).toThrow('not opened for further rounds');
  });

  it('refuses counts that cannot be', () => {
    const voices = [team({ core: 3 }), team({ core: 3 }), team({ core: 3 })];
    const { release } = closeOf({ policy: TWO_ROUNDS, invited: { 'team-members': 4 }, voices });
    const publish = (sheets: number, trust: number[]) =>
      publishFurtherRound({
        previous: release,
        instrument: SMALL_INSTRUMENT,
        promptIds: SMALL_PROMPTS,
        round: { neverShown: { 'team-members': { sheets, counts: { trust } } }, comments: {} },
        commentOrderSecret: 'fedcba9876543210',
      });
    expect(() => publish(4, [5, 0, 0, 0, 0])).toThrow('5 ratings from 4 people');
    expect(() => publish(5, [3, 0, 0, 0, 0])).toThrow('5 answers from 4 people invited');
    expect(() => publish(4, [3, 0, 0])).toThrow('expected 5 counts, got 3');
    expect(() => publish(4, [Number.NaN, 0, 3, 0, 0])).toThrow('item "trust"');
  });
});

describe('publishFurtherRound, for any campaign', () => {
  it('changes nothing that was shown, as the ledger finds, and makes documents that the schema knows', () => {
    fc.assert(
      fc.property(arbitraryRounds, ({ campaign, late }) => {
        const { releases } = roundsOf(campaign, ...late);
        let previous: { release: LeaderRelease; sha256: string } | null = null;
        for (const release of releases) {
          expect(() => ledgerEntryOf(release, previous)).not.toThrow();
          const text = canonicalJson(release);
          expect(canonicalJson(leaderReleaseSchema.parse(JSON.parse(text)))).toBe(text);
          previous = { release, sha256: 'a'.repeat(64) };
        }
      }),
      RUNS,
    );
  });

  it('is the same to the byte whatever is written late where words were shown before', () => {
    fc.assert(
      fc.property(arbitraryRounds, fc.constantFrom([], ['as-written'], ['only-that-commented']), (drawn, modes) => {
        const { campaign, late } = drawn;
        const { releases } = roundsOf(campaign, late[0]);
        const [first, second] = releases;
        const isSettled = (promptId: string, group: Voice['group']) => {
          const pools = first?.comments.find((one) => one.promptId === promptId)?.pools ?? [];
          const block = first?.blocks.find(({ groups }) => groups.includes(group))?.block;
          return pools.some((pool) => pool.status === 'shown' && pool.blocks.some((one) => one === block));
        };
        const rewritten = late[0].map(({ group, sheet }): Voice => {
          const open = sheet.comments.filter(({ promptId }) => !isSettled(promptId, group));
          const settled = SMALL_PROMPTS.filter((promptId) => isSettled(promptId, group));
          const own = settled.flatMap((promptId) => modes.map((mode) => ({ promptId, text: 'Late.', mode })));
          return { group, sheet: { ...sheet, comments: [...open, ...own] } };
        });
        expect(roundsOf(campaign, rewritten).releases).toEqual(releases);
        for (const [index, { pools }] of (second?.comments ?? []).entries()) {
          const shown = first?.comments[index]?.pools.filter(({ status }) => status === 'shown') ?? [];
          const settled = pools.filter((pool) => pool.status === 'withheld' && pool.reason === 'not-released-again');
          expect(settled.map(({ blocks }) => blocks)).toEqual(shown.map(({ blocks }) => blocks));
        }
      }),
      RUNS,
    );
  });

  it('shows an item exactly when enough rated it by then', () => {
    fc.assert(
      fc.property(arbitraryRounds, ({ campaign, late }) => {
        const { releases } = roundsOf(campaign, ...late);
        const heard: Voice[] = [];
        for (const [round, release] of releases.entries()) {
          heard.push(...(round === 0 ? campaign.voices : (late[round - 1] ?? [])));
          for (const item of release.items) {
            for (const statement of item.blocks) {
              const block = release.blocks.find((one) => one.block === statement.block);
              const groups = block?.groups ?? [];
              const rated = heard.filter(
                (one) => groups.includes(one.group) && typeof one.sheet.ratings[item.itemId] === 'number',
              );
              const least = block?.identified ? 1 : release.policy.minimumGroupSize;
              expect(statement.status === 'shown').toBe(rated.length >= least);
            }
          }
        }
      }),
      RUNS,
    );
  });

  it('changes no verdict that was shown beside own ratings', () => {
    fc.assert(
      fc.property(arbitraryRounds, fc.integer({ min: 1, max: 5 }), ({ campaign, late }, rating) => {
        const self = Object.fromEntries(SMALL_INSTRUMENT.items.map(({ id }) => [id, rating]));
        const [first, second] = roundsOf(campaign, late[0]).releases.map((release) => publishSelfReport(release, self));
        for (const [index, item] of (first?.items ?? []).entries()) {
          if (item.comparison.status === 'shown') expect(second?.items[index]).toEqual(item);
        }
        for (const [index, cell] of (first?.cells ?? []).entries()) {
          if (cell.comparison.status === 'shown') expect(second?.cells[index]).toEqual(cell);
        }
      }),
      RUNS,
    );
  });
});
