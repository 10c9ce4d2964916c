import type { AnswerSheet, Label } from '@heartset/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTallies } from './merge-tallies.ts';
import { type LeaderTally, tallySheets } from './tally-sheets.ts';
import { arbitrarySheet } from './testing/arbitrary-campaign.ts';
import { SMALL_INSTRUMENT, SMALL_PROMPTS } from './testing/small-campaign.ts';
import { UncountableAnswersError } from './uncountable-answers-error.ts';

const FRAME = {
  itemIds: SMALL_INSTRUMENT.items.map(({ id }) => id),
  promptIds: SMALL_PROMPTS,
  scale: SMALL_INSTRUMENT.scale,
};

const tallyOf = (...sheets: AnswerSheet[]): LeaderTally =>
  tallySheets(
    FRAME,
    sheets.map((sheet) => ({ label: 'peers' as const, sheet })),
  );

const arbitrarySheets = fc.array(
  fc.record({ label: fc.constantFrom<Label>('peers', 'team-members', 'others'), sheet: arbitrarySheet }),
);

describe('tallySheets', () => {
  it('counts each option, and neither what was not observed nor what is missing', () => {
    const tally = tallyOf(
      { ratings: { core: 5, empathy: 'not-observed' }, comments: [] },
      { ratings: { core: 5, empathy: 1 }, comments: [] },
    );
    expect(tally.peers?.sheets).toBe(2);
    expect(tally.peers?.counts).toEqual({
      core: [0, 0, 0, 0, 2],
      empathy: [1, 0, 0, 0, 0],
      trust: [0, 0, 0, 0, 0],
      coaching: [0, 0, 0, 0, 0],
    });
  });

  it('keeps texts apart from the sheets, sorted, and drops what must not be shown', () => {
    const tally = tallyOf(
      { ratings: {}, comments: [{ promptId: 'keep', text: 'Zeal', mode: 'as-written' }] },
      { ratings: {}, comments: [{ promptId: 'keep', text: 'hidden words', mode: 'only-that-commented' }] },
      { ratings: {}, comments: [{ promptId: 'keep', text: 'Calm', mode: 'as-written' }] },
      { ratings: {}, comments: [{ promptId: 'keep', text: '  \n', mode: 'as-written' }] },
    );
    expect(tally.peers?.comments).toEqual({
      keep: { texts: ['Calm', 'Zeal'], withoutText: 1 },
      change: { texts: [], withoutText: 0 },
    });
    expect(JSON.stringify(tally)).not.toContain('hidden words');
  });

  it.each([
    [
      'an item that does not exist',
      { ratings: { toString: 3 }, comments: [] },
      'rating of "toString": there is no such',
    ],
    ['a rating above the scale', { ratings: { core: 6 }, comments: [] }, 'rating of "core": not an option'],
    ['a rating below the scale', { ratings: { core: 0 }, comments: [] }, 'rating of "core": not an option'],
    ['a rating between options', { ratings: { core: 3.5 }, comments: [] }, 'rating of "core": not an option'],
    [
      'a rating that is a text',
      JSON.parse('{ "ratings": { "core": "3" }, "comments": [] }'),
      'rating of "core": not an option',
    ],
    [
      'a rating that is nothing',
      JSON.parse('{ "ratings": { "core": null }, "comments": [] }'),
      'rating of "core": not an option',
    ],
    ['NaN', { ratings: { core: Number.NaN }, comments: [] }, 'rating of "core": not an option'],
    ['a sheet without ratings', JSON.parse('{ "comments": [] }'), 'ratings: not a rating per item'],
    [
      'a prompt that does not exist',
      { ratings: {}, comments: [{ promptId: 'salary', text: 'x', mode: 'as-written' as const }] },
      'comment on "salary": there is no such',
    ],
    [
      'a prompt answered twice',
      {
        ratings: {},
        comments: [
          { promptId: 'keep', text: 'x', mode: 'as-written' as const },
          { promptId: 'keep', text: 'y', mode: 'as-written' as const },
        ],
      },
      'comment on "keep": answered twice',
    ],
  ])('refuses %s', (_, sheet, message) => {
    expect(() => tallyOf(sheet)).toThrow(message);
  });

  it('takes nothing that every object has for a rating, and names what is one too many', () => {
    const frame = { ...FRAME, itemIds: ['toString', 'core'] };
    const peers = (ratings: AnswerSheet['ratings']) => [{ label: 'peers' as const, sheet: { ratings, comments: [] } }];
    expect(tallySheets(frame, peers({ core: 5 })).peers?.counts).toEqual({
      toString: [0, 0, 0, 0, 0],
      core: [0, 0, 0, 0, 1],
    });
    expect(tallySheets(frame, peers({ toString: 2 })).peers?.counts.toString).toEqual([0, 1, 0, 0, 0]);
    const proto = JSON.parse('{ "core": 5, "__proto__": 3 }');
    expect(() => tallySheets(frame, peers(proto))).toThrow('rating of "__proto__": there is no such item');
    expect(() => tallySheets(frame, peers({ core: 5, salary: 3 }))).toThrow(
      'rating of "salary": there is no such item',
    );
  });

  it('says by a code what cannot be counted, so that it can be kept without a word of the answer', () => {
    const comment = { promptId: 'keep', text: 'secret words', mode: 'as-written' as const };
    const codeOf = (sheet: AnswerSheet) => {
      try {
        tallyOf(sheet);
      } catch (error) {
        return error instanceof UncountableAnswersError ? error.code : 'another error';
      }
      return 'counted';
    };
    expect(codeOf({ ratings: { salary: 3 }, comments: [] })).toBe('unknown-item');
    expect(codeOf({ ratings: { core: 6 }, comments: [] })).toBe('off-scale');
    expect(codeOf({ ratings: {}, comments: [{ ...comment, promptId: 'salary' }] })).toBe('unknown-prompt');
    expect(codeOf({ ratings: {}, comments: [comment, comment] })).toBe('prompt-twice');
    expect(codeOf({ ratings: {}, comments: [comment] })).toBe('counted');
  });

  it('counts by name, in whatever order a sheet has its ratings', () => {
    const tally = tallyOf(
      { ratings: { core: 1, empathy: 2, trust: 3 }, comments: [] },
      { ratings: { trust: 3, coaching: 4, core: 1 }, comments: [] },
    );
    expect(tally.peers?.counts).toEqual({
      core: [2, 0, 0, 0, 0],
      empathy: [0, 1, 0, 0, 0],
      trust: [0, 0, 2, 0, 0],
      coaching: [0, 0, 0, 1, 0],
    });
  });

  it.each([
    ['an item twice', { itemIds: ['core', 'core'] }, 'items: one is given twice'],
    ['a prompt twice', { promptIds: ['keep', 'keep'] }, 'prompts: one is given twice'],
    ['an item that no object can keep', { itemIds: ['core', '__proto__'] }, 'items: none can be named __proto__'],
    ['a prompt that no object can keep', { promptIds: ['__proto__'] }, 'prompts: none can be named __proto__'],
    ['no scale', { scale: { minimum: 5, maximum: 5 } }, 'scale: there is none from 5 to 5'],
    ['a scale without an end', { scale: { minimum: 1, maximum: Number.NaN } }, 'scale: there is none from 1 to NaN'],
    ['a scale between whole numbers', { scale: { minimum: 0.5, maximum: 3 } }, 'scale: there is none from 0.5 to 3'],
  ])('refuses to count by %s', (_, change, message) => {
    expect(() => tallySheets({ ...FRAME, ...change }, [])).toThrow(message);
  });

  it.each([
    [1, 3],
    [0, 10],
    [-2, 2],
  ])('counts every option of a scale from %i to %i in its place', (minimum, maximum) => {
    const options = Array.from({ length: maximum - minimum + 1 }, (_, index) => minimum + index);
    const sheets = options.map((rating) => ({
      label: 'peers' as const,
      sheet: { ratings: { core: rating }, comments: [] },
    }));
    const tally = tallySheets({ ...FRAME, scale: { minimum, maximum } }, [...sheets, ...sheets.slice(0, 1)]);
    expect(tally.peers?.counts.core).toEqual(options.map((_, index) => (index === 0 ? 2 : 1)));
  });
});

