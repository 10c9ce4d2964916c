/**
 * What is wrong with an instrument. `inconsistent`: it contradicts itself and cannot be used at all. `unfinished`: it
 * hangs together, but a draft's text or source is still missing or needs an edit.
 */
export type InstrumentProblem = {
  readonly code: InstrumentProblemCode;
  readonly kind: 'inconsistent' | 'unfinished';
  /** The entry concerned, e.g. "items/curiosity" or "scale". */
  readonly where: string;
  readonly message: string;
};

export type InstrumentProblemCode =
  | 'malformed'
  | 'duplicate-id'
  | 'missing-cell'
  | 'empty-cell'
  | 'unknown-cell'
  | 'unknown-item'
  | 'core-item'
  | 'scale'
  | 'order'
  | 'wrong-count'
  | 'unknown-source'
  | 'missing-source'
  | 'missing-text'
  | 'duplicate-text'
  | 'not-one-sentence'
  | 'too-long';
