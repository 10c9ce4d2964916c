/**
 * Thrown for input that cannot be: it says where and what, and never quotes a comment.
 *
 * @example new ScoringInputError('counts of "peers", item "empathy"', 'expected 5 counts, got 4')
 */
export class ScoringInputError extends RangeError {
  readonly where: string;

  constructor(where: string, what: string) {
    super(`${where}: ${what}`);
    this.name = 'ScoringInputError';
    this.where = where;
  }
}
