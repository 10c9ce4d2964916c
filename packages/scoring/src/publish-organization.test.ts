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
      ['organization', null, 14, { status: 'shown', cellId: 'heart', value: 3.3, mark: 'plain', leaders: 14 }],
      ['department', 'Care', 6, { status: 'shown', cellId: 'heart', value: 4, mark: 'plain', leaders: 6 }],
      ['department', 'Finance', 6, { status: 'withheld', cellId: 'heart', reason: 'would-reveal-others' }],
      ['department', 'Legal', 2, { status: 'withheld', cellId: 'heart', reason: 'too-few-leaders' }],
      ['level', 'senior', 14, { status: 'shown', cellId: 'heart', value: 3.3, mark: 'plain', leaders: 14 }],
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
  it('is kept away from both ends, and in tenths', () => {
    expect(segmentMean([14 / 3, 14 / 3, 14 / 3, 14 / 3, 14 / 3], RULES)).toEqual({ value: 4.4, mark: 'or-more' });
    expect(segmentMean([4.4, 4.4, 4.4, 4.4, 4.2], RULES)).toEqual({ value: 4.4, mark: 'or-more' });
    expect(segmentMean([4.4, 4.4, 4.4, 4.4, 4.1], RULES)).toEqual({ value: 4.3, mark: 'plain' });
    expect(segmentMean([1, 1, 1, 1, 2], RULES)).toEqual({ value: 1.6, mark: 'or-less' });
    expect(segmentMean([1.7, 1.7, 1.7, 1.7, 1.7], RULES)).toEqual({ value: 1.7, mark: 'plain' });
    expect(segmentMean([3, 3, 3, 3, 10 / 3], RULES)).toEqual({ value: 3.1, mark: 'plain' });
  });

  it('loses no tenth to floating point where an end is one', () => {
    const alike = (count: number, value: number) => Array.from({ length: count }, () => value);
    // 1/5 + 1/10 and 1/10 + 1/10 of room.
    expect(segmentMean(alike(10, 5), { ...RULES, k: 5 })).toEqual({ value: 4.7, mark: 'or-more' });
    expect(segmentMean(alike(10, 1), { ...RULES, k: 5 })).toEqual({ value: 1.3, mark: 'or-less' });
    expect(segmentMean(alike(10, 5), { ...RULES, k: 10 })).toEqual({ value: 4.8, mark: 'or-more' });
    expect(segmentMean(alike(10, 1), { ...RULES, k: 10 })).toEqual({ value: 1.2, mark: 'or-less' });
  });

  it('leaves every leader one step of the scale, and mirrors the scale', () => {
    const segments = fc.tuple(
      fc.integer({ min: 3, max: 10 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 5, maxLength: 30 }),
    );
    fc.assert(
      fc.property(segments, ([k, steps]) => {
        const values = steps.map((step) => 1 + step / 100);
        const { value, mark } = segmentMean(values, { ...RULES, k });
        const exact = steps.reduce((sum, step) => sum + step, 0) / steps.length / 100 + 1;
        const room = 1 / k + 1 / values.length;
        expect(value).toBeGreaterThanOrEqual(1 + room - 1e-9);
        expect(value).toBeLessThanOrEqual(5 - room + 1e-9);
        expect(value).toBe(Math.round(value * 10) / 10);
        if (mark === 'plain') expect(Math.abs(value - exact)).toBeLessThan(0.05 + 1e-9);
        if (mark === 'or-more') expect(exact).toBeGreaterThan(value - 0.05 - 1e-9);
        if (mark === 'or-less') expect(exact).toBeLessThan(value + 0.05 + 1e-9);
        // A half is rounded up, at both ends.
        if (Math.abs(((exact * 10) % 1) - 0.5) < 1e-6) return;
        const mirrored = segmentMean(
          values.map((one) => 6 - one),
          { ...RULES, k },
        );
        expect(mirrored.value).toBeCloseTo(6 - value, 9);
        expect(mirrored.mark).toBe({ plain: 'plain', 'or-more': 'or-less', 'or-less': 'or-more' }[mark]);
      }),
    );
  });
});
