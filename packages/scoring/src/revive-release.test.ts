import { leaderReleaseSchema } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { reviveRelease } from './revive-release.ts';
import { releaseOf, sameRatings } from './testing/small-campaign.ts';

const release = () =>
  releaseOf({
    invited: { peers: 3 },
    voices: Array.from({ length: 3 }, () => ({ group: 'peers' as const, sheet: sameRatings(4) })),
  });
const released = () => canonicalJson(release());
// Any function of the text will do here; the product uses SHA-256.
const hash = (text: string) => `${text.length}:${text.slice(-40)}`;
const revive = (text: string, sha256 = hash(text)) =>
  reviveRelease({ text, sha256, hash, parse: (document) => leaderReleaseSchema.parse(document) });

describe('reviveRelease', () => {
  it('brings back what was stored', () => {
    expect(revive(released())).toEqual(release());
    expect(Object.isFrozen(revive(released()))).toBe(true);
  });

  it('refuses a text that is not the one that was hashed', () => {
    expect(() => revive(released().replace('"n":3', '"n":30'), hash(released()))).toThrow(
      'stored release: the text is not the one that was released',
    );
  });

  it('refuses another shape, another version, another spelling', () => {
    expect(() => revive('{}')).toThrow();
    expect(() => revive(released().replace('"releaseSchemaVersion":1', '"releaseSchemaVersion":2'))).toThrow();
    expect(() => revive(released().replace('"cells":', '"extra":1,"cells":'))).toThrow();
    expect(() => revive(`${released()} `)).toThrow('stored release: the text is not canonical');
  });
});
