import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asked, byHr, request } from '../../testing/asked-labels.ts';
import type { AskedLabel, OtherLabel } from './asked-too-alike.ts';
import { decideWithdrawal } from './decide-withdrawal.ts';

interface Situation {
  labels: readonly AskedLabel[];
  others?: readonly OtherLabel[];
  kind?: OtherLabel['kind'];
  k?: number;
  neverReached?: boolean;
}
const decide = (
  { labels, others = [], kind = 'organization', k = 3, neverReached = false }: Situation,
  raterId = 'D',
) => decideWithdrawal({ raterId, neverReached, kind, k, labels, others });
const said = (situation: Situation, raterId = 'D') => {
  const decision = decide(situation, raterId);
  if (!decision.allowed) return decision.reason;
  return decision.alike.length > 0 ? `warned of ${decision.alike.map((one) => one.leaderId).join()}` : 'allowed';
};

describe('whether somebody may be taken out', () => {
  it.each<[string, Situation, string]>([
    ['leaves k + 2', { labels: [asked('ABCDEF')] }, 'allowed'],
    ['leaves k + 1', { labels: [asked('ABCDE')] }, 'too-few-would-remain'],
    ['leaves k + 2 of a higher k', { labels: [asked('ABCDEFG')], k: 4 }, 'allowed'],
    ['leaves k + 1 of a higher k', { labels: [asked('ABCDEF')], k: 4 }, 'too-few-would-remain'],
    ['counts who was taken out before', { labels: [asked('ABCDEF', { uncertain: ['A'] })] }, 'too-few-would-remain'],
    ['is free for who answers as themself', { labels: [asked('DE', { identified: true })] }, 'allowed'],
    [
      'looks at every leader',
      { labels: [asked('ABCDEF'), asked('DEFG', { leaderId: 'Max' })] },
      'too-few-would-remain',
    ],
  ])('%s', (_what, situation, expected) => {
    expect(said(situation)).toBe(expected);
  });

  it.each<[string, Situation, string]>([
    ['two requests', { kind: 'leader', labels: [asked('ABCDEF')], others: [request('ABCDEF')] }, 'raters-too-alike'],
    [
      'a request beside HR’s',
      { kind: 'leader', labels: [asked('ABCDEF')], others: [byHr('ABCDEF')] },
      'raters-too-alike',
    ],
    ['HR’s beside a request', { labels: [asked('ABCDEF')], others: [request('ABCDEF')] }, 'raters-too-alike'],
    ['HR’s beside HR’s', { labels: [asked('ABCDEF')], others: [byHr('ABCDEF')] }, 'warned of Lea Ahn'],
    [
      'HR’s beside both',
      { labels: [asked('ABCDEF')], others: [byHr('ABCDEF'), request('ABCDEF')] },
      'raters-too-alike',
    ],
    [
      'HR’s, who make few only together with a request',
      { labels: [asked('ABCDEFGHIJ')], others: [byHr('ABCDE'), request('FGHIJ', { label: 'team-members' })] },
      'raters-too-alike',
    ],
    [
      'a request that takes part, though HR’s by themselves are too alike already',
      {
        labels: [asked('ABCDEFGHIJKL')],
        others: [byHr('ABCDEFG'), byHr('GHIJKL'), request('ABCDEF', { label: 'team-members' })],
      },
      'raters-too-alike',
    ],
    [
      'requests, one of which shares nobody but with the other',
      {
        labels: [asked('ABCDEFGH')],
        others: [request('ABCDEFGHPQRS'), request('PQRS', { label: 'team-members' })],
      },
      'raters-too-alike',
    ],
    [
      'HR’s beside HR’s, and a request about quite other people',
      { labels: [asked('ABCDEF')], others: [byHr('ABCDEF'), request('UVWXYZ')] },
      'warned of Lea Ahn',
    ],
    [
      'somebody whom no mail has reached: nobody is taken away, but HR hears what the missing mail did',
      { labels: [asked('ABCD', { uncertain: ['D'] })], others: [byHr('ABCD')], neverReached: true },
      'warned of Lea Ahn',
    ],
    [
      'somebody whom no mail has reached, asked nowhere else',
      { labels: [asked('ABCD', { uncertain: ['D'] })], neverReached: true },
      'allowed',
    ],
    [
      'another label of the same people',
      { kind: 'leader', labels: [asked('ABCDEF')], others: [request('ABCDEF', { label: 'team-members' })] },
      'raters-too-alike',
    ],
    ['quite other people', { kind: 'leader', labels: [asked('ABCDEF')], others: [request('UVWXYZ')] }, 'allowed'],
    [
      'another leader',
      { kind: 'leader', labels: [asked('ABCDEF')], others: [request('ABCDEF', { leaderId: 'Max' })] },
      'allowed',
    ],
    [
      'people who can never be shown',
      { kind: 'leader', labels: [asked('ABCDEF')], others: [request('AB')] },
      'allowed',
    ],
    [
      'people who are two labels here, and one there',
      { labels: [asked('DEFGHI'), asked('UVWXYZ', { label: 'team-members' })], others: [request('DEFGHIUVWXYZ')] },
      'raters-too-alike',
    ],
    [
      'people who are two labels here, and one there, beside two of HR’s that give others away',
      {
        labels: [asked('DEFGHI'), asked('UVWXYZ', { label: 'team-members' })],
        others: [byHr('MNOPQR'), byHr('MNOPQ'), request('DEFGHIUVWXYZ')],
      },
      'raters-too-alike',
    ],
    [
      'people who are two labels here, and one of HR’s there',
      { labels: [asked('DEFGHI'), asked('UVWXYZ', { label: 'team-members' })], others: [byHr('DEFGHIUVWXYZ')] },
      'warned of Lea Ahn',
    ],
    [
      'two labels of which many may not have had the mail, and quite other people',
      {
        labels: [
          asked('DEFGHIJ', { uncertain: ['J'] }),
          asked('RSTUVWXYZ', { uncertain: [...'RSTU'], label: 'team-members' }),
        ],
        others: [request('KLMN')],
      },
      'allowed',
    ],
    [
      'the same people under a label that they are not in',
      { kind: 'leader', labels: [asked('ABCDEF'), asked('UVW', { label: 'team-members' })], others: [request('UVW')] },
      'allowed',
    ],
  ])('where the same people are asked elsewhere: %s', (_what, situation, expected) => {
    expect(said(situation)).toBe(expected);
  });

  const people = fc.uniqueArray(fc.constantFrom(...'ABCDEFGHIJK'), { minLength: 3 }).map((ids) => ids.join(''));

  it('never leaves two requests of which fewer than k are the difference, with whoever was taken out or without', () => {
    fc.assert(
      fc.property(people, people, fc.integer({ min: 3, max: 5 }), (here, there, k) => {
        const [raterId = ''] = here;
        const situation: Situation = { kind: 'leader', k, labels: [asked(here)], others: [request(there, { k: 3 })] };
        if (!decide(situation, raterId).allowed) return;
        for (const answered of [here, here.replace(raterId, '')]) {
          expect(answered.length).toBeGreaterThanOrEqual(k + 2);
          const differing = [...here, ...there].filter((id) => answered.includes(id) !== there.includes(id));
          expect(new Set(differing).size).toBeGreaterThanOrEqual(3);
        }
      }),
    );
  });

  it('says the same of two campaigns, whichever of them was opened first', () => {
    fc.assert(
      fc.property(people, people, (here, there) => {
        const [both] = [...here].filter((id) => there.includes(id));
        if (both === undefined || here.length < 6 || there.length < 6) return;
        const from = (one: string, other: string) =>
          said({ kind: 'leader', labels: [asked(one)], others: [request(other)] }, both);
        expect(from(here, there)).toBe(from(there, here));
      }),
    );
  });
});
