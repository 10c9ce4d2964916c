import { describe, expect, it } from 'vitest';
import { decideBounce, judgeBounce } from './judge-bounce.ts';

describe('whose address a report is about', () => {
  const noor = 'noor@hospital.example';
  it.each([
    ['the address itself', { original: null, final: 'Noor@Hospital.EXAMPLE' }, { verdict: 'hard', elsewhere: false }],
    [
      'one that it passes mail on to',
      { original: noor, final: 'noor@home.example' },
      { verdict: 'hard', elsewhere: true },
    ],
    ['an alias, and it does not say of which', { original: null, final: 'n.haddad@hospital.example' }, null],
    ['somebody else', { original: 'ada@hospital.example', final: 'ada@hospital.example' }, null],
    ['nobody', { original: null, final: null }, null],
  ])('%s', (_whose, addresses, judged) => {
    expect(judgeBounce([{ ...addresses, verdict: 'hard' }], noor)).toEqual(judged);
  });

  it('the address itself before one that it passes mail on to', () => {
    const recipients = [
      { original: noor, final: 'noor@home.example', verdict: 'hard' },
      { original: noor, final: noor, verdict: 'soft' },
    ] as const;
    expect(judgeBounce(recipients, noor)).toEqual({ verdict: 'soft', elsewhere: false });
  });
});

describe('what follows', () => {
  it.each([
    ['mail', 'hard', false, { mail: 'failed', addressTrouble: true }],
    ['mail', 'hard', true, { mail: 'failed-perhaps-arrived', addressTrouble: false }],
    ['mail', 'soft', false, { mail: 'again-later', addressTrouble: false }],
    ['mail', 'soft', true, { mail: null, addressTrouble: false }],
    ['seen-mail', 'hard', false, { mail: 'failed-perhaps-arrived', addressTrouble: true }],
    ['seen-mail', 'hard', true, { mail: 'failed-perhaps-arrived', addressTrouble: false }],
    ['seen-mail', 'soft', false, { mail: null, addressTrouble: false }],
    ['person', 'hard', false, { mail: null, addressTrouble: true }],
    ['person', 'hard', true, { mail: null, addressTrouble: false }],
    ['person', 'soft', false, { mail: null, addressTrouble: false }],
    ['person', 'soft', true, { mail: null, addressTrouble: false }],
  ] as const)('about a %s, %s, elsewhere: %s', (about, verdict, elsewhere, consequence) => {
    expect(decideBounce({ about, verdict, elsewhere })).toEqual(consequence);
  });
});
