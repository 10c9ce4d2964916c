import { describe, expect, it } from 'vitest';
import { ProblemError } from './problem-error.ts';
import { problemOfReading, problemReasons, problemWords } from './problem-words.ts';

const texts: Record<string, string> = {
  'problems.unexpected': 'Something went wrong.',
  'problems.not-found': 'There is nothing here.',
};
const words = { exists: (key: string) => key in texts, t: (key: string) => texts[key] ?? key };
const problem = (code: string, detail?: string) =>
  new ProblemError({ code, status: 409, title: code, requestId: 'r1', ...(detail ? { detail } : {}) });

describe('problemWords', () => {
  it('prefers our words for a code to the API’s sentence', () => {
    expect(problemWords(problem('not-found', 'Row 7 is gone.'), words)).toBe('There is nothing here.');
  });

  it('falls back to the API’s sentence, then to a general one', () => {
    expect(problemWords(problem('raters-too-alike', 'Too much like an earlier request.'), words)).toBe(
      'Too much like an earlier request.',
    );
    expect(problemWords(problem('raters-too-alike'), words)).toBe('Something went wrong.');
  });

  it('never shows what an error of the program says', () => {
    expect(problemWords(new TypeError('x is undefined'), words)).toBe('Something went wrong.');
  });
});

describe('problemReasons', () => {
  const refused = (...messages: string[]) =>
    new ProblemError({
      code: 'campaign-not-ready',
      status: 409,
      title: 'x',
      requestId: null,
      fields: messages.map((message, index) => ({ path: `leaders.${index}`, message })),
    });

  it('are the sentences that a refusal names, each once', () => {
    const few = 'Ada Bell: too few people are asked. Ask at least 5 who count together.';
    const passed = 'The deadline has passed. Choose a later one.';
    expect(problemReasons(refused(passed, few, few))).toEqual([passed, few]);
  });

  it('leave out what only means something beside an input', () => {
    expect(problemReasons(refused('must be later than 2026-11-01', 'Too small: expected string'))).toEqual([]);
  });

  it('are none of what is no refusal', () => {
    expect(problemReasons(problem('not-found'))).toEqual([]);
    expect(problemReasons(new TypeError('x is undefined.'))).toEqual([]);
    expect(problemReasons(null)).toEqual([]);
  });
});

describe('problemOfReading', () => {
  it('takes an address that cannot be one for one that leads nowhere', () => {
    const malformed = problem('input-invalid', 'Please check the marked fields.');
    expect(problemWords(problemOfReading(malformed), words)).toBe('There is nothing here.');
  });

  it('leaves everything else as it is', () => {
    const failed = problem('unreachable');
    const unknown = new TypeError('x is undefined');
    expect(problemOfReading(failed)).toBe(failed);
    expect(problemOfReading(unknown)).toBe(unknown);
  });
});
