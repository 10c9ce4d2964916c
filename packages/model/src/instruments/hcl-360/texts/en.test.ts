import { describe, expect, it } from 'vitest';
import { en } from './en.ts';

const statements = Object.entries(en.items).map(([id, { statement }]) => ({ id, statement }));
const selfStatements = Object.entries(en.items).map(([id, { selfStatement }]) => ({ id, selfStatement }));

function words(text: string): string[] {
  return text.match(/[A-Za-z’-]+/g) ?? [];
}

/** A count of vowel groups, less a silent final e: right to within one for the words used here. */
function syllables(word: string): number {
  const bare = word.toLowerCase().replace(/[^a-z]/g, '');
  const groups = bare.replace(/([^l])e$/, '$1').match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, groups);
}

/** Flesch-Kincaid grade (Kincaid et al. 1975): school years needed; 12-year-olds are in grade 6 to 7. */
function gradeOf(sentences: readonly string[]): number {
  const all = sentences.flatMap(words);
  const syllableCount = all.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (all.length / sentences.length) + 11.8 * (syllableCount / all.length) - 15.59;
}

describe('the English statements', () => {
  it.each(statements)('$id: starts with a verb in the third person', ({ statement }) => {
    expect(words(statement)[0]).toMatch(/^[A-Z][a-z]+s$/);
  });

  it.each(selfStatements)('$id: the self statement speaks in the first person', ({ selfStatement }) => {
    expect(selfStatement).toMatch(/^I [a-z]+ /);
  });

  it.each(statements)('$id: at most 16 words, at most two of four syllables or more', ({ statement }) => {
    expect(words(statement).length).toBeLessThanOrEqual(16);
    expect(words(statement).filter((word) => syllables(word) > 3).length).toBeLessThanOrEqual(2);
  });

  it.each(statements)('$id: one idea, no absolutes, no negated verb, no pronoun for the leader', ({ statement }) => {
    expect(statement).not.toMatch(/\b(and|as well as|but|also)\b|[;:]/i);
    expect(statement).not.toMatch(/\b(always|never|every|everyone|all|any|constantly|fully|completely)\b/i);
    expect(statement).not.toMatch(/^(Does|Is|Has) not\b|\b(he|she|his|her|himself|herself|I|my)\b/i);
  });

  it('can be read at about twelve years', () => {
    expect(gradeOf(statements.map(({ statement }) => statement))).toBeLessThanOrEqual(7);
    expect(gradeOf(selfStatements.map(({ selfStatement }) => selfStatement))).toBeLessThanOrEqual(7);
  });

  it.each(Object.entries(en.items))(
    '%s: both forms are the same but for the verb',
    (_id, { statement, selfStatement }) => {
      const behaviour = statement.replace(/^\S+ /, '');
      expect(selfStatement.replace(/^I \S+ /, '')).toBe(behaviour);
    },
  );
});

describe('the English prompts', () => {
  it.each(Object.entries(en.askOthers))('%s: asks a question, without "me" for the leader', (_id, prompt) => {
    expect(prompt).toMatch(/\?$/);
    expect(prompt).not.toMatch(/\b(I|me|my)\b/);
  });

  it.each(Object.entries(en.askYourself))('%s: asks the leader', (_id, prompt) => {
    expect(prompt).toMatch(/\byou(r|rself)?\b/);
    expect(prompt).toMatch(/\?$/);
  });
});
