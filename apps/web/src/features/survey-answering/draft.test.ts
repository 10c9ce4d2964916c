import { describe, expect, it } from 'vitest';
import {
  changeDraft,
  commentOf,
  type DraftChange,
  emptyDraft,
  hasContent,
  isStale,
  isTooLong,
  reviveDraft,
  toAnswerSheet,
} from './draft.ts';

const today = '2026-03-02';
const after = (...changes: DraftChange[]) =>
  changes.reduce((draft, change) => changeDraft(draft, change, today), emptyDraft(today));

describe('a draft', () => {
  it('keeps the last answer to each item', () => {
    const draft = after(
      { type: 'rate', itemId: 'coaching', rating: 2 },
      { type: 'rate', itemId: 'coaching', rating: 'not-observed' },
      { type: 'rate', itemId: 'curiosity', rating: 5 },
    );
    expect(draft.ratings).toEqual({ coaching: 'not-observed', curiosity: 5 });
  });

  it('opens an item again whose answer is taken back', () => {
    const draft = after(
      { type: 'rate', itemId: 'coaching', rating: 2 },
      { type: 'rate', itemId: 'curiosity', rating: 5 },
      { type: 'unrate', itemId: 'coaching' },
      { type: 'unrate', itemId: 'never-rated' },
    );
    expect(draft.ratings).toEqual({ curiosity: 5 });
  });

  it('keeps all of 20,000 characters that were pasted, and sends none of them', () => {
    const pasted = '🙏'.repeat(10_000);
    const draft = after({ type: 'comment', promptId: 'open', text: pasted });
    expect(commentOf(draft, 'open').text).toBe(pasted);
    expect(isTooLong(commentOf(draft, 'open'))).toBe(true);
  });

  it('keeps a text that is too long, and says so', () => {
    const draft = after({ type: 'comment', promptId: 'open', text: 'a'.repeat(2001) });
    expect(commentOf(draft, 'open').text).toHaveLength(2001);
    expect(isTooLong(commentOf(draft, 'open'))).toBe(true);
    expect(isTooLong({ text: 'a'.repeat(2000), mode: 'as-written' })).toBe(false);
    expect(isTooLong({ text: 'a'.repeat(2001), mode: 'only-that-commented' })).toBe(false);
  });

  it('keeps a choice for a comment whether it was made before or after writing', () => {
    const before = after(
      { type: 'comment-mode', promptId: 'open', mode: 'only-that-commented' },
      { type: 'comment', promptId: 'open', text: 'words' },
    );
    expect(commentOf(before, 'open')).toEqual({ text: 'words', mode: 'only-that-commented' });
  });

  it('is not changed in place', () => {
    const first = emptyDraft(today);
    changeDraft(first, { type: 'rate', itemId: 'coaching', rating: 3 }, today);
    expect(first.ratings).toEqual({});
  });

  it('comes back from the device as it was', () => {
    const draft = after(
      { type: 'rate', itemId: 'coaching', rating: 4 },
      { type: 'comment', promptId: 'open', text: 'words' },
      { type: 'turn', page: 3 },
    );
    expect(reviveDraft(structuredClone(draft))).toEqual(draft);
  });

  it('leaves out what is broken on the device', () => {
    expect(reviveDraft(undefined)).toBeNull();
    expect(reviveDraft([])).toBeNull();
    expect(reviveDraft({ ratings: {}, comments: {} })).toBeNull();
    const kept = {
      ratings: { a: 4, b: 'often' },
      comments: { open: 7, other: { text: 'x' } },
      page: -2,
      savedOn: today,
    };
    expect(reviveDraft(kept)).toEqual({
      ratings: { a: 4 },
      comments: { other: { text: 'x', mode: 'as-written' } },
      page: 0,
      savedOn: today,
    });
  });

  it('is thrown away after 90 days', () => {
    expect(isStale(emptyDraft('2026-01-01'), '2026-04-01')).toBe(false);
    expect(isStale(emptyDraft('2026-01-01'), '2026-04-02')).toBe(true);
  });

  it('counts as begun once anything was answered', () => {
    expect(hasContent(after({ type: 'turn', page: 2 }))).toBe(false);
    expect(hasContent(after({ type: 'comment', promptId: 'open', text: '  ' }))).toBe(false);
    expect(hasContent(after({ type: 'rate', itemId: 'coaching', rating: 'not-observed' }))).toBe(true);
  });
});

describe('what is sent', () => {
  it('holds what was asked, and comments that say something', () => {
    const draft = after(
      { type: 'rate', itemId: 'coaching', rating: 4 },
      { type: 'rate', itemId: 'gone-from-the-instrument', rating: 1 },
      { type: 'comment', promptId: 'open', text: ' Thank you. ' },
      { type: 'comment', promptId: 'empty', text: ' \n' },
    );
    expect(toAnswerSheet(draft, ['coaching', 'curiosity'], ['open', 'empty'])).toEqual({
      ratings: { coaching: 4 },
      comments: [{ promptId: 'open', text: 'Thank you.', mode: 'as-written' }],
    });
  });

  it('has nothing in it that would make the server refuse the sheet, and everything else as it was written', () => {
    const draft = after(
      { type: 'comment', promptId: 'open', text: '\u0000<b>شكرا</b>\u0000 🙏🏽\u0007' },
      { type: 'comment', promptId: 'nothing', text: '\u0000' },
    );
    expect(toAnswerSheet(draft, [], ['open', 'nothing']).comments).toEqual([
      { promptId: 'open', mode: 'as-written', text: '<b>شكرا</b> 🙏🏽\u0007' },
    ]);
  });

  it('leaves the words of "only say that I commented" on the device', () => {
    const draft = after(
      { type: 'comment', promptId: 'open', text: 'between us' },
      { type: 'comment-mode', promptId: 'open', mode: 'only-that-commented' },
    );
    const sheet = toAnswerSheet(draft, [], ['open']);
    expect(sheet.comments).toEqual([{ promptId: 'open', text: '', mode: 'only-that-commented' }]);
    expect(JSON.stringify(sheet)).not.toContain('between us');
  });
});
