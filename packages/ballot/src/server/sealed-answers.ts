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
import { joinBytes, textBytes } from '../protocol/byte-strings.ts';
import { hpkeOverheadBytes, openerFor, sealToPublicKey } from './hpke.ts';

/** What lies sealed: about whom, from which group, and the answers. Nothing else, so nothing that points to a person. */
export type Ballot = BallotSubject & { answers: AnswerSheet };

/**
 * Version 2: one byte 2, then a message of HPKE (RFC 9180) over the info in its place and the block of answers, bound to the token's hash.
 * So every sealed ballot has one size, no two are alike, and none opens in another's place.
 *
 * Version 1 had a libsodium sealed box there, of the same size and bound to nothing. It is still opened, for campaigns that collect while
 * their installation comes to this version; nothing seals it.
 */
const version = 2;
const sealedBoxVersion = 1;
const info = textBytes('heartset/answers/v2');

/** The size of every sealed ballot, in bytes. */
export const sealedBytes = 1 + hpkeOverheadBytes + infoPlaceBytes + answersBlockBytes;

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
 * @param tokenHash of the token that it came with
 * @throws BallotError `answers-too-long`, `key-invalid`
 */
export function sealAnswers(publicKey: Uint8Array, tokenHash: Uint8Array, ballot: Ballot): Uint8Array {
  const { answers, ...subject } = ballot;
  const contents = joinBytes([placeInfo(ballotInfo(subject)), packAnswers(answers)]);
  return joinBytes([Uint8Array.of(version), sealToPublicKey(publicKey, { info, aad: tokenHash }, contents)]);
}

/**
 * Opens a sealed ballot.
 *
 * @throws BallotError `ballot-unreadable` for another key's, another token's, a changed one, another size or version, and for contents
 *   that `sealAnswers` would not have written
 */
export type OpenAnswers = (tokenHash: Uint8Array, sealed: Uint8Array) => Ballot;

/**
 * Makes what opens the ballots of one campaign.
 *
 * @throws BallotError `key-invalid`
 */
export async function answersOpener(keys: { secretKey: Uint8Array; publicKey: Uint8Array }): Promise<OpenAnswers> {
  await sodium.ready;
  const open = openerFor(keys);
  return (tokenHash, sealed) => {
    if (sealed.length !== sealedBytes) throw unreadable();
    const box = sealed.subarray(1);
    const opened = sealed[0] === version ? open({ info, aad: tokenHash }, box) : openSealedBox(keys, sealed[0], box);
    if (!opened) throw unreadable();
    const place = readInfoPlace(opened.subarray(0, infoPlaceBytes));
    const subject = place && readBallotInfo(place);
    if (!subject) throw unreadable();
    return { ...subject, answers: unpackAnswers(opened.subarray(infoPlaceBytes)) };
  };
}

function openSealedBox(
  { secretKey, publicKey }: { secretKey: Uint8Array; publicKey: Uint8Array },
  found: number | undefined,
  box: Uint8Array,
): Uint8Array | null {
  if (found !== sealedBoxVersion) return null;
  try {
    return sodium.crypto_box_seal_open(box, publicKey, secretKey);
  } catch {
    // libsodium says only that it did not open.
    return null;
  }
}

function unreadable(): BallotError {
  return new BallotError('ballot-unreadable', 'This is no ballot sealed to this key.');
}
