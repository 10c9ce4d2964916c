import { describe, expect, it } from 'vitest';
import { reviveView, type SurveyView } from './view.ts';

describe("a page in the browser's history", () => {
  it('comes back as it was', () => {
    const views: SurveyView[] = [
      { name: 'before', assignmentId: 'a' },
      { name: 'page', assignmentId: 'a', page: 3 },
      { name: 'page', assignmentId: 'a', page: 3, focus: 'teamwork', fromReview: true },
      { name: 'sending', assignmentId: 'a' },
    ];
    for (const view of views) expect(reviveView(structuredClone(view))).toEqual(view);
  });

  it('is the list when it is anything else', () => {
    for (const state of [
      null,
      7,
      'page',
      {},
      { name: 'page', assignmentId: 'a' },
      { name: 'other', assignmentId: 'a' },
    ]) {
      expect(reviveView(state)).toEqual({ name: 'list' });
    }
  });
});
