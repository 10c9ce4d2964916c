import { expect, it } from 'vitest';
import { EndedTokens } from './ended-tokens.ts';

it('remembers what was ended until it would have run out', () => {
  const ended = new EndedTokens();
  ended.end('a', 100, 10);
  ended.end('b', 120, 20);
  expect([ended.has('a'), ended.has('b'), ended.has('c')]).toEqual([true, true, false]);
  ended.end('c', 300, 110);
  expect([ended.has('a'), ended.has('b'), ended.has('c')]).toEqual([false, true, true]);
});

it('does not grow without end', () => {
  const ended = new EndedTokens();
  for (let index = 0; index <= 50_000; index += 1) ended.end(String(index), 1000, 0);
  expect([ended.has('0'), ended.has('1'), ended.has('50000')]).toEqual([false, true, true]);
});
