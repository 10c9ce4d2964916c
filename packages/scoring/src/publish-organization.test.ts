import { organizationReleaseSchema } from '@heartset/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { contributionOf, type PlacedLeader, publishOrganization } from './publish-organization.ts';
import { segmentMean } from './segment-mean.ts';
import { releaseOf, SMALL_INSTRUMENT, sameRatings } from './testing/small-campaign.ts';

const RULES = { scale: { minimum: 1, maximum: 5 }, k: 3 };

function leader(department: string | null, values: (number | null)[], level = 'senior'): PlacedLeader {
  const [heart = null, skill = null] = values;
  return { department, level, site: null, contribution: { cells: { heart, skill } } };
}

function publish(leaders: readonly PlacedLeader[]) {
  return publishOrganization({
    campaignId: 'campaign',
    instrument: SMALL_INSTRUMENT,
    policy: { minimumGroupSize: 3 },
    leaders,
  });
}

const many = (count: number, one: PlacedLeader) => Array.from({ length: count }, () => one);

describe('publishOrganization', () => {
  it('shows segments of five, by published values, and says why others are withheld', () => {
    const release = publish([
      ...many(6, leader('Care', [4, 3])),
      ...many(6, leader('Finance', [3, null])),
      ...many(2, leader('Legal', [2, 2])),
    ]);
    const rows = release.segments.map(({ dimension, name, leaders, cells }) => [dimension, name, leaders, cells[0]]);
    expect(rows).toEqual([
      ['organization', null, 14, { status: 'shown', cellId: 'heart', value: 3.29, mark: 'plain', leaders: 14 }],
      ['department', 'Care', 6, { status: 'shown', cellId: 'heart', value: 4, mark: 'plain', leaders: 6 }],
      ['department', 'Finance', 6, { status: 'withheld', cellId: 'heart', reason: 'would-reveal-others' }],
      ['department', 'Legal', 2, { status: 'withheld', cellId: 'heart', reason: 'too-few-leaders' }],
      ['level', 'senior', 14, { status: 'shown', cellId: 'heart', value: 3.29, mark: 'plain', leaders: 14 }],
    ]);
    // Of eight leaders with a second cell, six stand in Care: the other two would follow.
    expect(release.segments.map(({ cells }) => cells[1]?.status)).toEqual([
      'shown',
      'withheld',
      'withheld',
      'withheld',
      'shown',
    ]);
    expect(organizationReleaseSchema.parse(JSON.parse(canonicalJson(release)))).toEqual(release);
  });

  it('takes from a leader’s release what it shows of everyone else', () => {
    const voices = Array.from({ length: 4 }, () => ({ group: 'peers' as const, sheet: sameRatings(4) }));
    expect(contributionOf(releaseOf({ invited: { peers: 4 }, voices }))).toEqual({ cells: { heart: 4, skill: 4 } });
    expect(contributionOf(releaseOf({ invited: { peers: 4 }, voices: [] }))).toEqual({
      cells: { heart: null, skill: null },
    });
  });

  const leaders = fc.array(
    fc
      .tuple(
        fc.constantFrom('A', 'B', 'C', null),
        fc.constantFrom('one', 'two'),
        fc.array(fc.option(fc.double({ min: 1, max: 5, noNaN: true })), { minLength: 2, maxLength: 2 }),
      )
      .map(([department, level, values]) => leader(department, values, level)),
    { maxLength: 40 },
  );

  it('does not depend on the order of leaders', () => {
    const shuffled = leaders.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(canonicalJson(publish(other))).toBe(canonicalJson(publish(all)));
      }),
    );
  });

  it('decides by counts alone', () => {
    fc.assert(
      fc.property(leaders, fc.double({ min: 1, max: 5, noNaN: true }), (all, value) => {
        const decisions = (some: readonly PlacedLeader[]) =>
          publish(some).segments.map(({ cells }) => cells.map((cell) => ({ ...cell, value: 0, mark: 'any' })));
        const others = all.map((one) => ({
          ...one,
          contribution: {
            cells: Object.fromEntries(
              Object.entries(one.contribution.cells).map(([id, own]) => [id, own === null ? null : value]),
            ),
          },
        }));
        expect(decisions(others)).toEqual(decisions(all));
      }),
    );
  });

  it('refuses what cannot be, and names where', () => {
    expect(() => publish([leader('Care', [6, 3])])).toThrow('leader 0, cell "heart"');
    expect(() => publish([leader('Care', [Number.NaN, 3])])).toThrow('not on the scale');
    const unknown = { ...leader('Care', []), contribution: { cells: { other: 3 } } };
    expect(() => publish([unknown])).toThrow('there is no such cell');
  });

  it('is empty, not broken, without leaders', () => {
    expect(publish([]).segments).toEqual([
      {
        dimension: 'organization',
        name: null,
        leaders: 0,
        cells: ['heart', 'skill'].map((cellId) => ({ status: 'withheld', reason: 'too-few-leaders', cellId })),
      },
    ]);
  });
});

describe('segmentMean', () => {
  it('is kept away from both ends, and in hundredths', () => {
    expect(segmentMean([14 / 3, 14 / 3, 14 / 3, 14 / 3, 14 / 3], RULES)).toEqual({ value: 4.47, mark: 'or-more' });
    expect(segmentMean([4.5, 4.5, 4.5, 4.5, 4.3], RULES)).toEqual({ value: 4.46, mark: 'plain' });
    expect(segmentMean([1, 1, 1, 1, 2], RULES)).toEqual({ value: 1.53, mark: 'or-less' });
    expect(segmentMean([3, 3, 3, 3, 10 / 3], RULES)).toEqual({ value: 3.07, mark: 'plain' });
  });
});
