import { describe, expect, it } from 'vitest';
import { getInstrument } from '../instruments/get-instrument.ts';
import { hcl360Counts } from '../instruments/hcl-360/expected-counts.ts';
import { checkInstrument } from './check-instrument.ts';
import type { Instrument } from './instrument.schema.ts';

/** A fresh, publishable instrument to break in one place. */
function instrument(): Instrument {
  const found = getInstrument('hcl-360');
  if (found === undefined) throw new Error('The instrument hcl-360 is missing.');
  return found;
}

function first<Entry>(entries: readonly Entry[]): Entry {
  const entry = entries[0];
  if (entry === undefined) throw new Error('The list is empty.');
  return entry;
}

type Break = { name: string; code: string; change: (broken: Instrument) => void };

const contradictions: Break[] = [
  { name: 'an id used twice', code: 'duplicate-id', change: (i) => i.items.push({ ...first(i.items.slice(1)) }) },
  {
    name: 'a prompt with the id of an item',
    code: 'duplicate-id',
    change: (i) => {
      first(i.askOthers).id = 'curiosity';
    },
  },
  {
    name: 'a cell that no item stands in',
    code: 'empty-cell',
    change: (i) => {
      i.items = i.items.filter((item) => item.cellId !== 'mindset-mission');
    },
  },
  { name: 'a place without a cell', code: 'missing-cell', change: (i) => i.cells.pop() },
  {
    name: 'a cell in the place of another',
    code: 'missing-cell',
    change: (i) => {
      first(i.cells).focus = 'skillset';
    },
  },
  { name: 'a focus that is not described', code: 'missing-cell', change: (i) => i.foci.pop() },
  { name: 'an application that is not described', code: 'missing-cell', change: (i) => i.applications.pop() },
  {
    name: 'an item in an unknown cell',
    code: 'unknown-cell',
    change: (i) => {
      first(i.items.slice(1)).cellId = 'heartset-everyone';
    },
  },
  {
    name: 'no core item',
    code: 'core-item',
    change: (i) => {
      i.items = i.items.filter((item) => item.cellId !== null);
    },
  },
  {
    name: 'a second item in no cell',
    code: 'core-item',
    change: (i) => {
      first(i.items.slice(1)).cellId = null;
    },
  },
  { name: 'a scale with a gap', code: 'scale', change: (i) => i.scale.options.splice(2, 1) },
  {
    name: 'two options of one label',
    code: 'scale',
    change: (i) => {
      first(i.scale.options).label = 'always';
    },
  },
  {
    name: 'advice for an unknown item',
    code: 'unknown-item',
    change: (i) => first(i.advice).favours.items.push('charisma'),
  },
  {
    name: 'two first pieces of advice',
    code: 'order',
    change: (i) => {
      first(i.advice.slice(1)).order = 1;
    },
  },
  {
    name: 'a source in an unknown document',
    code: 'unknown-source',
    change: (i) => {
      first(i.practices).source.document = 'elsewhere';
    },
  },
  {
    name: 'a source on an unknown slide',
    code: 'unknown-source',
    change: (i) => {
      first(i.resources).source.slide = 'Appendix 9';
    },
  },
  {
    name: 'an id that is not kebab-case',
    code: 'malformed',
    change: (i) => {
      first(i.askYourself).id = 'Praise!';
    },
  },
  {
    name: 'an address that is not a web address',
    code: 'malformed',
    change: (i) => {
      first(i.resources).url = 'javascript:alert(1)';
    },
  },
  { name: 'a prompt too few', code: 'wrong-count', change: (i) => i.askOthers.pop() },
  { name: 'a practice too few', code: 'wrong-count', change: (i) => i.practices.pop() },
  {
    name: 'an item in the wrong cell',
    code: 'wrong-count',
    change: (i) => {
      first(i.items.slice(1)).cellId = 'mindset-mission';
    },
  },
];

const unfinished: Break[] = [
  {
    name: 'a missing statement',
    code: 'missing-text',
    change: (i) => {
      first(i.items).statement = '';
    },
  },
  {
    name: 'a missing self statement',
    code: 'missing-text',
    change: (i) => {
      first(i.items).selfStatement = '  ';
    },
  },
  {
    name: 'a missing prompt',
    code: 'missing-text',
    change: (i) => {
      first(i.askOthers).prompt = '';
    },
  },
  {
    name: 'a missing headline',
    code: 'missing-text',
    change: (i) => {
      first(i.cells).headline = '';
    },
  },
  {
    name: 'a missing slide',
    code: 'missing-source',
    change: (i) => {
      first(i.items).source.slide = '';
    },
  },
  {
    name: 'a statement without its full stop',
    code: 'not-one-sentence',
    change: (i) => {
      first(i.items).statement = 'Keeps promises';
    },
  },
  {
    name: 'a statement of two sentences',
    code: 'not-one-sentence',
    change: (i) => {
      first(i.items).statement = 'Keeps promises. Tells the truth.';
    },
  },
  {
    name: 'a statement that is too long',
    code: 'too-long',
    change: (i) => {
      first(i.items).statement = `Keeps ${'very '.repeat(25)}old promises.`;
    },
  },
  {
    name: 'one statement for two items',
    code: 'duplicate-text',
    change: (i) => {
      first(i.items).statement = first(i.items.slice(1)).statement.toUpperCase();
    },
  },
];

describe('checkInstrument', () => {
  it('finds nothing wrong with the released instrument', () => {
    expect(checkInstrument(instrument(), hcl360Counts)).toEqual({
      problems: [],
      state: 'publishable',
      publishable: true,
    });
  });

  it.each(contradictions)('calls it inconsistent: $name', ({ code, change }) => {
    const broken = instrument();
    change(broken);
    const check = checkInstrument(broken, hcl360Counts);
    expect(check.problems.map((problem) => problem.code)).toContain(code);
    expect(check.state).toBe('inconsistent');
    expect(check.publishable).toBe(false);
  });

  it.each(unfinished)('calls it a draft: $name', ({ code, change }) => {
    const broken = instrument();
    change(broken);
    const check = checkInstrument(broken, hcl360Counts);
    expect(check.problems.map((problem) => problem.code)).toEqual([code]);
    expect(check.state).toBe('draft');
    expect(check.publishable).toBe(false);
  });

  it('lists every problem, each with its place', () => {
    const broken = instrument();
    first(broken.items).statement = '';
    first(broken.advice).favours.items.push('charisma');
    expect(checkInstrument(broken).problems.map(({ code, where }) => ({ code, where }))).toEqual([
      { code: 'unknown-item', where: 'advice/advice-emerging-individual' },
      { code: 'missing-text', where: 'items/commitment/statement' },
    ]);
  });

  it('counts only where counts are given: a smaller instrument may be publishable', () => {
    const smaller = instrument();
    smaller.askOthers.pop();
    expect(checkInstrument(smaller).publishable).toBe(true);
  });
});
