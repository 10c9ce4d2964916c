import { afterEach, describe, expect, it, vi } from 'vitest';
import { formatCalendarDay, formatMoment, readerLocale, zoneName } from './format-date.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

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
  // As in the mails: ICU's versions differ in commas, and in the space between a time and its day part.
  const plain = (written: string) => written.replaceAll(',', '').replaceAll('\u202f', ' ');

  it.each([
    [['en-US'], 'America/New_York', 'Friday October 16 2026 at 12:00 PM (Eastern Daylight Time)'],
    [['en-GB'], 'Europe/London', 'Friday 16 October 2026 at 17:00 (British Summer Time)'],
    [['de', 'en-CH'], 'Europe/Zurich', 'Friday 16 October 2026 at 18:00 (Central European Summer Time)'],
  ])('is worded as in the mails, for %s in %s', (languages, timeZone, expected) => {
    vi.stubEnv('TZ', timeZone);
    vi.stubGlobal('navigator', { languages });
    expect(plain(formatMoment('2026-10-16T16:00:00Z', 'en'))).toBe(expected);
  });

  it('names the time zone as it is on that day', () => {
    vi.stubEnv('TZ', 'Europe/Vienna');
    expect(zoneName(new Date('2026-07-01T00:00:00Z'), 'en')).toBe('Central European Summer Time');
    expect(zoneName(new Date('2026-12-01T00:00:00Z'), 'en')).toBe('Central European Standard Time');
  });
});

describe('formatCalendarDay', () => {
  it('is the same day wherever it is read', () => {
    expect(formatCalendarDay('2026-11-01', 'en')).toContain('1');
    expect(formatCalendarDay('2026-11-01', 'en')).toContain('November');
  });
});
