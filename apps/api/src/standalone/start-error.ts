/**
 * A start that cannot go on, with the way out.
 *
 * @example
 * throw new StartError('Port 3000 is taken.', 'Stop the other program, or set PORT to a free port.');
 */
export class StartError extends Error {
  /** What the reader can do now: one or two imperative sentences. */
  readonly remedy: string;

  constructor(problem: string, remedy: string, options?: ErrorOptions) {
    super(problem, options);
    this.name = 'StartError';
    this.remedy = remedy;
  }
}
