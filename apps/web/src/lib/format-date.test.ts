import { describe, expect, it } from 'vitest';
import { formatCalendarDay, readerLocale } from './format-date.ts';

describe('readerLocale', () => {
  it('takes the reader’s own variety of the language', () => {
    expect(readerLocale('en', ['de-AT', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(readerLocale('en', ['de'])).toBe('en');
  });

  it('passes over names that are no language tags', () => {
    expect(readerLocale('en', ['en-US@posix', 'en-GB'])).toBe('en-GB');
    expect(readerLocale('en', ['en-US@posix'])).toBe('en');
  });
});

describe('formatCalendarDay', () => {
  it('is the same day wherever it is read', () => {
    expect(formatCalendarDay('2026-11-01', 'en')).toContain('1');
    expect(formatCalendarDay('2026-11-01', 'en')).toContain('November');
  });
});
