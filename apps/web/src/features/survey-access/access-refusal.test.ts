import { describe, expect, it } from 'vitest';
import { RaterApiError } from '../../lib/rater-api.ts';
import { type AccessKey, accessRefusal, closedRefusal, recheckRefusal } from './access-refusal.ts';

const refused = (code: string, status: number, key: AccessKey) =>
  accessRefusal(new RaterApiError(code, status, 'r-1'), key);
const code = { code: '00000-00000-00000-00000-00000-000' };
const link = { secret: 'AAAAAAAAAAAAAAAAAAAAAA' };

describe('a code that the server does not take', () => {
  it('is called mistyped when it reads like none', () => {
    expect(refused('code-wrong', 400, code)).toEqual({ state: 'code', reason: 'mistyped' });
  });

  it('is called unknown when no invitation belongs to it', () => {
    expect(refused('link-unknown', 404, code)).toMatchObject({ state: 'refused', reason: 'unknown-code' });
  });
});

describe('an invitation that does not open', () => {
  it.each([
    ['link-unknown', 404, link, 'unknown'],
    ['link-withdrawn', 410, link, 'withdrawn'],
    ['campaign-ended', 410, code, 'ended'],
    ['between-rounds', 409, code, 'between-rounds'],
    ['too-many-requests', 429, code, 'too-many'],
    ['unreachable', 0, link, 'unreachable'],
    ['unexpected', 500, 'session', 'failed'],
  ] as const)('%s', (problem, status, key, reason) => {
    expect(refused(problem, status, key)).toEqual({ state: 'refused', reason, requestId: 'r-1' });
  });

  it('asks for the code when this browser’s session has run out', () => {
    expect(refused('not-signed-in', 401, 'session')).toEqual({ state: 'code', reason: 'asked' });
  });
});

describe('a page that is open already', () => {
  const recheck = (code: string, status: number) => recheckRefusal(new RaterApiError(code, status, 'r-1'));

  it.each([
    ['campaign-ended', 410, 'ended'],
    ['between-rounds', 409, 'between-rounds'],
    ['link-withdrawn', 410, 'withdrawn'],
  ] as const)('is told of what is over: %s', (code, status, reason) => {
    expect(recheck(code, status)).toEqual({ state: 'refused', reason, requestId: 'r-1' });
  });

  it('is told that it is signed out, for it could not send', () => {
    expect(recheck('not-signed-in', 401)).toEqual({ state: 'code', reason: 'signed-out' });
  });

  it.each([
    ['unreachable', 0],
    ['too-many-requests', 429],
    ['unexpected', 503],
  ])('stays where nobody could say: %s', (code, status) => {
    expect(recheck(code, status)).toBeNull();
  });
});

describe('a campaign that takes no answers', () => {
  const campaign = (state: 'collecting' | 'closing', furtherRound: boolean, round: number) =>
    closedRefusal({ state, furtherRound, round });

  it('has closed, for good or until people are asked once more', () => {
    expect(campaign('collecting', true, 1)).toBeNull();
    expect(campaign('closing', false, 1)).toMatchObject({ reason: 'ended' });
    expect(campaign('closing', true, 1)).toMatchObject({ reason: 'between-rounds' });
    expect(campaign('closing', true, 2)).toMatchObject({ reason: 'ended' });
  });
});
