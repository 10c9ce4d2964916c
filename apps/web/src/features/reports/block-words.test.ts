import type { ReleasedBlock } from '@heartset/model';
import { expect, it } from 'vitest';
import english from '../../dashboard/locales/en.json';
import { blockWords } from './block-words.ts';

const asked = {
  block: 'senior-leaders',
  groups: ['senior-leaders'],
  labels: [],
  invited: 1,
} satisfies Partial<ReleasedBlock>;

it('says one thing of a senior leader shown by role from whom no answer came: that, and not that it is held back', () => {
  expect(blockWords({ status: 'withheld', reason: 'nobody-answered', identified: true, ...asked })).toBe(
    'report.blockNone',
  );
  expect(english.report.blockNone).not.toContain('held back');
  expect(blockWords({ status: 'shown', identified: true, n: 1, ...asked })).toBe('report.blockIdentified');
});

it('says of everybody else that they are held back, whether or not anybody answered', () => {
  expect(blockWords({ status: 'withheld', reason: 'too-few-answers', identified: false, ...asked })).toBe(
    'report.blockHeld',
  );
  expect(blockWords({ status: 'shown', identified: false, n: 5, ...asked, invited: 7 })).toBe('report.block');
});
