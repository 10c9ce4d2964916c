/**
 * What a new campaign asks. Small, and by itself: a page that wants to ask for it early need not load the instrument's own code for that.
 * `newest-instrument.test.ts` holds it to what `getInstrument` gives.
 */
export const newestInstrument = { id: 'hcl-360', version: '1.0.1' } as const;
