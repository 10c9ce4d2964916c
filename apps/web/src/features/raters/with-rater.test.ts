import type { Rater } from '@heartset/model/api/campaigns';
import { describe, expect, it } from 'vitest';
import { keepingAbove, withoutGroup, withRater } from './use-raters-editing.ts';

const person = {
  id: '1',
  name: 'Amara Okafor',
  email: 'amara@example.org',
  title: null,
  department: null,
  site: null,
  managerName: null,
  inDirectory: true,
  directReports: 0,
};

describe('withRater', () => {
  it('adds somebody by hand, and moves whoever is there already', () => {
    const added = withRater([], person, 'peers');
    expect(added).toEqual([
      {
        personId: '1',
        name: 'Amara Okafor',
        email: 'amara@example.org',
        title: null,
        inDirectory: true,
        group: 'peers',
        source: 'by-hand',
        above: null,
        standing: 'asked',
      },
    ]);
    const moved = withRater(added, person, 'senior-leaders');
    expect(moved).toHaveLength(1);
    expect(moved[0]?.group).toBe('senior-leaders');
  });
});

describe('making a group smaller at once', () => {
  const rater = (personId: string, group: Rater['group'], above: Rater['above'] = null): Rater => ({
    personId,
    name: personId,
    email: `${personId}@example.org`,
    title: null,
    inDirectory: true,
    group,
    source: 'org-chart',
    above,
    standing: 'asked',
  });
  const raters = [
    rater('ben', 'peers'),
    rater('mia', 'senior-leaders', 'manager'),
    rater('eva', 'senior-leaders'),
    rater('tom', 'senior-leaders', 'managers-manager'),
  ];
  const ids = (list: Rater[]) => list.map(({ personId }) => personId);

  it('takes everybody out of one group, and nobody out of another', () => {
    expect(ids(withoutGroup(raters, 'senior-leaders'))).toEqual(['ben']);
  });

  it('keeps the manager and the manager’s manager of the senior leaders, and every other group', () => {
    expect(ids(keepingAbove(raters))).toEqual(['ben', 'mia', 'tom']);
  });

  it('leaves a manager who was moved to another group there', () => {
    expect(ids(keepingAbove([rater('mia', 'peers', 'manager'), rater('eva', 'senior-leaders')]))).toEqual(['mia']);
  });
});
