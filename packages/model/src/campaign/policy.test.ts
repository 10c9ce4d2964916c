import { describe, expect, it } from 'vitest';
import { campaignPolicySchema, DEFAULT_CAMPAIGN_POLICY } from './policy.ts';

describe('campaignPolicySchema', () => {
  it('begins with three, anonymous, by itself', () => {
    expect(DEFAULT_CAMPAIGN_POLICY).toEqual({
      minimumGroupSize: 3,
      seniorLeaders: 'anonymous',
      releaseMode: 'automatic',
      furtherRound: false,
    });
  });

  it('can be asked for a further round', () => {
    expect(campaignPolicySchema.parse({ furtherRound: true })).toEqual({
      ...DEFAULT_CAMPAIGN_POLICY,
      furtherRound: true,
    });
  });

  it.each([
    { minimumGroupSize: 2 },
    { minimumGroupSize: 11 },
    { minimumGroupSize: 3.5 },
    { furtherRound: 'yes' },
    { seniorLeaders: 'named' },
    { somethingElse: 1 },
  ])('refuses %o', (policy) => {
    expect(campaignPolicySchema.safeParse(policy).success).toBe(false);
  });
});
