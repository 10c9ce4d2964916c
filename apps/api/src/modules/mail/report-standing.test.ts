import { describe, expect, it } from 'vitest';
import { type ReleaseStatuses, reportStanding } from './report-standing.ts';

describe('reportStanding', () => {
  it.each<[string, ReleaseStatuses | null, ReturnType<typeof reportStanding>]>([
    ['a value', { blocks: ['shown', 'withheld'], values: ['shown', 'withheld'], comments: [] }, 'something-shown'],
    ['comments alone', { blocks: ['shown'], values: ['withheld'], comments: ['shown'] }, 'something-shown'],
    ['no group', { blocks: ['withheld'], values: ['withheld'], comments: ['withheld'] }, 'too-few-answers'],
    ['a group without a value', { blocks: ['shown'], values: ['withheld'], comments: [] }, 'too-few-could-judge'],
    ['what we do not know', null, 'something-shown'],
    ['another shape', { blocks: [], values: [], comments: [] }, 'something-shown'],
  ])('with %s', (_name, release, expected) => {
    expect(reportStanding(release)).toBe(expected);
  });
});
