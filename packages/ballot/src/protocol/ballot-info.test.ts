import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ballotInfo, infoPlaceBytes, placeInfo, readBallotInfo, readInfoPlace } from './ballot-info.ts';
import { joinBytes, toHex } from './byte-strings.ts';

const part = fc.string({ minLength: 1, maxLength: 10, unit: 'grapheme' });
const subject = fc.record({ campaign: part, leader: part, label: part });

describe('ballotInfo', () => {
  it('has a known form, so that tokens stay good', () => {
    expect(toHex(ballotInfo({ campaign: 'c', leader: 'le', label: 'ä' }))).toBe(
      '00126865617274736574' + '2f62616c6c6f742f7631' + '000163' + '00026c65' + '0002c3a4',
    );
  });

  it('is read back, and no two subjects share one', () => {
    fc.assert(
      fc.property(subject, subject, (one, other) => {
        expect(readBallotInfo(ballotInfo(one))).toEqual(one);
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(toHex(ballotInfo(one)) === toHex(ballotInfo(other))).toBe(same);
      }),
    );
    const moved = ballotInfo({ campaign: 'a', leader: 'bc', label: 'd' });
    expect(toHex(moved)).not.toBe(toHex(ballotInfo({ campaign: 'ab', leader: 'c', label: 'd' })));
  });

  it('refuses what has no length or too much', () => {
    expect(() => ballotInfo({ campaign: '', leader: 'l', label: 'p' })).toThrow(RangeError);
    expect(() => ballotInfo({ campaign: 'c', leader: 'l', label: 'p'.repeat(121) })).toThrow(RangeError);
  });

  it('takes one size where everything does', () => {
    const longest = ballotInfo({ campaign: 'c'.repeat(120), leader: 'l'.repeat(120), label: 'p'.repeat(120) });
    for (const info of [longest, ballotInfo({ campaign: 'c', leader: 'l', label: 'p' })]) {
      const place = placeInfo(info);
      expect(place).toHaveLength(infoPlaceBytes);
      expect(toHex(readInfoPlace(place) ?? new Uint8Array(0))).toBe(toHex(info));
      expect(readInfoPlace(place.with(511, 1))).toBeNull();
      expect(readInfoPlace(place.with(0, 2))).toBeNull();
      expect(readInfoPlace(place.subarray(1))).toBeNull();
    }
    expect(() => placeInfo(new Uint8Array(511))).toThrow(RangeError);
  });

  it('reads nothing else', () => {
    const info = ballotInfo({ campaign: 'c', leader: 'l', label: 'p' });
    const wrong = [
      info.subarray(1),
      info.subarray(0, -1),
      joinBytes([info, info]),
      joinBytes([info, Uint8Array.of(0)]),
      new Uint8Array(0),
    ];
    for (const bytes of wrong) expect(readBallotInfo(bytes)).toBeNull();
  });
});
