import type { AnswerSheet, Label } from '@heartset/model';
import { ScoringInputError } from './scoring-input-error.ts';
import { UncountableAnswersError } from './uncountable-answers-error.ts';

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
 *   with an item or prompt given twice, or without a scale.
 */
export function tallySheets(frame: TallyFrame, sheets: Iterable<{ label: Label; sheet: AnswerSheet }>): LeaderTally {
  const known = checkFrame(frame);
  const tally: LeaderTally = {};
  for (const { label, sheet } of sheets) {
    const part = tally[label] ?? emptyLabelTally(frame);
    tally[label] = part;
    part.sheets += 1;
    countRatings(part, sheet, frame, known.items);
    collectComments(part, sheet, known.prompts);
  }
  for (const part of Object.values(tally)) {
    for (const comments of Object.values(part.comments)) comments.texts.sort();
  }
  return tally;
}

function checkFrame(frame: TallyFrame): { items: ReadonlySet<string>; prompts: ReadonlySet<string> } {
  const items = new Set(frame.itemIds);
  const prompts = new Set(frame.promptIds);
  if (items.size !== frame.itemIds.length) throw new ScoringInputError('items', 'one is given twice');
  if (prompts.size !== frame.promptIds.length) throw new ScoringInputError('prompts', 'one is given twice');
  const { minimum, maximum } = frame.scale;
  if (!Number.isSafeInteger(minimum) || !Number.isSafeInteger(maximum) || maximum <= minimum) {
    throw new ScoringInputError('scale', `there is none from ${minimum} to ${maximum}`);
  }
  return { items, prompts };
}

function emptyLabelTally(frame: TallyFrame): LabelTally {
  const options = frame.scale.maximum - frame.scale.minimum + 1;
  return {
    sheets: 0,
    counts: Object.fromEntries(frame.itemIds.map((id) => [id, new Array<number>(options).fill(0)])),
    comments: Object.fromEntries(frame.promptIds.map((id) => [id, { texts: [], withoutText: 0 }])),
  };
}

function countRatings(part: LabelTally, sheet: AnswerSheet, frame: TallyFrame, items: ReadonlySet<string>): void {
  // Not by entries: a campaign has millions of ratings, and a pair would be made of each.
  for (const itemId of Object.keys(sheet.ratings)) {
    const rating = sheet.ratings[itemId] ?? Number.NaN;
    const counts = items.has(itemId) ? part.counts[itemId] : undefined;
    if (!counts) throw new UncountableAnswersError('unknown-item', `rating of "${itemId}"`, 'there is no such item');
    if (rating === 'not-observed') continue;
    const index = rating - frame.scale.minimum;
    const count = counts[index];
    if (count === undefined) {
      throw new UncountableAnswersError('off-scale', `rating of "${itemId}"`, 'not an option of the scale');
    }
    counts[index] = count + 1;
  }
}

function collectComments(part: LabelTally, sheet: AnswerSheet, prompts: ReadonlySet<string>): void {
  const answered = new Set<string>();
  for (const { promptId, text, mode } of sheet.comments) {
    const comments = prompts.has(promptId) ? part.comments[promptId] : undefined;
    const where = `comment on "${promptId}"`;
    if (!comments) throw new UncountableAnswersError('unknown-prompt', where, 'there is no such prompt');
    // Two texts of one person must not count as two people.
    if (answered.has(promptId)) throw new UncountableAnswersError('prompt-twice', where, 'answered twice in one sheet');
    answered.add(promptId);
    if (text.trim() === '') continue;
    if (mode === 'only-that-commented') comments.withoutText += 1;
    else comments.texts.push(text);
  }
}
