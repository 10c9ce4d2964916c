import { describe, expect, it } from 'vitest';
import { asked, byHr, request } from '../../testing/asked-labels.ts';
import type { AskedLabel, OtherLabel } from './asked-too-alike.ts';
import { decideAddition } from './decide-addition.ts';

interface Situation {
  labels: readonly AskedLabel[];
  others?: readonly OtherLabel[];
  k?: number;
}
/** Z is added to the peers. */
function said({ labels, others = [], k = 3 }: Situation): string {
  return decideAddition({ raterId: 'Z', label: 'peers', k, labels, others });
}

describe('whether somebody may be added', () => {
  it.each<[string, Situation, string]>([
    ['to k', { labels: [asked('ABCZ')] }, 'allowed'],
    ['to fewer', { labels: [asked('ABZ')] }, 'too-few-to-join'],
    ['to fewer than a higher k', { labels: [asked('ABCZ')], k: 4 }, 'too-few-to-join'],
    ['to k, one of whom was taken out', { labels: [asked('ABCZ', { uncertain: ['A'] })] }, 'too-few-to-join'],
    ['to those who answer as themselves', { labels: [asked('Z', { identified: true })] }, 'allowed'],
  ])('%s', (_what, situation, expected) => {
    expect(said(situation)).toBe(expected);
  });

  it.each<[string, Situation, string]>([
    ['those of a request', { labels: [asked('ABCZ')], others: [request('ABC')] }, 'raters-too-alike'],
    ['those of HR’s own', { labels: [asked('ABCZ')], others: [byHr('ABC')] }, 'raters-too-alike'],
    ['those of both', { labels: [asked('ABCZ')], others: [byHr('ABC'), request('ABC')] }, 'raters-too-alike'],
    [
      'exactly those of a request, with the one who is added',
      { labels: [asked('ABCZ')], others: [request('ABCZ')] },
      'allowed',
    ],
    [
      'the same with one whom no mail has reached',
      { labels: [asked('ABCDZ', { uncertain: ['D'] })], others: [request('ABCDZ')] },
      'raters-too-alike',
    ],
    ['those of a request and two more', { labels: [asked('ABCDEZ')], others: [request('ABC')] }, 'allowed'],
    [
      'some of a request, the rest of whom but one are another group here',
      {
        labels: [asked('ABCDZ'), asked('RSTU', { label: 'team-members' })],
        others: [request('ABCDZRSTUY')],
      },
      'raters-too-alike',
    ],
    [
      'some of a request, all the rest of whom are another group here',
      {
        labels: [asked('ABCDZ'), asked('RSTU', { label: 'team-members' })],
        others: [request('ABCDZRSTU')],
      },
      'allowed',
    ],
    [
      'others, beside whom another group of this leader is as it was',
      {
        labels: [asked('ABCZ'), asked('MNOP', { label: 'team-members' })],
        others: [request('MNO', { label: 'team-members' })],
      },
      'allowed',
    ],
    [
      'those whom naming the one who is added leaves too few',
      {
        labels: [asked('Z', { identified: true }), asked('MNO', { label: 'team-members' })],
        others: [request('XYZ', { label: 'team-members' })],
      },
      'raters-too-alike',
    ],
  ])('to %s', (_what, situation, expected) => {
    expect(said(situation)).toBe(expected);
  });
});
