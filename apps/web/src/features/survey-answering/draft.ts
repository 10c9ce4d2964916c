import type { AnswerSheetOnWire } from '@heartset/model/api/answers';

export type Rating = AnswerSheetOnWire['ratings'][string];
export type CommentMode = AnswerSheetOnWire['comments'][number]['mode'];
export interface DraftComment {
  text: string;
  mode: CommentMode;
}

/** Answers about one leader that are not sent yet. On the device only. */
export interface Draft {
  ratings: Readonly<Record<string, Rating>>;
  comments: Readonly<Record<string, DraftComment>>;
  /** The last page (by its place) that was looked at: where to go on. */
  page: number;
  /** The day of the last change, YYYY-MM-DD: old drafts are thrown away. */
  savedOn: string;
}

export type DraftChange =
  | { type: 'rate'; itemId: string; rating: Rating }
  | { type: 'unrate'; itemId: string }
  | { type: 'comment'; promptId: string; text: string }
  | { type: 'comment-mode'; promptId: string; mode: CommentMode }
  | { type: 'turn'; page: number };

/** The longest comment that is accepted, in UTF-16 code units, as the server counts. */
export const commentMaximum = 2000;
/** A pasted novel is kept whole up to here, so that nothing is lost while it is shortened. */
const keptMaximum = 50_000;
const keptDays = 90;
/** Comes with a text that is pasted from elsewhere; no database takes it, so the server would refuse the whole sheet. */
const unsendable = '\u0000';

export function emptyDraft(today: string): Draft {
  return { ratings: {}, comments: {}, page: 0, savedOn: today };
}

/** The draft after a change. Pure: `today` comes from the caller. */
export function changeDraft(draft: Draft, change: DraftChange, today: string): Draft {
  switch (change.type) {
    case 'rate':
      return { ...draft, savedOn: today, ratings: { ...draft.ratings, [change.itemId]: change.rating } };
    case 'unrate': {
      const { [change.itemId]: _, ...ratings } = draft.ratings;
      return { ...draft, savedOn: today, ratings };
    }
    case 'comment': {
      const comment = { ...commentOf(draft, change.promptId), text: change.text.slice(0, keptMaximum) };
      return { ...draft, savedOn: today, comments: { ...draft.comments, [change.promptId]: comment } };
    }
    case 'comment-mode': {
      const comment = { ...commentOf(draft, change.promptId), mode: change.mode };
      return { ...draft, savedOn: today, comments: { ...draft.comments, [change.promptId]: comment } };
    }
    case 'turn':
      return draft.page === change.page ? draft : { ...draft, savedOn: today, page: change.page };
  }
}

export function commentOf(draft: Draft, promptId: string): DraftComment {
  return draft.comments[promptId] ?? { text: '', mode: 'as-written' };
}

/** Too long to be sent. What stays on the device may be as long as it likes. */
export function isTooLong(comment: DraftComment): boolean {
  return comment.mode === 'as-written' && comment.text.length > commentMaximum;
}

/**
 * What is sent: ratings of items that exist, comments that say something. Of a comment whose writer asked for
 * "only say that I commented" the words stay on the device.
 */
export function toAnswerSheet(
  draft: Draft,
  itemIds: readonly string[],
  promptIds: readonly string[],
): AnswerSheetOnWire {
  const ratings: Record<string, Rating> = {};
  for (const itemId of itemIds) {
    const rating = draft.ratings[itemId];
    if (rating !== undefined) ratings[itemId] = rating;
  }
  const comments = promptIds.flatMap((promptId) => {
    const { text, mode } = commentOf(draft, promptId);
    const words = text.replaceAll(unsendable, '').trim();
    if (words === '') return [];
    return [{ promptId, mode, text: mode === 'as-written' ? words : '' }];
  });
  return { ratings, comments };
}

/** Reads what an earlier visit kept; `null` when it is no draft. What is broken in it is left out. */
export function reviveDraft(kept: unknown): Draft | null {
  if (!isRecord(kept) || !isRecord(kept.ratings) || !isRecord(kept.comments)) return null;
  if (typeof kept.savedOn !== 'string' || typeof kept.page !== 'number') return null;
  const ratings: Record<string, Rating> = {};
  for (const [itemId, rating] of Object.entries(kept.ratings)) {
    if (typeof rating === 'number' || rating === 'not-observed') ratings[itemId] = rating;
  }
  const comments: Record<string, DraftComment> = {};
  for (const [promptId, comment] of Object.entries(kept.comments)) {
    if (!isRecord(comment) || typeof comment.text !== 'string') continue;
    const mode = comment.mode === 'only-that-commented' ? 'only-that-commented' : 'as-written';
    comments[promptId] = { text: comment.text, mode };
  }
  return { ratings, comments, page: Math.max(0, Math.trunc(kept.page)), savedOn: kept.savedOn };
}

/** Campaigns end after weeks: what is older than 90 days has nobody waiting for it. */
export function isStale(draft: Draft, today: string): boolean {
  return Date.parse(today) - Date.parse(draft.savedOn) > keptDays * 86_400_000;
}

export function hasContent(draft: Draft): boolean {
  return (
    Object.keys(draft.ratings).length > 0 || Object.values(draft.comments).some((comment) => comment.text.trim() !== '')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
