import { createCipheriv, createDecipheriv, createHmac, type KeyObject } from 'node:crypto';
import { BallotError } from '../protocol/ballot-error.ts';
import { agreeX25519, drawX25519Pair, readX25519SecretKey, type X25519Pair, x25519Bytes } from './x25519-keys.ts';

/**
 * Hybrid Public Key Encryption (RFC 9180), base mode, for one message: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305. All of
 * its arithmetic is the platform's (`node:crypto`); what stands here is the order of it, checked against the RFC's own vectors.
 *
 * No library: those that exist go through WebCrypto, one promise for each of nine steps, and the tally opens a hundred thousand of these.
 */
const kemId = Buffer.from([0, 0x20]);
const kdfAndAeadIds = Buffer.from([0, 1, 0, 3]);
const kemSuite = Buffer.concat([Buffer.from('KEM'), kemId]);
const suite = Buffer.concat([Buffer.from('HPKE'), kemId, kdfAndAeadIds]);
const version = Buffer.from('HPKE-v1');
const none = Buffer.alloc(0);
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** How much longer a sealed message is: the drawn public key before it, the tag behind it. */
export const hpkeOverheadBytes = x25519Bytes + tagBytes;

/** What both ends know of a message beside its contents, and must say alike: what it is for, and what it belongs to. */
export interface HpkeBinding {
  info: Uint8Array;
  aad: Uint8Array;
}

/**
 * Seals a message to a public key: only whoever has its secret half opens it, and not even the sealer can.
 *
 * @param pair drawn for this message alone; given only by tests
 * @returns the drawn public key, then the ciphertext with its tag
 * @throws BallotError `key-invalid`
 */
export function sealToPublicKey(
  publicKey: Uint8Array,
  { info, aad }: HpkeBinding,
  contents: Uint8Array,
  pair: X25519Pair = drawX25519Pair(),
): Buffer {
  const shared = agreeX25519(pair.secretKey, publicKey);
  if (!shared) throw new BallotError('key-invalid', 'Nothing can be sealed to this key.');
  const { key, nonce } = schedule(shared, pair.publicKey, publicKey, info);
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(aad, { plaintextLength: contents.length });
  return Buffer.concat([pair.publicKey, cipher.update(contents), cipher.final(), cipher.getAuthTag()]);
}

/** Opens a message; null for one that was changed, was sealed to another key, or with another binding. */
export type OpenSealed = (binding: HpkeBinding, sealed: Uint8Array) => Buffer | null;

/**
 * Makes what opens messages to one key.
 *
 * @throws BallotError `key-invalid`
 */
export function openerFor(keys: { secretKey: Uint8Array; publicKey: Uint8Array }): OpenSealed {
  const secretKey: KeyObject = readX25519SecretKey(keys.secretKey);
  return ({ info, aad }, sealed) => {
    if (sealed.length < hpkeOverheadBytes) return null;
    const drawn = sealed.subarray(0, x25519Bytes);
    const shared = agreeX25519(secretKey, drawn);
    if (!shared) return null;
    const { key, nonce } = schedule(shared, drawn, keys.publicKey, info);
    const contents = sealed.subarray(x25519Bytes, -tagBytes);
    const cipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: tagBytes });
    cipher.setAAD(aad, { plaintextLength: contents.length });
    cipher.setAuthTag(sealed.subarray(-tagBytes));
    const opened = cipher.update(contents);
    try {
      cipher.final();
      return opened;
    } catch {
      // OpenSSL says only that it did not open.
      return null;
    }
  };
}

/** Sections 4.1 and 5.1: from what both ends agree on to the key and nonce of the first, and here only, message. */
function schedule(agreed: Buffer, drawn: Uint8Array, publicKey: Uint8Array, info: Uint8Array) {
  const kemContext = Buffer.concat([drawn, publicKey]);
  const extracted = labeledExtract(kemSuite, none, 'eae_prk', agreed);
  const shared = labeledExpand(kemSuite, extracted, 'shared_secret', kemContext, keyBytes);
  const context = Buffer.concat([baseMode, emptyPskId, labeledExtract(suite, none, 'info_hash', info)]);
  const secret = labeledExtract(suite, shared, 'secret', none);
  return {
    key: labeledExpand(suite, secret, 'key', context, keyBytes),
    nonce: labeledExpand(suite, secret, 'base_nonce', context, nonceBytes),
  };
}

const baseMode = Buffer.from([0]);
const emptyPskId = labeledExtract(suite, none, 'psk_id_hash', none);

function labeledExtract(suiteId: Buffer, salt: Buffer, label: string, contents: Uint8Array): Buffer {
  return createHmac('sha256', salt).update(version).update(suiteId).update(label).update(contents).digest();
}

/** HKDF-Expand of RFC 5869 for what one block of the hash is enough for. */
function labeledExpand(suiteId: Buffer, key: Buffer, label: string, context: Uint8Array, length: number): Buffer {
  const hmac = createHmac('sha256', key)
    .update(Buffer.from([0, length]))
    .update(version)
    .update(suiteId);
  return hmac
    .update(label)
    .update(context)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, length);
}
