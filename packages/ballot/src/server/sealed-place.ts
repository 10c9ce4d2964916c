import { createCipheriv, createDecipheriv, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { BallotError } from '../protocol/ballot-error.ts';
import { textBytes } from '../protocol/byte-strings.ts';
import { agreeX25519, drawX25519Pair, readX25519SecretKey, x25519Bytes } from './x25519-keys.ts';

/** Where a ballot belongs: about whom it is, and as what its writer was asked. */
export interface BallotPlace {
  leader: string;
  label: string;
}

/**
 * A place as it lies in the database: a public key (X25519) that was drawn for a few ballots, a nonce, and AES-256-GCM over leader and label
 * in 128 bytes, with the token's hash as what it is bound to. Of one size always, and no two alike, so neither tells whose it is.
 *
 * The key is drawn for up to 64 ballots and not for each: what the tally has to compute is then a few microseconds a place. Ballots that
 * share one lay beside each other anyway, in the order in which they came.
 */
const cipherKeyBytes = 32;
const nonceBytes = 12;
const contentsBytes = 128;
const tagBytes = 16;
const ballotsPerKey = 64;

/** The size of every sealed place, in bytes. */
export const sealedPlaceBytes = x25519Bytes + nonceBytes + contentsBytes + tagBytes;

/** Seals where a ballot belongs, to a campaign's public sealing key. */
export type SealPlace = (publicKey: Uint8Array, tokenHash: Uint8Array, place: BallotPlace) => Buffer;

interface Envelope {
  drawn: Uint8Array;
  key: Buffer;
  left: number;
}

/**
 * Makes what seals places. Keep one for the life of a process: it holds a key for each campaign that it sealed for.
 *
 * @example const sealPlace = placeSealer(); const place = sealPlace(publicKey, await tokenHash(token), { leader, label });
 */
export function placeSealer(): SealPlace {
  const envelopes = new Map<string, Envelope>();
  return (publicKey, tokenHash, place) => {
    const campaign = Buffer.from(publicKey).toString('base64');
    let envelope = envelopes.get(campaign);
    if (!envelope || envelope.left === 0) {
      envelope = drawEnvelope(publicKey);
      envelopes.set(campaign, envelope);
    }
    envelope.left -= 1;
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', envelope.key, nonce).setAAD(tokenHash);
    const sealed = [cipher.update(writePlace(place)), cipher.final()];
    return Buffer.concat([envelope.drawn, nonce, ...sealed, cipher.getAuthTag()]);
  };
}

/** Opens a place; null for one that was changed, was sealed to another key, or belongs to another token. */
export type OpenPlace = (tokenHash: Uint8Array, sealed: Uint8Array) => BallotPlace | null;

/**
 * Makes what opens the places of one campaign.
 *
 * @throws BallotError `key-invalid`
 */
export function placeOpener(keys: { secretKey: Uint8Array; publicKey: Uint8Array }): OpenPlace {
  const secretKey = readX25519SecretKey(keys.secretKey);
  const known = new Map<string, Buffer | null>();
  return (tokenHash, sealed) => {
    if (sealed.length !== sealedPlaceBytes) return null;
    const drawn = sealed.subarray(0, x25519Bytes);
    const name = Buffer.from(drawn).toString('base64');
    let key = known.get(name);
    if (key === undefined) {
      key = agree(secretKey, drawn, keys.publicKey);
      known.set(name, key);
    }
    const contents = key && openContents(key, tokenHash, sealed.subarray(x25519Bytes));
    return contents && readPlace(contents);
  };
}

function drawEnvelope(publicKey: Uint8Array): Envelope {
  const pair = drawX25519Pair();
  const shared = agreeX25519(pair.secretKey, publicKey);
  if (!shared) throw new BallotError('key-invalid', 'Nothing can be sealed to this key.');
  return { drawn: pair.publicKey, key: deriveKey(shared, pair.publicKey, publicKey), left: ballotsPerKey };
}

/** Null for a point that nobody draws. */
function agree(secretKey: KeyObject, drawn: Uint8Array, publicKey: Uint8Array): Buffer | null {
  const shared = agreeX25519(secretKey, drawn);
  return shared && deriveKey(shared, drawn, publicKey);
}

function deriveKey(shared: Uint8Array, drawn: Uint8Array, publicKey: Uint8Array): Buffer {
  const salt = Buffer.concat([drawn, publicKey]);
  return Buffer.from(hkdfSync('sha256', shared, salt, 'heartset/place/v1', cipherKeyBytes));
}

function openContents(key: Buffer, tokenHash: Uint8Array, sealed: Uint8Array): Buffer | null {
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes)).setAAD(tokenHash);
  cipher.setAuthTag(sealed.subarray(-tagBytes));
  const contents = cipher.update(sealed.subarray(nonceBytes, -tagBytes));
  try {
    cipher.final();
    return contents;
  } catch {
    // OpenSSL says only that it did not open.
    return null;
  }
}

/** Each text after its length in one byte, then zeros. */
function writePlace({ leader, label }: BallotPlace): Buffer {
  const [one, other] = [textBytes(leader), textBytes(label)];
  if (one.length + other.length > contentsBytes - 2) throw new RangeError('Leader and label take 126 bytes at most.');
  const contents = Buffer.alloc(contentsBytes);
  contents.set([one.length, ...one, other.length, ...other]);
  return contents;
}

function readPlace(contents: Buffer): BallotPlace {
  const split = 1 + (contents[0] ?? 0);
  const end = split + 1 + (contents[split] ?? 0);
  return { leader: contents.toString('utf8', 1, split), label: contents.toString('utf8', split + 1, end) };
}
