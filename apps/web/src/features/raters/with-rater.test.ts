import { describe, expect, it } from 'vitest';
import { withRater } from './use-raters-editing.ts';

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
      },
    ]);
    const moved = withRater(added, person, 'senior-leaders');
    expect(moved).toHaveLength(1);
    expect(moved[0]?.group).toBe('senior-leaders');
  });
});
