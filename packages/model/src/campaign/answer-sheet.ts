/** What a rater gives for an item that could not be judged, or that they would rather not judge. */
export const NOT_OBSERVED = 'not-observed';

/**
 * - `as-written`: the text may be shown, together with enough others.
 * - `only-that-commented`: the text is never shown nor kept; at most it is said that somebody
 *   wrote, and it does not help to reach the number that shows the others.
 */
export const COMMENT_MODES = ['as-written', 'only-that-commented'] as const;

export type CommentMode = (typeof COMMENT_MODES)[number];

/**
 * One rater's answers about one leader: ratings by item, comments by prompt. An item that is
 * missing counts as not observed.
 */
export type AnswerSheet = {
  ratings: Record<string, number | typeof NOT_OBSERVED>;
  comments: { promptId: string; text: string; mode: CommentMode }[];
};

/** What a sheet is checked against: the items, options and prompts of the campaign. */
export type AnswerSheetFrame = {
  itemIds: readonly string[];
  promptIds: readonly string[];
  scale: { minimum: number; maximum: number };
};

/** One thing that is wrong with a sheet, without the answer itself: problems may be logged. */
export type AnswerSheetProblem =
  | { code: 'unknown-item'; itemId: string }
  | { code: 'outside-scale'; itemId: string }
  | { code: 'unknown-prompt'; promptId: string }
  | { code: 'prompt-answered-twice'; promptId: string };

/**
 * Checks a sheet against the campaign that it answers.
 *
 * @returns every problem found, in the sheet's order; empty when the sheet can be counted.
 */
export function checkAnswerSheet(sheet: AnswerSheet, frame: AnswerSheetFrame): AnswerSheetProblem[] {
  const items = new Set(frame.itemIds);
  const prompts = new Set(frame.promptIds);
  const problems: AnswerSheetProblem[] = [];
  for (const [itemId, rating] of Object.entries(sheet.ratings)) {
    if (!items.has(itemId)) problems.push({ code: 'unknown-item', itemId });
    else if (rating !== NOT_OBSERVED && !isOnScale(rating, frame.scale)) {
      problems.push({ code: 'outside-scale', itemId });
    }
  }
  const answered = new Set<string>();
  for (const { promptId } of sheet.comments) {
    if (!prompts.has(promptId)) problems.push({ code: 'unknown-prompt', promptId });
    else if (answered.has(promptId)) problems.push({ code: 'prompt-answered-twice', promptId });
    answered.add(promptId);
  }
  return problems;
}

function isOnScale(rating: number, scale: AnswerSheetFrame['scale']): boolean {
  return Number.isInteger(rating) && rating >= scale.minimum && rating <= scale.maximum;
}
