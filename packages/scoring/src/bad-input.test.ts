import type { Group } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { answerDistribution } from './answer-distribution.ts';
import { canonicalJson } from './canonical-json.ts';
import { compareWithSelf } from './compare-with-self.ts';
import { guardedMean } from './guarded-mean.ts';
import { pickStrengths } from './pick-strengths.ts';
import { publishSelfReport } from './publish-self-report.ts';
import { ScoringInputError } from './scoring-input-error.ts';
import { closeOf, POLICY, releaseOf, SMALL_INSTRUMENT, sameRatings, type Voice } from './testing/small-campaign.ts';

const POINTS = { minimum: 1, maximum: 5 };

const many = (n: number, group: Group, rating: number): Voice[] =>
  Array.from({ length: n }, () => ({ group, sheet: sameRatings(rating) }));

/** Every reason that a release gives, and whether it shows anything. */
function reasonsIn(release: unknown): { reasons: string[]; shows: boolean } {
  const text = canonicalJson(release);
  const reasons = [...text.matchAll(/"reason":"([a-z-]+)"/g)].map(([, reason = '']) => reason);
  return { reasons: [...new Set(reasons)].sort(), shows: text.includes('"status":"shown"') };
}

describe('few people, or none', () => {
  it('withholds everything where nobody was invited', () => {
    expect(reasonsIn(releaseOf({ invited: {}, voices: [] }))).toEqual({ reasons: ['nobody-invited'], shows: false });
  });

  it('withholds everything where nobody answered', () => {
    const release = releaseOf({ invited: { peers: 4, others: 2 }, voices: [] });
    expect(reasonsIn(release)).toEqual({ reasons: ['nobody-invited', 'too-few-answers'], shows: false });
  });

  it('withholds everything of one rater, and says as little as of none', () => {
    const of = (voices: Voice[]) => canonicalJson(releaseOf({ invited: { 'team-members': 5 }, voices }));
    expect(of(many(1, 'team-members', 5))).toBe(of([]));
    expect(of(many(2, 'team-members', 1))).toBe(of([]));
  });

  it('withholds everything of three who judged nothing', () => {
    const voices = many(3, 'peers', 3).map(({ group }) => ({ group, sheet: sameRatings('not-observed') }));
    const release = releaseOf({ invited: { peers: 3 }, voices });
    expect(release.items.flatMap((item) => item.blocks.map((block) => block.status))).not.toContain('shown');
    expect(release.cells.flatMap((cell) => cell.blocks.map((block) => block.status))).not.toContain('shown');
    expect(release.strengths).toEqual([]);
  });
});

describe('ten thousand raters of one leader', () => {
  it('are counted, and their spread is described', () => {
    const voices = [...many(4000, 'others', 5), ...many(3000, 'others', 4), ...many(3000, 'others', 1)];
    const [core] = releaseOf({ invited: { others: 10_000 }, voices }).items;
    expect(core?.blocks[0]).toEqual({
      status: 'shown',
      block: 'others',
      value: 3.5,
      mark: 'plain',
      distribution: { low: 1, middle: 0, high: 2, agreement: 'views-differ' },
    });
  });

  it('who all say the same are shown a hair from the end', () => {
    const [core] = releaseOf({ invited: { others: 10_000 }, voices: many(10_000, 'others', 5) }).items;
    expect(core?.blocks[0]).toMatchObject({ value: 4.9999, mark: 'or-more' });
  });
});

