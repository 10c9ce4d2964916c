import { ScoringInputError } from './scoring-input-error.ts';
import type { CommentTally, LabelTally } from './tally-sheets.ts';

/**
 * Adds two tallies up. Texts are sorted again, so that no trace of the parts remains.
 *
 * @throws ScoringInputError when they were counted by different items, options or prompts.
 */
export function joinLabelTallies(a: LabelTally, b: LabelTally): LabelTally {
  return {
    sheets: a.sheets + b.sheets,
    counts: joinRecords(a.counts, b.counts, joinCounts),
    comments: joinRecords(a.comments, b.comments, joinComments),
  };
}

function joinCounts(a: readonly number[], b: readonly number[]): number[] {
  if (a.length !== b.length) throw new ScoringInputError('tallies', 'counted by different scales');
  return a.map((count, index) => count + (b[index] ?? 0));
}

function joinComments(a: CommentTally, b: CommentTally): CommentTally {
  return { texts: [...a.texts, ...b.texts].sort(), withoutText: a.withoutText + b.withoutText };
}

function joinRecords<T>(a: Record<string, T>, b: Record<string, T>, join: (a: T, b: T) => T): Record<string, T> {
  if (Object.keys(a).length !== Object.keys(b).length) {
    throw new ScoringInputError('tallies', 'counted by different items or prompts');
  }
  return Object.fromEntries(
    Object.entries(a).map(([id, value]) => {
      const other = b[id];
      if (other === undefined) throw new ScoringInputError('tallies', `"${id}" is in one part only`);
      return [id, join(value, other)];
    }),
  );
}
