import { commentMaximum, promptsMaximum, type RedeemAnswers, redeemAnswersSchema } from '@heartset/model/api/answers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawTicket } from '../../lib/ticket.ts';
import { bodyBytes, bodySizes, padBody } from './pad-body.ts';

const [usual, large] = bodySizes;

function bodyOf(texts: readonly string[], items = 28): RedeemAnswers {
  const ratings = Array.from({ length: items }, (_, index) => [
    `some-item-of-the-instrument-${index}`,
    'not-observed' as const,
  ]);
  return {
    ticket: drawTicket(),
    campaignId: '6f9619ff-8b86-4d01-b42d-00c04fc964ff',
    subjectKey: 'AAAAAAAAAAAAAAAAAAAAAA',
    label: 'team-members+peers+senior-leaders',
    answers: {
      ratings: Object.fromEntries(ratings),
      comments: texts.map((text, index) => ({ promptId: `some-prompt-${index}`, text, mode: 'only-that-commented' })),
    },
  };
}
const six = (text: string) => bodyOf(Array.from({ length: promptsMaximum }, () => text));

describe('padding', () => {
  it.each([
    ['nothing but ratings', bodyOf([])],
    ['a single rating', bodyOf([], 1)],
    ['six long comments', six('a'.repeat(commentMaximum))],
    ['six long comments of quotation marks', six('"'.repeat(commentMaximum))],
    ['six long comments in Chinese', six('心'.repeat(commentMaximum))],
    ['six long comments of emoji', six('❤️'.repeat(commentMaximum / 2))],
  ])('gives %s one size', (_what, body) => {
    const padded = padBody(body);
    expect(bodyBytes(padded)).toBe(usual);
    expect(redeemAnswersSchema.parse(padded)).toEqual(padded);
    expect({ ...padded, padding: undefined }).toEqual({ ...body, padding: undefined });
  });

  it('gives whatever somebody writes one size, and the same each time', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: promptsMaximum });
    fc.assert(
      fc.property(texts, (written) => {
        const body = bodyOf(written);
        expect(bodyBytes(padBody(body))).toBe(usual);
        expect(padBody(padBody(body))).toEqual(padBody(body));
      }),
    );
  });

  it('lets nothing be too long for the server', () => {
    const written = padBody(bodyOf([...Array.from({ length: 4 }, () => '\u0001'.repeat(commentMaximum)), '', '']));
    expect(bodyBytes(written)).toBe(large);
    expect(large).toBeLessThan(64 * 1024);
    const hopeless = six('\u0001'.repeat(commentMaximum));
    expect(padBody(hopeless)).toEqual(hopeless);
  });
});