describe('other scales', () => {
  it.each([
    [{ minimum: 1, maximum: 3 }, [3, 3, 1], 7 / 3, [3, 3, 3], 8 / 3],
    [{ minimum: 0, maximum: 10 }, [0, 10, 2], 4, [0, 0, 0], 1 / 3],
  ])('are published like the one of five, on %o', (scale, ratings, value, unanimous, guarded) => {
    const instrument = { ...SMALL_INSTRUMENT, scale };
    const coreOf = (given: readonly number[]) =>
      releaseOf({
        instrument,
        invited: { peers: 3 },
        voices: given.map((rating) => ({ group: 'peers', sheet: sameRatings(rating) })),
      }).items[0]?.blocks[0];
    expect(coreOf(ratings)).toMatchObject({ status: 'shown', value, mark: 'plain', distribution: null });
    expect(coreOf(unanimous)).toMatchObject({ status: 'shown', value: guarded });
    const release = closeOf({ instrument, invited: { peers: 3 }, voices: many(3, 'peers', 2) }).release;
    const { comparison } = publishSelfReport(release, { core: 2 }).items[0] ?? {};
    expect(comparison).toEqual({ status: 'withheld', reason: 'not-on-this-scale' });
  });

  it('describe no spread on three options, which have no middle', () => {
    const instrument = { ...SMALL_INSTRUMENT, scale: { minimum: 1, maximum: 3 } };
    const [core] = releaseOf({ instrument, invited: { peers: 12 }, voices: many(12, 'peers', 2) }).items;
    expect(core?.blocks[0]).toMatchObject({ value: 2, distribution: null });
  });

  it.each([
    [{ minimum: 1, maximum: 2 }, 'needs at least three options'],
    [{ minimum: 3, maximum: 3 }, 'there is none from 3 to 3'],
    [{ minimum: 5, maximum: 1 }, 'there is none from 5 to 1'],
    [{ minimum: 0.5, maximum: 5 }, 'there is none from 0.5 to 5'],
    [{ minimum: Number.NaN, maximum: 5 }, 'there is none from NaN to 5'],
  ])('are refused where they are none: %o', (scale, what) => {
    const instrument = { ...SMALL_INSTRUMENT, scale };
    expect(() => releaseOf({ instrument, invited: { peers: 3 }, voices: [] })).toThrow(`scale: ${what}`);
  });
});

describe('numbers that are none', () => {
  it.each<[string, () => unknown, string]>([
    ['a sum', () => guardedMean(Number.NaN, 3, POINTS), '3 answers cannot add up to NaN'],
    ['a sum above the scale', () => guardedMean(16, 3, POINTS), '3 answers cannot add up to 16'],
    ['a sum below the scale', () => guardedMean(2, 3, POINTS), '3 answers cannot add up to 2'],
    ['a sum of nobody', () => guardedMean(0, 0, POINTS), '0 answers cannot add up to 0'],
    ['a broken sum', () => guardedMean(9.5, 3, POINTS), '3 answers cannot add up to 9.5'],
    ['a broken number of people', () => guardedMean(9, 2.5, POINTS), '2.5 answers cannot add up to 9'],
    ['a count', () => answerDistribution([5, 5, Number.NaN, 0, 0]), 'answerDistribution: expected a whole number'],
    ['a count below 0', () => answerDistribution([11, -1, 0, 0, 0]), 'answerDistribution: expected a whole number'],
    [
      'what others say',
      () => compareWithSelf({ others: Number.NaN, self: 4, blocks: [{ groups: ['peers'], n: 3 }] }),
      'compareWithSelf, others: expected a number, got NaN',
    ],
    [
      'what the leader says',
      () => compareWithSelf({ others: 4, self: Number.POSITIVE_INFINITY, blocks: [{ groups: ['peers'], n: 3 }] }),
      'compareWithSelf, self: expected a number, got Infinity',
    ],
    [
      'a mean',
      () => pickStrengths([{ itemId: 'trust', focus: 'heartset', value: Number.NaN }], POINTS),
      'item "trust": a mean of NaN',
    ],
    ['k', () => releaseOf({ policy: { ...POLICY, minimumGroupSize: Number.NaN }, invited: {}, voices: [] }), 'got NaN'],
    ['people invited', () => releaseOf({ invited: { peers: Number.NaN }, voices: [] }), 'got NaN'],
  ])('%s: an error that says where and what', (_, work, message) => {
    expect(work).toThrow(ScoringInputError);
    expect(work).toThrow(message);
  });
});

describe('names given twice', () => {
  it.each<[string, Partial<typeof SMALL_INSTRUMENT>]>([
    ['items', { items: [...SMALL_INSTRUMENT.items, { id: 'core', cellId: null }] }],
    ['cells', { cells: [...SMALL_INSTRUMENT.cells, { id: 'heart', focus: 'heartset' }] }],
  ])('are refused among %s', (where, change) => {
    const instrument = { ...SMALL_INSTRUMENT, ...change };
    const publish = () => releaseOf({ instrument, invited: { peers: 3 }, voices: [] });
    expect(publish).toThrow(ScoringInputError);
    expect(publish).toThrow(new RegExp(`^${where}: .*given twice`));
  });
});
