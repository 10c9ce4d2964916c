import { describe, expect, it } from 'vitest';
import { REASON_CODES, reasonSentence } from './reason-texts.ts';

describe('reasonSentence', () => {
  it('fills in the number', () => {
    expect(reasonSentence('too-few-could-judge', { k: 4 })).toBe(
      'Too few people could judge this. It is shown from 4 on.',
    );
  });

  it('has one short sentence or two for every reason, and leaves nothing open', () => {
    for (const code of REASON_CODES) {
      const sentence = reasonSentence(code, { k: 3 });
      expect(sentence).toMatch(/^[A-Z][^{}]{10,110}\.$/);
    }
  });
});
