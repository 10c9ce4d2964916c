import { describe, expect, it } from 'vitest';
import { formatLabel, groupsOfLabel, isGroup, isLabel, LABELS, parseLabel } from './groups.ts';

describe('labels', () => {
  it('are read and written the same, whatever the order of groups', () => {
    for (const label of LABELS) {
      expect(formatLabel(groupsOfLabel(label).reverse())).toBe(label);
      expect(parseLabel(label)).toBe(label);
    }
    expect(groupsOfLabel('peers+senior-leaders')).toEqual(['peers', 'senior-leaders']);
  });

  it('exist in one spelling only', () => {
    for (const text of ['senior-leaders+peers', 'peers+others', 'peers+peers', 'Peers', '', 'peers+']) {
      expect(isLabel(text)).toBe(false);
      expect(() => parseLabel(text)).toThrow('Not a label');
    }
    expect(isGroup('peers')).toBe(true);
    expect(isGroup('toString')).toBe(false);
  });

  it('join neither nobody, nor a group twice, nor people outside the directory', () => {
    expect(() => formatLabel([])).toThrow('These groups make no label');
    expect(() => formatLabel(['peers', 'peers'])).toThrow('These groups make no label');
    expect(() => formatLabel(['peers', 'others'])).toThrow('These groups make no label');
  });
});
