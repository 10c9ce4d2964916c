import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { idOfShort, shortId } from './short-id.ts';

it('gives an id back, in 22 characters that need no escaping', () => {
  const ids = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  for (let n = 0; n < 200; n += 1) ids.push(randomUUID());
  for (const id of ids) {
    expect(shortId(id)).toMatch(/^[\w-]{22}$/);
    expect(idOfShort(shortId(id))).toBe(id);
  }
});
