import { describe, expect, it } from 'vitest';
import { ProblemError } from './problem-error.ts';
import { inputProblem, problemOfReading, problemReasons, problemWords } from './problem-words.ts';

const texts: Record<string, string> = {
  'problems.unexpected': 'Something went wrong.',
  'problems.not-found': 'There is nothing here.',
  'problems.inputs.email': 'Write it like name@example.org.',
  'problems.inputs.other': 'This cannot be taken as it is.',
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

describe('inputProblem', () => {
  const refused = (path: string, message: string) =>
    new ProblemError({ code: 'input-invalid', status: 400, title: 'x', requestId: null, fields: [{ path, message }] });

  it('is our sentence for an input of this name', () => {
    expect(inputProblem(refused('email', 'Invalid email address'), 'email', words)).toBe(
      'Write it like name@example.org.',
    );
    expect(inputProblem(refused('people.3.email', 'Invalid email address'), 'email', words)).toBe(
      'Write it like name@example.org.',
    );
  });

  it('is the API’s own where that is a whole sentence, and a general one where there is none', () => {
    expect(inputProblem(refused('email', 'This address is on holiday.'), 'email', words)).toBe(
      'This address is on holiday.',
    );
    expect(inputProblem(refused('name', 'must be one line of plain text'), 'name', words)).toBe(
      'This cannot be taken as it is.',
    );
  });

  it('marks no input that was taken', () => {
    expect(inputProblem(refused('email', 'Invalid email address'), 'mail', words)).toBeUndefined();
    expect(inputProblem(refused('auditorAddress', 'x'), 'address', words)).toBeUndefined();
    expect(inputProblem(new TypeError('x'), 'email', words)).toBeUndefined();
    expect(inputProblem(null, 'email', words)).toBeUndefined();
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
