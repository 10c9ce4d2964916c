import type {
  AnswerSheet,
  EveryoneElseValue,
  LeaderRelease,
  Publishable,
  PublishedValue,
  SelfComparison,
  SelfReport,
} from '@heartset/model';
import { averagePublished } from './average-published.ts';
import { compareWithSelf } from './compare-with-self.ts';
import { publishable } from './publishable.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/**
 * Sets a leader's own ratings beside a release, for the leader and whom they let read it. Computed
 * from what the release shows and from nothing else, so that it adds nothing about any rater. A
 * cell has an own score when the leader rated at least half of its items.
 *
 * @param self the leader's own ratings; `null` when there are none
 * @throws ScoringInputError for an unknown item or a rating that is no option of the scale.
 */
export function publishSelfReport(
  release: Publishable<LeaderRelease>,
  self: AnswerSheet['ratings'] | null,
): Publishable<SelfReport> {
  refuseImpossibleRatings(release, self ?? {});
  const own = new Map(release.items.map(({ itemId }) => [itemId, ownRating(self, itemId)]));
  return publishable<SelfReport>({
    self: self === null ? { status: 'withheld', reason: 'no-self-rating' } : { status: 'shown' },
    cells: release.cells.map(({ cellId, everyoneElse }) => {
      const ratings = release.items
        .filter((item) => item.cellId === cellId)
        .flatMap((item) => own.get(item.itemId) ?? []);
      const score = ownScore(ratings);
      return { cellId, self: score, comparison: compare(release, everyoneElse, score) };
    }),
    items: release.items.map(({ itemId, everyoneElse }) => {
      const rating = ownRating(self, itemId);
      return { itemId, self: rating, comparison: compare(release, everyoneElse, rating) };
    }),
  });
}

function ownRating(self: AnswerSheet['ratings'] | null, itemId: string): PublishedValue {
  if (self === null) return { status: 'withheld', reason: 'no-self-rating' };
  const rating = Object.hasOwn(self, itemId) ? self[itemId] : undefined;
  if (rating === undefined || rating === 'not-observed') return { status: 'withheld', reason: 'not-rated-by-self' };
  return { status: 'shown', value: rating, mark: 'plain' };
}

function ownScore(ratings: readonly PublishedValue[]): PublishedValue {
  const rated = ratings.flatMap((rating) => (rating.status === 'shown' ? [rating] : []));
  if (rated.length > 0 && rated.length * 2 >= ratings.length) return { status: 'shown', ...averagePublished(rated) };
  return ratings.find((rating) => rating.status === 'withheld') ?? { status: 'withheld', reason: 'not-rated-by-self' };
}

function compare(release: LeaderRelease, everyoneElse: EveryoneElseValue, self: PublishedValue): SelfComparison {
  if (everyoneElse.status === 'withheld') return { status: 'withheld', reason: everyoneElse.reason };
  if (self.status === 'withheld') return { status: 'withheld', reason: self.reason };
  // The threshold, the margin and the assumed spread are known for five points only.
  const { minimum, maximum } = release.scale;
  if (minimum !== 1 || maximum !== 5) return { status: 'withheld', reason: 'not-on-this-scale' };
  const blocks = release.blocks.flatMap((block) =>
    block.status === 'shown' && everyoneElse.blocks.includes(block.block) ? [block] : [],
  );
  return { status: 'shown', verdict: compareWithSelf({ others: everyoneElse.value, self: self.value, blocks }) };
}

function refuseImpossibleRatings({ items, scale }: LeaderRelease, self: AnswerSheet['ratings']): void {
  const known = new Set(items.map((item) => item.itemId));
  for (const [itemId, rating] of Object.entries(self)) {
    const where = `own rating of "${itemId}"`;
    if (!known.has(itemId)) throw new ScoringInputError(where, 'there is no such item');
    if (rating === 'not-observed') continue;
    if (!Number.isSafeInteger(rating) || rating < scale.minimum || rating > scale.maximum) {
      throw new ScoringInputError(where, 'not an option of the scale');
    }
  }
}
