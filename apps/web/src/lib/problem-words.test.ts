import { describe, expect, it } from 'vitest';
import { ProblemError } from './problem-error.ts';
import { fieldProblem, problemWords } from './problem-words.ts';

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

describe('fieldProblem', () => {
  it('finds the sentence about an input', () => {
    const error = new ProblemError({
      code: 'input-invalid',
      status: 422,
      title: 'x',
      requestId: null,
      fields: [{ path: 'email', message: 'This is no address.' }],
    });
    expect(fieldProblem(error, 'email')).toBe('This is no address.');
    expect(fieldProblem(error, 'name')).toBeUndefined();
    expect(fieldProblem(null, 'email')).toBeUndefined();
  });
});
