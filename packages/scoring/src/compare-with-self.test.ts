import { describe, expect, it } from 'vitest';
import { compareWithSelf } from './compare-with-self.ts';

const TWENTY = [
  { groups: ['team-members'] as const, n: 10 },
  { groups: ['peers'] as const, n: 10 },
];
const THREE = [{ groups: ['team-members'] as const, n: 3 }];

describe('compareWithSelf', () => {
  it.each([
    [4, 4, 'known-strength'],
    [4.6, 5, 'known-strength'],
    [4.6, 3, 'hidden-strength'],
    [2.8, 5, 'blind-spot'],
    [2.8, 3, 'growth-area'],
    [3.999, 3, 'growth-area'],
    [3.9, 4, 'aligned'],
    [4.49, 3.999, 'aligned'],
    [3.5, 4, 'too-few-to-tell'],
  ])('calls others %s and self %s with many voices: %s', (others, self, verdict) => {
    expect(compareWithSelf({ others, self, blocks: TWENTY })).toBe(verdict);
  });

  it('names a gap only when the number of voices supports it', () => {
    expect(compareWithSelf({ others: 3.2, self: 4, blocks: THREE })).toBe('too-few-to-tell');
    expect(compareWithSelf({ others: 3.2, self: 4, blocks: TWENTY })).toBe('blind-spot');
    expect(compareWithSelf({ others: 2, self: 4, blocks: THREE })).toBe('blind-spot');
  });

  it('needs somebody else', () => {
    expect(() => compareWithSelf({ others: 4, self: 4, blocks: [] })).toThrow('there is no block');
  });
});
