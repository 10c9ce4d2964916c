import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { BallotError } from '../protocol/ballot-error.ts';
import { textBytes } from '../protocol/byte-strings.ts';

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
const keyBytes = 32;
const nonceBytes = 12;
const contentsBytes = 128;
const tagBytes = 16;
const ballotsPerKey = 64;

/** The size of every sealed place, in bytes. */
export const sealedPlaceBytes = keyBytes + nonceBytes + contentsBytes + tagBytes;

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
  const secretKey = readSecretKey(keys.secretKey);
  const known = new Map<string, Buffer | null>();
  return (tokenHash, sealed) => {
    if (sealed.length !== sealedPlaceBytes) return null;
    const drawn = sealed.subarray(0, keyBytes);
    const name = Buffer.from(drawn).toString('base64');
    let key = known.get(name);
    if (key === undefined) {
      key = agree(secretKey, drawn, keys.publicKey);
      known.set(name, key);
    }
    const contents = key && openContents(key, tokenHash, sealed.subarray(keyBytes));
    return contents && readPlace(contents);
  };
}

function drawEnvelope(publicKey: Uint8Array): Envelope {
  const pair = generateKeyPairSync('x25519');
  const drawn = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-keyBytes);
  if (publicKey.length !== keyBytes) throw new BallotError('key-invalid', 'A sealing key has 32 bytes.');
  const shared = diffieHellman({ privateKey: pair.privateKey, publicKey: readPublicKey(publicKey) });
  return { drawn, key: deriveKey(shared, drawn, publicKey), left: ballotsPerKey };
}

/** Null for a point that nobody draws: OpenSSL refuses it. */
function agree(secretKey: KeyObject, drawn: Uint8Array, publicKey: Uint8Array): Buffer | null {
  try {
    return deriveKey(diffieHellman({ privateKey: secretKey, publicKey: readPublicKey(drawn) }), drawn, publicKey);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

function deriveKey(shared: Uint8Array, drawn: Uint8Array, publicKey: Uint8Array): Buffer {
  const salt = Buffer.concat([drawn, publicKey]);
  return Buffer.from(hkdfSync('sha256', shared, salt, 'heartset/place/v1', keyBytes));
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

/** What stands before the 32 bytes of an X25519 key in SubjectPublicKeyInfo and in PKCS #8 (RFC 8410). */
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex');
const secretPrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');

function readPublicKey(bytes: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([publicPrefix, bytes]), format: 'der', type: 'spki' });
}

function readSecretKey(bytes: Uint8Array): KeyObject {
  if (bytes.length !== keyBytes) throw new BallotError('key-invalid', 'A sealing key has 32 bytes.');
  return createPrivateKey({ key: Buffer.concat([secretPrefix, bytes]), format: 'der', type: 'pkcs8' });
}
