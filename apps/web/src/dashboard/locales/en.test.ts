import { mailFailures, mailsNotNeeded } from '@heartset/model/api/campaigns';
import { describe, expect, it } from 'vitest';
import english from './en.json';

const sources = import.meta.glob<string>(
  ['../**/*.{ts,tsx}', '../../features/**/*.{ts,tsx}', '../../components/**/*.{ts,tsx}', '!**/*.test.ts'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

/** Every key of the locale, with its parts joined by dots. */
function keysOf(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  );
}

const keys = keysOf(english);
/** A key may stand for its plural forms, or for a pair said in the second and in the third person. */
const exists = (key: string) =>
  keys.some((each) => each === key || each.startsWith(`${key}_`) || each === `${key}.you`);

const used = Object.values(sources).flatMap((source) =>
  [...source.matchAll(/\b(?:t|say|sentence)\(\s*(?:[a-z][\w.]* (?:===? [\w'"]+ )?\? )?'([a-zA-Z][\w.-]*)'/g)].map(
    (found) => found[1] ?? '',
  ),
);

describe('the dashboard’s English', () => {
  it('has a text for every key that the pages name in full', () => {
    expect(used.length).toBeGreaterThan(200);
    expect(used.filter((key) => key.includes('.') && !exists(key))).toEqual([]);
  });

  it('says everything that is said to a leader also about one', () => {
    const pairs = keys.filter((key) => key.endsWith('.you') && key !== 'report.you');
    expect(pairs.filter((key) => !keys.includes(key.replace(/you$/, 'they')))).toEqual([]);
  });

  it('has words for every reason why a mail did not arrive', () => {
    const errors = [...mailFailures, ...mailsNotNeeded];
    expect(Object.keys(english.campaign.mailError).sort()).toEqual([...errors].sort());
  });

  it('has a word for every reason that the model knows', async () => {
    const { REASON_CODES } = await import('@heartset/model');
    expect(REASON_CODES.filter((code) => !exists(`reasons.${code}`))).toEqual([]);
  });
});
