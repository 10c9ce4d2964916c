import { selfReportSchema } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { publishSelfReport } from './publish-self-report.ts';
import { releaseOf, SMALL_INSTRUMENT, sameRatings } from './testing/small-campaign.ts';

const nine = (rating: number) =>
  Array.from({ length: 9 }, () => ({ group: 'team-members' as const, sheet: sameRatings(rating) }));
const release = () => releaseOf({ invited: { 'team-members': 9 }, voices: nine(3) });

describe('publishSelfReport', () => {
  it('sets own ratings beside everyone else', () => {
    const report = publishSelfReport(release(), { core: 5, empathy: 4, trust: 'not-observed' });
    expect(report.self).toEqual({ status: 'shown' });
    expect(report.items.map(({ itemId, self, comparison }) => [itemId, self, comparison])).toEqual([
      ['core', { status: 'shown', value: 5, mark: 'plain' }, { status: 'shown', verdict: 'blind-spot' }],
      ['empathy', { status: 'shown', value: 4, mark: 'plain' }, { status: 'shown', verdict: 'blind-spot' }],
      [
        'trust',
        { status: 'withheld', reason: 'not-rated-by-self' },
        { status: 'withheld', reason: 'not-rated-by-self' },
      ],
      [
        'coaching',
        { status: 'withheld', reason: 'not-rated-by-self' },
        { status: 'withheld', reason: 'not-rated-by-self' },
      ],
    ]);
    expect(report.cells).toEqual([
      {
        cellId: 'heart',
        self: { status: 'shown', value: 4, mark: 'plain' },
        comparison: { status: 'shown', verdict: 'blind-spot' },
      },
      {
        cellId: 'skill',
        self: { status: 'withheld', reason: 'not-rated-by-self' },
        comparison: { status: 'withheld', reason: 'not-rated-by-self' },
      },
    ]);
    expect(selfReportSchema.parse(report)).toEqual(report);
  });

  it('scores a cell from half of its items on, and not from fewer', () => {
    const instrument = {
      ...SMALL_INSTRUMENT,
      items: [...SMALL_INSTRUMENT.items, { id: 'care', cellId: 'heart' }, { id: 'calm', cellId: 'heart' }],
    };
    const whole = releaseOf({ instrument, invited: { 'team-members': 9 }, voices: nine(3) });
    const heartOf = (self: Record<string, number>) => publishSelfReport(whole, self).cells[0]?.self;
    expect(heartOf({ empathy: 4 })).toEqual({ status: 'withheld', reason: 'not-rated-by-self' });
    expect(heartOf({ empathy: 4, calm: 1 })).toEqual({ status: 'shown', value: 2.5, mark: 'plain' });
    expect(heartOf({})).toEqual({ status: 'withheld', reason: 'not-rated-by-self' });
  });

  it('weighs a gap by the blocks in everyone else alone', () => {
    // Three peers carry "others say 2"; that many support a gap of 2, not of 0.9.
    const voices = [
      ...Array.from({ length: 3 }, () => ({ group: 'peers' as const, sheet: { ratings: { core: 3 }, comments: [] } })),
      ...nine(3).map(({ group }) => ({ group, sheet: { ratings: { trust: 3 }, comments: [] } })),
    ];
    const both = releaseOf({ invited: { peers: 3, 'team-members': 9 }, voices });
    const verdicts = publishSelfReport(both, { core: 4, trust: 4 }).items.map(({ comparison }) => comparison);
    expect(verdicts[0]).toEqual({ status: 'shown', verdict: 'blind-spot' });
    expect(verdicts[2]).toEqual({ status: 'shown', verdict: 'blind-spot' });
  });

  it('compares on five points only, wherever the scale begins', () => {
    for (const scale of [
      { minimum: 1, maximum: 7 },
      { minimum: 0, maximum: 5 },
    ]) {
      const other = releaseOf({
        instrument: { ...SMALL_INSTRUMENT, scale },
        invited: { 'team-members': 9 },
        voices: nine(3),
      });
      expect(publishSelfReport(other, { core: scale.maximum }).items[0]?.comparison).toEqual({
        status: 'withheld',
        reason: 'not-on-this-scale',
      });
      expect(publishSelfReport(other, { core: scale.minimum }).items[0]?.self).toMatchObject({ value: scale.minimum });
      expect(() => publishSelfReport(other, { core: scale.minimum - 1 })).toThrow('not an option of the scale');
    }
  });

  it('says why there is nothing to compare', () => {
    expect(publishSelfReport(release(), null)).toMatchObject({
      self: { status: 'withheld', reason: 'no-self-rating' },
      items: [{ comparison: { reason: 'no-self-rating' } }, {}, {}, {}],
      cells: [{ self: { reason: 'no-self-rating' } }, {}],
    });
    const empty = releaseOf({ invited: { peers: 3 }, voices: [] });
    expect(publishSelfReport(empty, { core: 4 }).items[0]?.comparison).toEqual({
      status: 'withheld',
      reason: 'too-few-answers',
    });
    const other = releaseOf({
      instrument: { ...SMALL_INSTRUMENT, scale: { minimum: 0, maximum: 10 } },
      invited: { 'team-members': 9 },
      voices: nine(7),
    });
    expect(publishSelfReport(other, { core: 9 }).items[0]?.comparison).toMatchObject({ reason: 'not-on-this-scale' });
  });

  it('refuses own ratings that cannot be', () => {
    expect(() => publishSelfReport(release(), { pay: 4 })).toThrow('own rating of "pay": there is no such item');
    expect(() => publishSelfReport(release(), { core: 6 })).toThrow('own rating of "core": not an option');
    expect(() => publishSelfReport(release(), { core: 2.5 })).toThrow('not an option');
  });
});