describe('mergeTallies', () => {
  it('makes the same of parts as of the whole, in any order', () => {
    fc.assert(
      fc.property(arbitrarySheets, fc.nat(), (sheets, cut) => {
        const at = sheets.length === 0 ? 0 : cut % sheets.length;
        const parts = [sheets.slice(0, at), sheets.slice(at)].map((part) => tallySheets(FRAME, part));
        const whole = tallySheets(FRAME, sheets);
        expect(mergeTallies(parts)).toEqual(whole);
        expect(mergeTallies(parts.reverse())).toEqual(whole);
        expect(tallySheets(FRAME, [...sheets].reverse())).toEqual(whole);
      }),
    );
  });

  it('refuses parts that were counted differently', () => {
    const other = tallySheets({ ...FRAME, itemIds: ['core'] }, [
      { label: 'peers', sheet: { ratings: {}, comments: [] } },
    ]);
    const longer = tallySheets({ ...FRAME, scale: { minimum: 1, maximum: 7 } }, [
      { label: 'peers', sheet: { ratings: {}, comments: [] } },
    ]);
    const one = tallyOf({ ratings: {}, comments: [] });
    expect(() => mergeTallies([one, other])).toThrow('different items or prompts');
    expect(() => mergeTallies([one, longer])).toThrow('different scales');
  });
});
