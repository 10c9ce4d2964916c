import { formatLabel, GROUPS, LABELS } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { byLabel, GROUP_ORDER, labelOf } from './canonical-label.ts';

describe('labels here and in the model', () => {
  it('have one order of groups and one spelling', () => {
    expect(GROUP_ORDER).toEqual(GROUPS);
    for (const label of LABELS) {
      const groups = GROUPS.filter((group) => label.split('+').includes(group));
      expect(labelOf([...groups].reverse())).toBe(formatLabel(groups));
    }
  });

  it('sort as reports list them', () => {
    expect([...LABELS].sort(byLabel).at(0)).toBe('team-members');
    expect([...LABELS].sort(byLabel).at(-1)).toBe('others');
  });

  it('exist only for groups that may be joined', () => {
    expect(() => labelOf(['peers', 'others'])).toThrow('these groups make no label: peers+others');
    expect(() => labelOf([])).toThrow('these groups make no label');
  });
});
