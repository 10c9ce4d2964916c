import { getInstrument } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { changeDraft, type DraftChange, emptyDraft } from './draft.ts';
import { draftStanding, reviewPlace } from './draft-standing.ts';
import { surveyPages } from './survey-pages.ts';

const instrument = getInstrument('hcl-360');
if (!instrument) throw new Error('there is no hcl-360');
const pages = surveyPages(instrument, ['others-more-or-less']);
const today = '2026-03-02';
const after = (...changes: DraftChange[]) =>
  changes.reduce((draft, change) => changeDraft(draft, change, today), emptyDraft(today));

describe('draftStanding', () => {
  it('has nothing to send from an empty draft, wherever one has turned to', () => {
    const standing = draftStanding(after({ type: 'turn', page: 4 }), pages);
    expect(standing).toEqual({ begun: false, tooLong: null, resumeAt: 0, sheet: { ratings: {}, comments: [] } });
  });

  it('goes on where one was, at most at the review', () => {
    const rated: DraftChange = { type: 'rate', itemId: 'self-awareness', rating: 4 };
    expect(draftStanding(after(rated, { type: 'turn', page: 3 }), pages).resumeAt).toBe(3);
    expect(draftStanding(after(rated, { type: 'turn', page: 99 }), pages).resumeAt).toBe(reviewPlace(pages));
    expect(pages[reviewPlace(pages)]?.kind).toBe('review');
  });

  it('sends what the questions of this campaign ask for, and nothing else', () => {
    const draft = after(
      { type: 'rate', itemId: 'self-awareness', rating: 4 },
      { type: 'rate', itemId: 'of-another-version', rating: 2 },
      { type: 'comment', promptId: 'others-more-or-less', text: ' More time. ' },
      { type: 'comment', promptId: 'others-best-work', text: 'Not asked here.' },
    );
    expect(draftStanding(draft, pages).sheet).toEqual({
      ratings: { 'self-awareness': 4 },
      comments: [{ promptId: 'others-more-or-less', mode: 'as-written', text: 'More time.' }],
    });
  });

  it('says which comment is too long to be sent, of those that are asked for', () => {
    const long: DraftChange = { type: 'comment', promptId: 'others-more-or-less', text: 'x'.repeat(2001) };
    const promptsPlace = pages.findIndex(({ kind }) => kind === 'prompts');
    const found = { page: promptsPlace, promptId: 'others-more-or-less' };
    expect(draftStanding(after(long), pages).tooLong).toEqual(found);
    const kept: DraftChange = { type: 'comment-mode', promptId: 'others-more-or-less', mode: 'only-that-commented' };
    expect(draftStanding(after(long, kept), pages).tooLong).toBeNull();
    expect(draftStanding(after({ ...long, promptId: 'others-best-work' }), pages).tooLong).toBeNull();
  });
});
