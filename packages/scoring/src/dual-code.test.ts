import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combinations } from './dual-code.ts';

/** Rows as people's letters: a column for each letter, 1 where the row has it. */
const of = (rows: readonly string[], people = 'ABCDEF') =>
  combinations([...people].map((one) => ({ one, column: rows.map((row) => Number(row.includes(one))) })));

describe('combinations', () => {
  it('counts those that are independent, and those that touch nobody but a few', () => {
    const sets = of(['ABC', 'ABD', 'CD']);
    expect(sets.rank).toBe(3);
    expect(sets.touching(new Set('CD'))).toBe(2);
    expect(sets.touching(new Set('C'))).toBe(1);
    expect(sets.touching(new Set('A'))).toBe(0);
    expect(of(['ABC', 'ABD']).touching(new Set('CD'))).toBe(1);
    expect(of(['ABC', 'ABC']).rank).toBe(1);
    expect(of([]).rank).toBe(0);
  });

  it('says the same as leaving the columns of these few out', () => {
    const row = fc.subarray([...'ABCDEF']).map((letters) => letters.join(''));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), fc.subarray([...'ABCDEF']), (rows, few) => {
        const others = [...'ABCDEF'].filter((one) => !few.includes(one)).join('');
        expect(of(rows).touching(new Set(few))).toBe(of(rows).rank - of(rows, others).rank);
      }),
    );
  });
});
