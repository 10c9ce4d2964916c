import { expect, it } from 'vitest';
import { wasEdited } from './was-edited.ts';

it('tells a list that somebody has changed from what the org chart proposes', () => {
  expect(wasEdited([])).toBe(false);
  expect(wasEdited([{ source: 'org-chart' }, { source: 'org-chart' }])).toBe(false);
  expect(wasEdited([{ source: 'org-chart' }, { source: 'by-hand' }])).toBe(true);
});
