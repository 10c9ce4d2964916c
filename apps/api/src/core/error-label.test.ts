import { describe, expect, it } from 'vitest';
import { errorLabel } from './error-label.ts';

describe('what a log may say of an error', () => {
  it('is its name and code, never its message', () => {
    const database = Object.assign(new Error('Key (email)=(noor@hospital.example) already exists'), { code: '23505' });
    expect(errorLabel(database)).toBe('Error 23505');
    expect(errorLabel(new TypeError('Failed query: … params: noor', { cause: database }))).toBe('TypeError 23505');
    expect(errorLabel(Object.assign(new Error('x'), { code: 'noor@hospital.example' }))).toBe('Error');
    expect(errorLabel('noor@hospital.example')).toBe('unknown');
  });
});
