import type { BadRow } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { groupBadRows } from './group-bad-rows.ts';

const row = (line: number, message: string): BadRow => ({
  line,
  name: `Person ${line}`,
  reason: 'address-missing',
  value: '',
  message,
});
const rows = (number: number, message: string, from = 2) =>
  Array.from({ length: number }, (_, index) => row(from + index, message));

describe('groupBadRows', () => {
  it('says once what four rows or more have in common, with their first lines', () => {
    expect(groupBadRows(rows(107, 'No address.'))).toEqual([
      { reason: 'address-missing', message: 'No address.', count: 107, lines: [2, 3, 4, 5, 6] },
    ]);
  });

  it('leaves single rows alone', () => {
    expect(groupBadRows([...rows(3, 'No address.'), row(9, 'No name.')])).toEqual([]);
    expect(groupBadRows([])).toEqual([]);
  });

  it('begins with the largest, and tells reasons apart by their sentence', () => {
    const found = groupBadRows([...rows(4, 'No name.'), ...rows(9, 'No address.', 10)]);
    expect(found.map(({ message, count }) => [message, count])).toEqual([
      ['No address.', 9],
      ['No name.', 4],
    ]);
  });

  it('is bounded, whatever a file holds', () => {
    const many = Array.from({ length: 60 }, (_, index) => rows(4, `Reason ${index}.`)).flat();
    expect(groupBadRows(many)).toHaveLength(20);
  });
});
