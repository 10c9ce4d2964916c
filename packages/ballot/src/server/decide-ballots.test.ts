import { describe, expect, it } from 'vitest';
import { type AssignmentState, decideIssue } from './decide-issue.ts';
import { decideRedeem, type RedeemState } from './decide-redeem.ts';

const one = new Uint8Array(32).fill(1);
const other = new Uint8Array(32).fill(2);

describe('decideIssue', () => {
  const open: AssignmentState = { phase: 'collecting', removed: false, issuedElement: null };
  it.each([
    ['first', open],
    ['same', { ...open, issuedElement: one }],
    ['other', { ...open, issuedElement: other }],
    ['not-collecting', { ...open, phase: 'grace' }],
    ['same', { ...open, phase: 'grace', issuedElement: one }],
    ['other', { ...open, phase: 'grace', issuedElement: other }],
    ['not-collecting', { ...open, phase: 'closed', issuedElement: one }],
    ['not-collecting', { ...open, removed: true }],
    ['not-collecting', { ...open, removed: true, issuedElement: one }],
    ['not-collecting', { ...open, removed: true, issuedElement: other }],
  ] as const)('%s for %j', (expected, state) => {
    expect(decideIssue(state, one)).toBe(expected);
  });
});

describe('decideRedeem', () => {
  const open: RedeemState = { phase: 'collecting', verified: true, spentDigest: null, issued: 3, redeemed: 2 };
  it.each([
    ['first', open],
    ['first', { ...open, phase: 'grace' }],
    ['same', { ...open, spentDigest: one }],
    ['same', { ...open, spentDigest: one, redeemed: 3 }],
    ['same', { ...open, spentDigest: one, phase: 'closed' }],
    ['other', { ...open, spentDigest: other }],
    ['other', { ...open, spentDigest: other, phase: 'closed' }],
    ['unknown', { ...open, verified: false }],
    ['unknown', { ...open, verified: false, spentDigest: one }],
    ['closed', { ...open, verified: false, phase: 'closed' }],
    ['closed', { ...open, phase: 'closed' }],
    ['more-than-issued', { ...open, redeemed: 3 }],
  ] as const)('%s for %j', (expected, state) => {
    expect(decideRedeem(state, one)).toBe(expected);
  });
});
