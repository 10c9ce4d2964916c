import { describe, expect, it } from 'vitest';
import { assignColumn, fieldOfColumn, isDomain, readDomain } from './column-mapping.ts';

const mapping = { columns: { externalId: 0, email: 3 }, emailDomain: 'example.org' };

describe('assignColumn', () => {
  it('gives a column a field', () => {
    expect(assignColumn(mapping, 6, 'title').columns).toEqual({ externalId: 0, email: 3, title: 6 });
  });

  it('moves a field from the column that had it', () => {
    expect(assignColumn(mapping, 5, 'email').columns).toEqual({ externalId: 0, email: 5 });
  });

  it('lets a column hold one field only', () => {
    expect(assignColumn(mapping, 3, 'title').columns).toEqual({ externalId: 0, title: 3 });
  });

  it('leaves a column out, and keeps the domain', () => {
    expect(assignColumn(mapping, 3, null)).toEqual({ columns: { externalId: 0 }, emailDomain: 'example.org' });
  });
});

describe('fieldOfColumn', () => {
  it('finds the field of a column, also of the first', () => {
    expect(fieldOfColumn(mapping, 0)).toBe('externalId');
    expect(fieldOfColumn(mapping, 1)).toBeNull();
  });
});

describe('readDomain', () => {
  it.each([
    [' @Example.ORG ', 'example.org'],
    ['example.org', 'example.org'],
    ['  ', null],
  ])('reads %j as %j', (typed, domain) => {
    expect(readDomain(typed)).toBe(domain);
  });
});

describe('isDomain', () => {
  it.each([
    ['lindenhof.example', true],
    [null, true],
    ['not a domain', false],
    ['lindenhof', false],
  ])('takes %j: %s', (domain, fits) => {
    expect(isDomain(domain)).toBe(fits);
  });
});
