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
