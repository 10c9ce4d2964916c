import sodium from 'libsodium-wrappers-sumo';
import { describe, expect, it } from 'vitest';
import { answersBlockBytes, packAnswers } from '../protocol/answers-block.ts';
import { ballotInfo, placeInfo } from '../protocol/ballot-info.ts';
import { joinBytes, sameBytes, textBytes, toHex } from '../protocol/byte-strings.ts';
import { answersDigest } from './answers-digest.ts';
import {
  answersOpener,
  type Ballot,
  makeSealingKey,
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
const unreadable = expect.objectContaining({ code: 'ballot-unreadable' });
const hash = new Uint8Array(32).fill(7);
const otherHash = hash.with(0, 8);

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
    expect((await answersOpener(keys))(hash, sealAnswers(keys.publicKey, hash, ballot))).toEqual(ballot);
  });

  it('has one size, never the same bytes, and nothing to read in it', async () => {
    const { publicKey } = await makeSealingKey();
    const sealed = [ballot, ballot, empty].map((one) => sealAnswers(publicKey, hash, one));
    expect(sealed.map(({ length }) => length)).toEqual([sealedBytes, sealedBytes, sealedBytes]);
    expect(sealedBytes).toBe(answersBlockBytes + 561);
    expect(new Set(sealed.map(toHex)).size).toBe(3);
    for (const word of ['searched', 'curiosity', 'peers', ballot.leader, ballot.campaign]) {
      for (const bytes of sealed) expect(toHex(bytes)).not.toContain(toHex(textBytes(word)));
    }
  });

  it("refuses another campaign's key, another token, a changed byte, another version and another size", async () => {
    const keys = await makeSealingKey();
    const sealed = sealAnswers(keys.publicKey, hash, ballot);
    const [open, openOther] = [await answersOpener(keys), await answersOpener(await makeSealingKey())];
    expect(() => openOther(hash, sealed)).toThrow(unreadable);
    expect(() => open(otherHash, sealed)).toThrow(unreadable);
    for (const place of [0, 1, 33, 49, sealedBytes - 1]) {
      expect(() => open(hash, sealed.with(place, (sealed[place] ?? 0) ^ 1))).toThrow(unreadable);
    }
    expect(() => open(hash, sealed.with(0, 1))).toThrow(unreadable);
    expect(() => open(hash, sealed.subarray(1))).toThrow(unreadable);
    expect(() => open(hash, new Uint8Array(0))).toThrow(unreadable);
  });

  it('opens what lay sealed before it was bound to its token', async () => {
    const keys = await makeSealingKey();
    await sodium.ready;
    const { answers, ...subject } = ballot;
    const contents = joinBytes([placeInfo(ballotInfo(subject)), packAnswers(answers)]);
    const sealed = joinBytes([Uint8Array.of(1), sodium.crypto_box_seal(contents, keys.publicKey)]);
    const open = await answersOpener(keys);
    expect(open(hash, sealed)).toEqual(ballot);
    expect(() => open(hash, sealed.with(99, (sealed[99] ?? 0) ^ 1))).toThrow(unreadable);
    expect(() => open(hash, sealed.with(0, 2))).toThrow(unreadable);
  });

  it('is refused before it is made when it does not fit or the key is none', async () => {
    const { publicKey } = await makeSealingKey();
    const long = {
      ...ballot.answers,
      comments: [{ promptId: 'p', text: 'a'.repeat(2001), mode: 'as-written' as const }],
    };
    const refused = (code: string) => expect.objectContaining({ code });
    expect(() => sealAnswers(publicKey, hash, { ...ballot, answers: long })).toThrow(refused('answers-too-long'));
    expect(() => sealAnswers(publicKey.subarray(1), hash, ballot)).toThrow(refused('key-invalid'));
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
