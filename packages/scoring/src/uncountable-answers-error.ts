import { ScoringInputError } from './scoring-input-error.ts';

/** What can be wrong with answers that were stored. A literal, so that it can be kept and logged: it quotes nothing. */
export type UncountableCode =
  | 'unreadable-sheet'
  | 'unknown-item'
  | 'off-scale'
  | 'unknown-prompt'
  | 'prompt-twice'
  | 'unknown-label'
  | 'more-than-invited';

/**
 * Thrown for answers that cannot be counted: the fault of what is stored about one leader, and of nobody else's.
 *
 * @example new UncountableAnswersError('off-scale', 'rating of "trust"', 'not an option of the scale')
 */
export class UncountableAnswersError extends ScoringInputError {
  readonly code: UncountableCode;

  constructor(code: UncountableCode, where: string, what: string) {
    super(where, what);
    this.name = 'UncountableAnswersError';
    this.code = code;
  }
}
