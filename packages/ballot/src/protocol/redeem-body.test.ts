import { describe, expect, it } from 'vitest';
import { answersBlockBytes, packAnswers } from './answers-block.ts';
import { ballotInfo } from './ballot-info.ts';
import { packRedeem, readRedeem, redeemBodyBytes } from './redeem-body.ts';

const body = {
  info: ballotInfo({ campaign: 'c', leader: 'l', label: 'peers' }),
  token: new Uint8Array(32).fill(1),
  output: new Uint8Array(64).fill(2),
  block: packAnswers({ ratings: { a: 1 }, comments: [] }),
};

describe('the body that redeems', () => {
  it('has one size, whoever is asked about and whatever is said, and is read back', () => {
    const longer = {
      ...body,
      info: ballotInfo({ campaign: 'c', leader: 'l', label: 'team-members+peers+senior-leaders' }),
      block: packAnswers({ ratings: {}, comments: [{ promptId: 'p', text: 'a'.repeat(2000), mode: 'as-written' }] }),
    };
    for (const one of [body, longer]) {
      expect(packRedeem(one)).toHaveLength(redeemBodyBytes);
      expect(readRedeem(packRedeem(one))).toEqual(one);
    }
    expect(redeemBodyBytes).toBe(29_280);
  });

  it('refuses parts of another size', () => {
    for (const wrong of [
      { token: new Uint8Array(31) },
      { output: new Uint8Array(65) },
      { block: new Uint8Array(answersBlockBytes - 1) },
      { token: new Uint8Array(33), block: new Uint8Array(answersBlockBytes - 1) },
    ]) {
      expect(() => packRedeem({ ...body, ...wrong })).toThrow(RangeError);
    }
  });

  it('is not read from anything else', () => {
    const packed = packRedeem(body);
    expect(readRedeem(packed.subarray(1))).toBeNull();
    expect(readRedeem(packed.with(511, 1))).toBeNull();
    expect(readRedeem(new Uint8Array(0))).toBeNull();
  });
});
