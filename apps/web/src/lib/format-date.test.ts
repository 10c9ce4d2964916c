import { afterEach, describe, expect, it, vi } from 'vitest';
import { formatCalendarDay, formatMoment, readerLocale, zoneName } from './format-date.ts';

afterEach(() => vi.unstubAllEnvs());

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

describe('formatMoment', () => {
  it('names the time zone, as it is on that day', () => {
    vi.stubEnv('TZ', 'Europe/Vienna');
    expect(formatMoment('2026-11-27T17:00:00Z', 'en', new Date('2026-11-01T00:00:00Z'))).toMatch(
      /27.*6:00.*(CET|GMT\+1)$|27.*18:00.*(CET|GMT\+1)$/,
    );
    expect(zoneName(new Date('2026-07-01T00:00:00Z'), 'en')).toMatch(/^(CEST|GMT\+2)$/);
    expect(zoneName(new Date('2026-12-01T00:00:00Z'), 'en')).toMatch(/^(CET|GMT\+1)$/);
  });
});

describe('formatCalendarDay', () => {
  it('is the same day wherever it is read', () => {
    expect(formatCalendarDay('2026-11-01', 'en')).toContain('1');
    expect(formatCalendarDay('2026-11-01', 'en')).toContain('November');
  });
});
