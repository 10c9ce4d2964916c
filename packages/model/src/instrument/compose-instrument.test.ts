import { describe, expect, it } from 'vitest';
import { hcl360Counts } from '../instruments/hcl-360/expected-counts.ts';
import { type Hcl360Texts, hcl360Structure } from '../instruments/hcl-360/structure/hcl-360.structure.ts';
import { en } from '../instruments/hcl-360/texts/en.ts';
import { checkInstrument } from './check-instrument.ts';
import { composeInstrument } from './compose-instrument.ts';
import { instrumentSchema } from './instrument.schema.ts';

/** Texts that lack one item; the assignment below stops compiling once such texts pass for complete ones. */
type LacksCuriosity = Omit<Hcl360Texts, 'items'> & { readonly items: Omit<Hcl360Texts['items'], 'curiosity'> };
const refused: LacksCuriosity extends Hcl360Texts ? false : true = true;

describe('composeInstrument', () => {
  it('is given texts that the compiler holds to the ids of the structure', () => {
    expect(refused).toBe(true);
    expect(Object.keys(en.items)).toEqual(hcl360Structure.items.map(({ id }) => id));
  });

  it('gives what the schema of the wire lets through unchanged', () => {
    const composed = composeInstrument(hcl360Structure, en);
    expect(instrumentSchema.parse(composed)).toEqual(composed);
  });

  it('labels the options from the lowest value to the highest', () => {
    expect(composeInstrument(hcl360Structure, en).scale.options).toEqual([
      { value: 1, label: 'never' },
      { value: 2, label: 'rarely' },
      { value: 3, label: 'sometimes' },
      { value: 4, label: 'often' },
      { value: 5, label: 'always' },
    ]);
  });

  it('makes a draft of a language that is not finished, and the check names what is missing', () => {
    const { curiosity: _curiosity, ...items } = en.items;
    const { 'others-passion': _passion, ...askOthers } = en.askOthers;
    const { 'practice-mentor': _mentor, ...practices } = en.practices;
    const draft = composeInstrument(hcl360Structure, { ...en, locale: 'fr', items, askOthers, practices });
    const check = checkInstrument(draft, hcl360Counts);
    expect(check.state).toBe('draft');
    expect(check.problems.map(({ where }) => where).sort()).toEqual([
      'askOthers/others-passion',
      'items/curiosity/selfStatement',
      'items/curiosity/statement',
      'practices/practice-mentor',
    ]);
  });

  it('returns an object that its caller may change without changing the next one', () => {
    const one = composeInstrument(hcl360Structure, en);
    for (const item of one.items) {
      item.aliases.push('changed');
      item.source.slide = 'changed';
      if (item.level !== null) item.level.because = 'changed';
    }
    for (const advice of one.advice) advice.favours.items.push('changed');
    for (const document of one.documents) document.slides.push('changed');
    expect(JSON.stringify(composeInstrument(hcl360Structure, en))).not.toContain('changed');
  });
});
