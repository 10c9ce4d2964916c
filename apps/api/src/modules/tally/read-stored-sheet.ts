import { type AnswerSheet, COMMENT_MODES, type CommentMode } from '@heartset/model';
import { commentMaximum, promptsMaximum } from '@heartset/model/api/answers';
import { UncountableAnswersError } from '@heartset/scoring';

const modes: ReadonlySet<unknown> = new Set(COMMENT_MODES);

/**
 * A stored answer sheet as a sheet. It was checked when it came in; this finds what was damaged since. Written out by hand because
 * a schema takes longer than all of the counting: 120,000 sheets of a large campaign go through here.
 *
 * Which items, prompts and options there are is `tallySheets`'s to check.
 *
 * @throws UncountableAnswersError `unreadable-sheet`, naming where and what is not as it should be, and never what was answered
 * @example readStoredSheet({ ratings: { trust: 4 }, comments: [] })
 */
export function readStoredSheet(stored: unknown): AnswerSheet {
  if (!isRecord(stored)) throw unreadable('sheet', 'not an object');
  const { ratings, comments } = stored;
  if (!isRatings(ratings)) throw unreadable('ratings', 'not a rating per item');
  if (!Array.isArray(comments)) throw unreadable('comments', 'not a list');
  if (comments.length > promptsMaximum) throw unreadable('comments', 'more than prompts can be asked');
  return { ratings, comments: comments.map(readComment) };
}

function readComment(stored: unknown, index: number): AnswerSheet['comments'][number] {
  const where = `comments[${index}]`;
  if (!isRecord(stored)) throw unreadable(where, 'not an object');
  const { promptId, text, mode } = stored;
  if (typeof promptId !== 'string') throw unreadable(`${where}.promptId`, 'not a text');
  if (typeof text !== 'string' || text.length > commentMaximum)
    throw unreadable(`${where}.text`, 'not a text, or too long');
  if (!isCommentMode(mode)) throw unreadable(`${where}.mode`, 'unknown');
  return { promptId, text, mode };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRatings(value: unknown): value is AnswerSheet['ratings'] {
  if (!isRecord(value)) return false;
  for (const itemId in value) {
    const rating = value[itemId];
    if (typeof rating !== 'number' && rating !== 'not-observed') return false;
  }
  return true;
}

function isCommentMode(value: unknown): value is CommentMode {
  return modes.has(value);
}

function unreadable(where: string, what: string): UncountableAnswersError {
  return new UncountableAnswersError('unreadable-sheet', where, what);
}
