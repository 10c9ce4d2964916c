import type { AnswerSheet } from '@heartset/model';
import sodium from 'libsodium-wrappers-sumo';
import { answersBlockBytes, packAnswers, unpackAnswers } from '../protocol/answers-block.ts';
import { BallotError } from '../protocol/ballot-error.ts';
import {
  type BallotSubject,
  ballotInfo,
  infoPlaceBytes,
  placeInfo,
  readBallotInfo,
  readInfoPlace,
} from '../protocol/ballot-info.ts';
import { joinBytes } from '../protocol/byte-strings.ts';

/** What lies sealed: about whom, from which group, and the answers. Nothing else, so nothing that points to a person. */
export type Ballot = BallotSubject & { answers: AnswerSheet };

/**
 * Version 1: one byte 1, then a libsodium sealed box (X25519, XSalsa20-Poly1305, a fresh key pair each time) over the info in
 * its place and the block of answers. So every sealed ballot has one size and no two are alike.
 */
const version = 1;
const sealBytes = 48;

/** The size of every sealed ballot, in bytes. */
export const sealedBytes = 1 + sealBytes + infoPlaceBytes + answersBlockBytes;

/** A fresh key pair for a campaign: the secret half for the key store, the public half for the manifest; 32 bytes each. */
export async function makeSealingKey(): Promise<{ secretKey: Uint8Array; publicKey: Uint8Array }> {
  await sodium.ready;
  const { privateKey, publicKey } = sodium.crypto_box_keypair();
  return { secretKey: privateKey, publicKey };
}

/**
 * The public half of a sealing key: to compare a key store with the manifest while there is still time.
 *
 * @throws BallotError `key-invalid`
 */
export async function sealingPublicKey(secretKey: Uint8Array): Promise<Uint8Array> {
  await sodium.ready;
  if (secretKey.length !== 32) throw new BallotError('key-invalid', 'A sealing key has 32 bytes.');
  return sodium.crypto_scalarmult_base(secretKey);
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
  const contents = joinBytes([placeInfo(ballotInfo(subject)), packAnswers(answers)]);
  const sealed = sodium.crypto_box_seal(contents, publicKey);
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
  const info = readInfoPlace(opened.subarray(0, infoPlaceBytes));
  const subject = info && readBallotInfo(info);
  if (!subject) throw unreadable();
  return { ...subject, answers: unpackAnswers(opened.subarray(infoPlaceBytes)) };
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
