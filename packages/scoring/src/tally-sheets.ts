import type { AnswerSheet, Label } from '@heartset/model';
import { ScoringInputError } from './scoring-input-error.ts';
import { UncountableAnswersError, type UncountableCode } from './uncountable-answers-error.ts';

/** The items, options and prompts that answers are counted by. */
export type TallyFrame = {
  itemIds: readonly string[];
  promptIds: readonly string[];
  scale: { minimum: number; maximum: number };
};

/** Comments on one prompt: texts that may be shown, and how many wrote without showing it. */
export type CommentTally = { texts: string[]; withoutText: number };

/** What is left of the answer sheets of one label. `counts[item][i]` is for `minimum + i`. */
export type LabelTally = {
  sheets: number;
  counts: Record<string, number[]>;
  comments: Record<string, CommentTally>;
};

export type LeaderTally = Partial<Record<Label, LabelTally>>;

/**
 * Counts answer sheets: the only code that ever sees one. What comes out holds no sheet: counts
 * per label and item, and texts per label and prompt, sorted, so that neither the order of the
 * sheets nor a tie between two texts survives. Not observed is not counted at all. The text of a
 * comment that must not be shown is dropped here.
 *
 * Sheets are read one by one; parts of a large set can be tallied apart and joined by
 * `mergeTallies`.
 *
 * @throws UncountableAnswersError for an unknown item or prompt, a rating that is no option of the
 *   scale, or a prompt answered twice; never quoting what was answered. ScoringInputError for a frame
 *   with an item or prompt given twice or named `__proto__`, or without a scale.
 */
export function tallySheets(frame: TallyFrame, sheets: Iterable<{ label: Label; sheet: AnswerSheet }>): LeaderTally {
  const known = checkFrame(frame);
  const tally: LeaderTally = {};
  const rowsOf: Partial<Record<Label, CountRows>> = {};
  for (const { label, sheet } of sheets) {
    const rows = rowsOf[label] ?? frame.itemIds.map(() => [...known.unrated]);
    rowsOf[label] = rows;
    const part = tally[label] ?? emptyLabelTally(frame, rows);
    tally[label] = part;
    part.sheets += 1;
    countRatings(rows, sheet.ratings, known.items, frame.scale.minimum);
    collectComments(part, sheet, known.prompts);
  }
  for (const part of Object.values(tally)) {
    for (const comments of Object.values(part.comments)) comments.texts.sort();
  }
  return tally;
}

/** The counts of one label's items, in the frame's order: the very lists that its tally names by item. */
type CountRows = readonly number[][];

/** The place of each item in the frame, the prompts, and the counts of an item that nobody rated. */
type KnownNames = { items: ReadonlyMap<string, number>; prompts: ReadonlySet<string>; unrated: readonly number[] };

function checkFrame(frame: TallyFrame): KnownNames {
  const items = new Map<string, number>();
  for (const id of frame.itemIds) items.set(id, items.size);
  const prompts = new Set(frame.promptIds);
  if (items.size !== frame.itemIds.length) throw new ScoringInputError('items', 'one is given twice');
  if (prompts.size !== frame.promptIds.length) throw new ScoringInputError('prompts', 'one is given twice');
  // The one name under which an object keeps nothing: its counts would be lost.
  if (items.has('__proto__')) throw new ScoringInputError('items', 'none can be named __proto__');
  if (prompts.has('__proto__')) throw new ScoringInputError('prompts', 'none can be named __proto__');
  const { minimum, maximum } = frame.scale;
  if (!Number.isSafeInteger(minimum) || !Number.isSafeInteger(maximum) || maximum <= minimum) {
    throw new ScoringInputError('scale', `there is none from ${minimum} to ${maximum}`);
  }
  return { items, prompts, unrated: Array.from({ length: maximum - minimum + 1 }, () => 0) };
}

function emptyLabelTally({ itemIds, promptIds }: TallyFrame, rows: CountRows): LabelTally {
  return {
    sheets: 0,
    counts: byName(itemIds, rows),
    comments: byName(
      promptIds,
      promptIds.map(() => ({ texts: [], withoutText: 0 })),
    ),
  };
}

/** Not from entries, which took longer than all of the counting: every label of every leader has its own. */
function byName<Value>(names: readonly string[], values: readonly Value[]): Record<string, Value> {
  const record: Record<string, Value> = {};
  for (let place = 0; place < names.length; place += 1) {
    const name = names[place];
    const value = values[place];
    if (name !== undefined && value !== undefined) record[name] = value;
  }
  return record;
}

/**
 * No list of names, and no pairs, are made on the way: a campaign has millions of ratings. A sheet is what
 * JSON makes, which inherits nothing that this would come across.
 */
function countRatings(
  rows: CountRows,
  ratings: AnswerSheet['ratings'],
  items: ReadonlyMap<string, number>,
  minimum: number,
): void {
  // The loop would take nothing at all for somebody who could judge nothing.
  if (!ratings) throw new UncountableAnswersError('unreadable-sheet', 'ratings', 'not a rating per item');
  for (const itemId in ratings) {
    const counts = rows[items.get(itemId) ?? -1];
    if (counts === undefined) refuseRating('unknown-item', itemId, 'there is no such item');
    const rating = ratings[itemId];
    if (rating === 'not-observed') continue;
    const option = typeof rating === 'number' ? rating - minimum : -1;
    const count = counts[option];
    if (count === undefined) refuseRating('off-scale', itemId, 'not an option of the scale');
    counts[option] = count + 1;
  }
}

function refuseRating(code: UncountableCode, itemId: string, what: string): never {
  throw new UncountableAnswersError(code, `rating of "${itemId}"`, what);
}

function collectComments(part: LabelTally, sheet: AnswerSheet, prompts: ReadonlySet<string>): void {
  const answered = new Set<string>();
  for (const { promptId, text, mode } of sheet.comments) {
    const comments = prompts.has(promptId) ? part.comments[promptId] : undefined;
    if (!comments) refuseComment('unknown-prompt', promptId, 'there is no such prompt');
    // Two texts of one person must not count as two people.
    if (answered.has(promptId)) refuseComment('prompt-twice', promptId, 'answered twice in one sheet');
    answered.add(promptId);
    if (text.trim() === '') continue;
    if (mode === 'only-that-commented') comments.withoutText += 1;
    else comments.texts.push(text);
  }
}

function refuseComment(code: UncountableCode, promptId: string, what: string): never {
  throw new UncountableAnswersError(code, `comment on "${promptId}"`, what);
}
