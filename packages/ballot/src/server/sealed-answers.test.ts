import { describe, expect, it } from 'vitest';
import { answersBlockBytes, packAnswers } from '../protocol/answers-block.ts';
import { sameBytes, textBytes, toHex } from '../protocol/byte-strings.ts';
import { answersDigest } from './answers-digest.ts';
import {
  type Ballot,
  makeSealingKey,
  openAnswers,
  sealAnswers,
  sealedBytes,
  sealingPublicKey,
} from './sealed-answers.ts';

const ballot: Ballot = {
  campaign: '0f8fad5b-d9cb-469f-a165-70867728950e',
  leader: 'AAAAAAAAAAAAAAAAAAAAAA',
  label: 'team-members+peers+senior-leaders',
  answers: {
    ratings: { curiosity: 4 },
    comments: [{ promptId: 'p', text: 'A word that is searched for.', mode: 'as-written' }],
  },
};
const empty: Ballot = { ...ballot, label: 'peers', answers: { ratings: {}, comments: [] } };
const unreadable = { code: 'ballot-unreadable' };

describe('a sealing key', () => {
  it('is told from any other by its public half', async () => {
    const { secretKey, publicKey } = await makeSealingKey();
    expect(toHex(await sealingPublicKey(secretKey))).toBe(toHex(publicKey));
    expect(toHex(await sealingPublicKey((await makeSealingKey()).secretKey))).not.toBe(toHex(publicKey));
    await expect(sealingPublicKey(secretKey.subarray(1))).rejects.toMatchObject({ code: 'key-invalid' });
  });
});

describe('a sealed ballot', () => {
  it('opens with the secret key, and says what went in', async () => {
    const keys = await makeSealingKey();
    expect(await openAnswers(keys, await sealAnswers(keys.publicKey, ballot))).toEqual(ballot);
  });

  it('has one size, never the same bytes, and nothing to read in it', async () => {
    const { publicKey } = await makeSealingKey();
    const sealed = await Promise.all([ballot, ballot, empty].map((one) => sealAnswers(publicKey, one)));
    expect(sealed.map(({ length }) => length)).toEqual([sealedBytes, sealedBytes, sealedBytes]);
    expect(sealedBytes).toBe(answersBlockBytes + 561);
    expect(new Set(sealed.map(toHex)).size).toBe(3);
    for (const word of ['searched', 'curiosity', 'peers', ballot.leader, ballot.campaign]) {
      for (const bytes of sealed) expect(toHex(bytes)).not.toContain(toHex(textBytes(word)));
    }
  });

  it("refuses another campaign's key, a changed byte, another version and another size", async () => {
    const keys = await makeSealingKey();
    const sealed = await sealAnswers(keys.publicKey, ballot);
    await expect(openAnswers(await makeSealingKey(), sealed)).rejects.toMatchObject(unreadable);
    for (const place of [0, 1, 33, 49, sealedBytes - 1]) {
      await expect(openAnswers(keys, sealed.with(place, (sealed[place] ?? 0) ^ 1))).rejects.toMatchObject(unreadable);
    }
    await expect(openAnswers(keys, sealed.subarray(1))).rejects.toMatchObject(unreadable);
    await expect(openAnswers(keys, new Uint8Array(0))).rejects.toMatchObject(unreadable);
  });

  it('is refused before it is made when it does not fit or the key is none', async () => {
    const { publicKey } = await makeSealingKey();
    const long = {
      ...ballot.answers,
      comments: [{ promptId: 'p', text: 'a'.repeat(2001), mode: 'as-written' as const }],
    };
    await expect(sealAnswers(publicKey, { ...ballot, answers: long })).rejects.toMatchObject({
      code: 'answers-too-long',
    });
    await expect(sealAnswers(publicKey.subarray(1), ballot)).rejects.toMatchObject({ code: 'key-invalid' });
  });
});

describe('the digest of answers', () => {
  const token = new Uint8Array(32).fill(1);
  const info = Uint8Array.of(1, 2);
  const block = packAnswers(ballot.answers);

  it('is the same for the same, and another for anything else', () => {
    const digest = answersDigest(token, info, block);
    expect(digest).toHaveLength(32);
    expect(sameBytes(digest, answersDigest(token, info, packAnswers(structuredClone(ballot.answers))))).toBe(true);
    const others = [
      answersDigest(token.with(0, 2), info, block),
      answersDigest(token, Uint8Array.of(1, 3), block),
      answersDigest(token, Uint8Array.of(1), Uint8Array.of(2, ...block)),
      answersDigest(token, info, packAnswers(empty.answers)),
    ];
    for (const other of others) expect(sameBytes(digest, other)).toBe(false);
  });
});
