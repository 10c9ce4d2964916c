import { expect, it } from 'vitest';
import { getInstrument } from '../instruments/get-instrument.ts';
import { suggestedPrompts } from './suggested-prompts.ts';

it('suggests three prompts, none of which may give its writer away', () => {
  const askOthers = getInstrument('hcl-360')?.askOthers ?? [];
  const suggested = suggestedPrompts(askOthers);
  expect(suggested).toHaveLength(3);
  expect(askOthers.filter(({ id }) => suggested.includes(id)).some(({ mayIdentify }) => mayIdentify)).toBe(false);
});
