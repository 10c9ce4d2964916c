import { describe, expect, it } from 'vitest';
import { asksForReading } from './asks-for-reading.ts';

const delivery = { queued: 0, accepted: 7, failed: 0 };
const known = { state: 'closed', delivery, actions: ['cancel'] } as const;
const as = (over: Partial<Parameters<typeof asksForReading>[1]> = {}) => ({
  ...known,
  actions: [...known.actions],
  ...over,
});

describe('asksForReading', () => {
  it('reads again when the state has changed, or what may be done', () => {
    expect(asksForReading(as(), as({ state: 'released' }))).toBe(true);
    expect(asksForReading(as(), as({ actions: ['cancel', 'release'] }))).toBe(true);
    expect(asksForReading(as({ actions: ['ask-again'] }), as({ actions: [] }))).toBe(true);
  });

  it('reads again when the last mail has gone, and not for each', () => {
    const waiting = { ...delivery, queued: 2 };
    expect(asksForReading(as({ delivery: waiting }), as())).toBe(true);
    expect(asksForReading(as({ delivery: { ...delivery, queued: 3 } }), as({ delivery: waiting }))).toBe(false);
  });

  it('reads again when a mail has come back after all had gone, and not for each that is refused before', () => {
    expect(asksForReading(as(), as({ delivery: { queued: 0, accepted: 6, failed: 1 } }))).toBe(true);
    const waiting = { ...delivery, queued: 2 };
    expect(asksForReading(as({ delivery: waiting }), as({ delivery: { ...waiting, queued: 1, failed: 1 } }))).toBe(
      false,
    );
  });

  it('puts everything else into what it has', () => {
    expect(asksForReading(as(), as())).toBe(false);
    const fewer = { queued: 0, accepted: 8, failed: 0 };
    expect(asksForReading(as({ delivery: { ...fewer, accepted: 7, failed: 1 } }), as({ delivery: fewer }))).toBe(false);
  });
});
