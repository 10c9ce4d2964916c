import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { failureText } from './failure-text.ts';

describe('what a program that fails prints', () => {
  it('is the message, and where on request', () => {
    const error = new TypeError('no such place');
    expect(failureText(error)).toBe('no such place');
    expect(failureText(error, 'with-stack')).toMatch(/^TypeError: no such place\n\s+at .*failure-text\.test\.ts/);
    expect(failureText('gone')).toBe('gone');
  });

  it('holds no value of a statement, also not one that looks like a place in the code', () => {
    const values = ['Noor listens\n    at night (ward 7)', 'noor@hospital.example'];
    const error = new DrizzleQueryError(
      'insert into x values ($1, $2)',
      values,
      new Error('column "y" does not exist'),
    );
    for (const form of ['message', 'with-stack'] as const) {
      const text = failureText(error, form);
      expect(text).toContain('insert into x');
      expect(text).toContain('column "y" does not exist');
      for (const word of ['Noor', 'ward', 'noor@']) expect(text).not.toContain(word);
    }
    expect(failureText(error, 'with-stack')).toMatch(/\n\s+at .*failure-text\.test\.ts/);
  });
});
