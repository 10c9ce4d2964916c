import { describe, expect, it } from 'vitest';
import { REASON_CODES, reasonSentence } from './reason-texts.ts';

describe('reasonSentence', () => {
  it('fills in the number', () => {
    expect(reasonSentence('too-few-could-judge', { k: 4 })).toBe(
      'Too few people could judge this. It is shown from 4 on.',
    );
  });

  it('says of which round, where it counts texts of one alone', () => {
    const first = 'Fewer than 3 people wrote something here, so their words stay private.';
    const second = 'Fewer than 3 people wrote something here in this round, so their words stay private.';
    expect(reasonSentence('too-few-comments', { k: 3 })).toBe(first);
    expect(reasonSentence('too-few-comments', { k: 3, round: 1 })).toBe(first);
    expect(reasonSentence('too-few-comments', { k: 3, round: 2 })).toBe(second);
    expect(reasonSentence('nobody-wrote', { k: 3, round: 2 })).toBe('No words came from here.');
  });

  it('has one short sentence or two for every reason, and leaves nothing open', () => {
    for (const code of REASON_CODES) {
      for (const round of [1, 2]) {
        expect(reasonSentence(code, { k: 3, round })).toMatch(/^[A-Z][^{}]{10,110}\.$/);
      }
    }
  });
});
