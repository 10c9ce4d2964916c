import type { AnswerSheet } from '@heartset/model';
import sodium from 'libsodium-wrappers-sumo';
import { answersBlockBytes, packAnswers, unpackAnswers } from '../protocol/answers-block.ts';
import { BallotError } from '../protocol/ballot-error.ts';
import { type BallotSubject, ballotInfo, readBallotInfo } from '../protocol/ballot-info.ts';
import { joinBytes } from '../protocol/byte-strings.ts';

/** What lies sealed: about whom, from which group, and the answers. Nothing else, so nothing that points to a person. */
export type Ballot = BallotSubject & { answers: AnswerSheet };

/**
 * Version 1: one byte 1, then a libsodium sealed box (X25519, XSalsa20-Poly1305, a fresh key pair each time) over 512 bytes for the info
 * (its length in 16 bits, its bytes, zeros) and the block of answers. So every sealed ballot has one size and no two are alike.
 */
const version = 1;
const infoBytes = 512;
const sealBytes = 48;

/** The size of every sealed ballot, in bytes. */
export const sealedBytes = 1 + sealBytes + infoBytes + answersBlockBytes;

/** A fresh key pair for a campaign: the secret half for the key store, the public half for the manifest; 32 bytes each. */
export async function makeSealingKey(): Promise<{ secretKey: Uint8Array; publicKey: Uint8Array }> {
  await sodium.ready;
  const { privateKey, publicKey } = sodium.crypto_box_keypair();
  return { secretKey: privateKey, publicKey };
}

/**
 * Seals a ballot to a campaign's public key. The server that seals cannot open it again.
 *
 * @throws BallotError `answers-too-long`, `key-invalid`
 */
export async function sealAnswers(publicKey: Uint8Array, ballot: Ballot): Promise<Uint8Array> {
  await sodium.ready;
  if (publicKey.length !== 32) throw new BallotError('key-invalid', 'A sealing key has 32 bytes.');
  const { answers, ...subject } = ballot;
  const info = ballotInfo(subject);
  const place = new Uint8Array(infoBytes);
  place.set([info.length >> 8, info.length & 255]);
  place.set(info, 2);
  const sealed = sodium.crypto_box_seal(joinBytes([place, packAnswers(answers)]), publicKey);
  return joinBytes([Uint8Array.of(version), sealed]);
}

/**
 * Opens a sealed ballot.
 *
 * @throws BallotError `ballot-unreadable` for another key's, a changed one, another size or version, and for contents that `sealAnswers`
 *   would not have written
 */
export async function openAnswers(
  keys: { secretKey: Uint8Array; publicKey: Uint8Array },
  sealed: Uint8Array,
): Promise<Ballot> {
  await sodium.ready;
  if (sealed.length !== sealedBytes || sealed[0] !== version) throw unreadable();
  const opened = openBox(keys, sealed.subarray(1));
  const length = (opened[0] ?? 0) * 256 + (opened[1] ?? 0);
  const subject = length > infoBytes - 2 ? null : readBallotInfo(opened.subarray(2, 2 + length));
  if (!subject) throw unreadable();
  return { ...subject, answers: unpackAnswers(opened.subarray(infoBytes)) };
}

function openBox(
  { secretKey, publicKey }: { secretKey: Uint8Array; publicKey: Uint8Array },
  box: Uint8Array,
): Uint8Array {
  try {
    return sodium.crypto_box_seal_open(box, publicKey, secretKey);
  } catch {
    // libsodium says only that it did not open.
    throw unreadable();
  }
}

function unreadable(): BallotError {
  return new BallotError('ballot-unreadable', 'This is no ballot sealed to this key.');
}
