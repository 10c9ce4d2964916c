import { type AnswerSheet, type AnswerSheetFrame, checkAnswerSheet } from '@heartset/model';
import type { FieldProblem } from '../../core/errors.ts';
import { answersInvalid, fieldOfAnswerProblem, unstorableText } from './answer-problems.ts';
import { cleanText } from './clean-text.ts';

/**
 * The sheet as it may be stored: checked against the campaign, texts cleaned, comments in the order of the campaign's prompts, so
 * that the order in which somebody wrote them is not kept. Pure: it runs before any statement that carries answers.
 *
 * @throws AppError `answers-invalid`, with ids of our own and never an answer
 */
export function checkAnswers(sheet: AnswerSheet, frame: AnswerSheetFrame): AnswerSheet {
  const fields: FieldProblem[] = checkAnswerSheet(sheet, frame).map(fieldOfAnswerProblem);
  const comments = sheet.comments.flatMap((comment) => {
    const text = cleanText(comment.text);
    if (text !== null) return [{ promptId: comment.promptId, text, mode: comment.mode }];
    fields.push(
      unstorableText(frame.promptIds.includes(comment.promptId) ? `comments.${comment.promptId}` : 'comments'),
    );
    return [];
  });
  if (fields.length > 0) throw answersInvalid(fields);
  const place = new Map(frame.promptIds.map((id, index) => [id, index]));
  comments.sort((a, b) => (place.get(a.promptId) ?? 0) - (place.get(b.promptId) ?? 0));
  return { ratings: { ...sheet.ratings }, comments };
}
