import { describe, expect, it } from 'vitest';
import { checkAnswerSheet } from './answer-sheet.ts';

const FRAME = { itemIds: ['core', 'empathy'], promptIds: ['keep'], scale: { minimum: 1, maximum: 5 } };

describe('checkAnswerSheet', () => {
  it('finds nothing wrong with a sheet that can be counted', () => {
    const comments = [{ promptId: 'keep', text: 'Go on.', mode: 'as-written' as const }];
    expect(checkAnswerSheet({ ratings: { core: 1, empathy: 'not-observed' }, comments }, FRAME)).toEqual([]);
    expect(checkAnswerSheet({ ratings: {}, comments: [] }, FRAME)).toEqual([]);
  });

  it('names everything that is wrong, and no answer', () => {
    const secret = { promptId: 'keep', text: 'secret words', mode: 'as-written' as const };
    const problems = checkAnswerSheet(
      {
        ratings: { core: 6, empathy: 2.5, pay: 3, constructor: 3 },
        comments: [secret, secret, { ...secret, promptId: 'salary' }],
      },
      FRAME,
    );
    expect(problems).toEqual([
      { code: 'outside-scale', itemId: 'core' },
      { code: 'outside-scale', itemId: 'empathy' },
      { code: 'unknown-item', itemId: 'pay' },
      { code: 'unknown-item', itemId: 'constructor' },
      { code: 'prompt-answered-twice', promptId: 'keep' },
      { code: 'unknown-prompt', promptId: 'salary' },
    ]);
    expect(JSON.stringify(problems)).not.toContain('secret words');
  });
});
