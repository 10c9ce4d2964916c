import { describe, expect, it } from 'vitest';
import accessibility from './accessibility.en.json';
import survey from './en.json';
import howItWorks from './how-it-works.en.json';
import otherDevice from './other-device.en.json';
import publishedNumber from './published-number.en.json';
import receipts from './receipts.en.json';
import stop from './stop.en.json';

const en = { ...survey, ...howItWorks, ...otherDevice, ...publishedNumber, ...receipts, ...accessibility, ...stop };

const files = import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });
const sources = Object.entries(files).flatMap(([name, source]) => (name.endsWith('.test.ts') ? [] : [source]));

function keysOf(texts: object, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'object' && text !== null ? keysOf(text, `${path}${key}.`) : [`${path}${key}`],
  );
}

const keys = new Set(keysOf(en).map((key) => key.replace(/_(?:one|other)$/, '')));
const literals = sources.flatMap((source) =>
  [...source.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'/g)].map((match) => match[1] ?? ''),
);
const roots = new Set(Object.keys(en));
/** `t(`refused.${reason}.text`)` stands for every key of that form. */
const patterns = sources.flatMap((source) =>
  [...source.matchAll(/`([a-z][\w-]*\.[^`\s]*)`/g)].map(
    (match) =>
      new RegExp(`^${(match[1] ?? '').replaceAll('.', '\\.').replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '[\\w-]*')}$`),
  ),
);

describe("the survey's texts", () => {
  it('are all there', () => {
    const asked = literals.filter((literal) => roots.has(literal.split('.')[0] ?? ''));
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((literal) => !keys.has(literal))).toEqual([]);
  });

  it('are all used', () => {
    const used = (key: string) =>
      literals.includes(key) ||
      sources.some((source) => source.includes(`t('${key}'`)) ||
      patterns.some((pattern) => pattern.test(key));
    expect([...keys].filter((key) => !used(key))).toEqual([]);
  });

  it('say something', () => {
    const empty = keysOf(en).filter(
      (key) => key.split('.').reduce<unknown>((texts, part) => Object(texts)[part], en) === '',
    );
    expect(empty).toEqual([]);
  });
});
