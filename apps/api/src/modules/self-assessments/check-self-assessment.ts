import { checkAnswerSheet } from '@heartset/model';
import type { SaveSelfAssessment } from '@heartset/model/api/self-assessments';
import type { FieldProblem } from '../../core/errors.ts';
import { AppError } from '../../core/errors.ts';
import { cleanText, type FrozenInstrument, fieldOfAnswerProblem, unstorableText } from '../answers/answers.public.ts';

const mostFields = 20;

/**
 * The form as it may be stored: ratings checked against the campaign's instrument, texts cleaned, empty texts left out. Pure.
 *
 * @throws AppError `answers-invalid`, with ids of our own and never an answer
 */
export function checkSelfAssessment(input: SaveSelfAssessment, instrument: FrozenInstrument): SaveSelfAssessment {
  const { itemIds, scale, askYourselfIds } = instrument;
  const sheet = { ratings: input.ratings, comments: [] };
  const fields: FieldProblem[] = checkAnswerSheet(sheet, { itemIds, promptIds: [], scale }).map(fieldOfAnswerProblem);
  const reflections: Record<string, string> = {};
  for (const [questionId, written] of Object.entries(input.reflections)) {
    const text = cleanText(written);
    if (!askYourselfIds.includes(questionId)) {
      fields.push({ path: 'reflections', message: 'holds a question that is not part of this form' });
    } else if (text === null) fields.push(unstorableText(`reflections.${questionId}`));
    else if (text.trim() !== '') reflections[questionId] = text;
  }
  if (fields.length > 0) {
    throw new AppError(
      'answers-invalid',
      'Some answers do not fit this form, so nothing was saved. What was saved before is still there.',
      fields.slice(0, mostFields),
    );
  }
  return { ratings: { ...input.ratings }, reflections };
}
