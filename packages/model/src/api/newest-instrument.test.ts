import { expect, it } from 'vitest';
import { getInstrument } from '../instruments/get-instrument.ts';
import { newestInstrument } from './newest-instrument.ts';

it('is the newest instrument that there is', () => {
  expect(getInstrument(newestInstrument.id)).toMatchObject(newestInstrument);
});
