import { getInstrument } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { firstOpenStep, openItems, selfSteps } from './self-steps.ts';

const instrument = getInstrument('hcl-360');
if (!instrument) throw new Error('there is no hcl-360');
const steps = selfSteps(instrument);
const all = Object.fromEntries(instrument.items.map((item) => [item.id, 4]));

describe('selfSteps', () => {
  it('has the core, the nine cells and the questions, with every statement once', () => {
    expect(steps).toHaveLength(11);
    const ids = steps.flatMap((step) => (step.kind === 'ratings' ? step.items.map((item) => item.id) : []));
    expect([...ids].sort()).toEqual(instrument.items.map((item) => item.id).sort());
    expect(steps.at(-1)?.kind).toBe('reflections');
  });
});

describe('openItems and firstOpenStep', () => {
  it('go on where something is still open; "not observed" is an answer', () => {
    const { 'growth-mindset': _open, ...rest } = all;
    expect(openItems(instrument, rest).map((item) => item.id)).toEqual(['growth-mindset']);
    expect(steps[firstOpenStep(steps, rest)]).toMatchObject({ id: 'mindset-individual' });
    expect(openItems(instrument, { ...rest, 'growth-mindset': 'not-observed' })).toEqual([]);
  });

  it('end at the questions', () => {
    expect(firstOpenStep(steps, all)).toBe(10);
    expect(firstOpenStep(steps, {})).toBe(0);
  });
});
