import { describe, expect, it } from 'vitest';
import { readFragment } from './rater-secret.ts';

describe("a link's fragment", () => {
  it('holds 22 characters of base64url', () => {
    expect(readFragment('#AbCdEf-_0123456789wxyz')).toEqual({ kind: 'secret', secret: 'AbCdEf-_0123456789wxyz' });
  });

  it('is told apart from none and from a cut one', () => {
    expect(readFragment('')).toEqual({ kind: 'none' });
    expect(readFragment('#')).toEqual({ kind: 'none' });
    expect(readFragment('#AbCdEf')).toEqual({ kind: 'damaged' });
    expect(readFragment('#AbCdEf-_0123456789wxyz.')).toEqual({ kind: 'damaged' });
  });
});
