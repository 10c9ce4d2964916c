import { describe, expect, it } from 'vitest';
import { explainedCampaign } from './address.ts';
import { compareFingerprint, inGroups } from './fingerprint.ts';

const hash = '0123456789abcdef'.repeat(4);

describe('the page that explains a campaign', () => {
  it('is known by its address alone', () => {
    const id = '6f9619ff-8b86-4d01-b42d-00c04fc964ff';
    expect(explainedCampaign(`/how-it-works/${id}`)).toBe(id);
    expect(explainedCampaign(`/how-it-works/${id}/`)).toBe(id);
    expect(explainedCampaign('/how-it-works/nothing')).toBe('nothing');
    for (const path of ['/a', '/a/', '/how-it-works']) expect(explainedCampaign(path)).toBeNull();
  });
});

describe('a fingerprint', () => {
  it('is written in groups, as in the mail', () => {
    expect(inGroups(hash).split(' ')).toEqual(Array.from({ length: 8 }, (_, at) => hash.slice(at * 8, at * 8 + 8)));
  });

  it('is the same however it was copied, and another one with one digit more or less like it', () => {
    for (const typed of [hash, inGroups(hash), ` ${hash.toUpperCase()}\n`, inGroups(hash).replaceAll(' ', '\n')]) {
      expect(compareFingerprint(typed, hash)).toBe('same');
    }
    expect(compareFingerprint(hash.replace('f', 'e'), hash)).toBe('other');
    expect(compareFingerprint(hash.slice(1), hash)).toBe('unreadable');
    expect(compareFingerprint('promised', hash)).toBe('unreadable');
    expect(compareFingerprint(' ', hash)).toBe('empty');
  });
});
