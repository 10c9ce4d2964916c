import type { AnswerSheetProblem } from '@heartset/model';
import { AppError, type FieldProblem } from '../../core/errors.ts';

const most = 20;

/**
 * What does not fit, in product words: which question, never what was answered. An id that is none of ours may hold anything,
 * so it is not repeated.
 */
export function fieldOfAnswerProblem(problem: AnswerSheetProblem): FieldProblem {
  switch (problem.code) {
    case 'unknown-item':
      return { path: 'ratings', message: 'holds an item that is not part of this survey' };
    case 'outside-scale':
      return { path: `ratings.${problem.itemId}`, message: 'is not an option of the scale' };
    case 'unknown-prompt':
      return { path: 'comments', message: 'holds a prompt that is not part of this survey' };
    case 'prompt-answered-twice':
      return { path: `comments.${problem.promptId}`, message: 'is answered more than once' };
  }
}

/** A text with a character that cannot be stored. */
export function unstorableText(path: string): FieldProblem {
  return { path, message: 'holds a character that cannot be kept (U+0000); please type it again' };
}

/** Nothing was saved: where the answers do not fit. */
export function answersInvalid(fields: readonly FieldProblem[]): AppError {
  return new AppError(
    'answers-invalid',
    'Some answers do not fit this survey, so nothing was sent. What you wrote is still on your device.',
    fields.slice(0, most),
  );
}
