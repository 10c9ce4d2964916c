import { expect, it } from 'vitest';
import { mayAskOnceMore } from './ask-once-more.ts';

it('is possible until the moment named, and never where none is', () => {
  const askAgainUntil = '2026-11-23T12:00:00.000Z';
  expect(mayAskOnceMore({ askAgainUntil }, new Date('2026-11-23T11:59:59Z'))).toBe(true);
  expect(mayAskOnceMore({ askAgainUntil }, new Date(askAgainUntil))).toBe(false);
  expect(mayAskOnceMore({ askAgainUntil: null }, new Date(askAgainUntil))).toBe(false);
});
