import { planDirectoryImport, recognizeColumns } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import sample from './sample-directory.csv?raw';

const [head = '', ...lines] = sample.trim().split('\n');
const columns = head.split(',');
const rows = lines.map((line, index) => ({ line: index + 2, cells: line.split(',') }));

describe('the sample of a directory file', () => {
  it('is recognised column by column, and imported without a word', () => {
    const mapping = recognizeColumns(columns);
    expect(Object.values(mapping.columns).sort((a, b) => a - b)).toEqual(columns.map((_, index) => index));
    const plan = planDirectoryImport([], { width: columns.length, rows }, mapping);
    expect(plan).toMatchObject({ missingFields: [], badRows: [], added: 8 });
    expect(rows.filter(({ cells }) => cells[6] === '').length).toBe(1);
  });

  it('names nobody: every address has a domain that nobody can own', () => {
    for (const { cells } of rows) expect(cells[3]).toMatch(/^[a-z.]+@[a-z-]+\.example$/);
  });
});
