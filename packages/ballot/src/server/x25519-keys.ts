import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { BallotError } from '../protocol/ballot-error.ts';

/** The size of either half of an X25519 key (RFC 7748), in bytes. */
export const x25519Bytes = 32;

/** A key pair as the platform holds it, with its public half as bytes. */
export interface X25519Pair {
  secretKey: KeyObject;
  publicKey: Uint8Array;
}

/** What stands before the 32 bytes of an X25519 key in SubjectPublicKeyInfo and in PKCS #8 (RFC 8410). */
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex');
const secretPrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** A fresh pair. */
export function drawX25519Pair(): X25519Pair {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  return { secretKey: privateKey, publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-x25519Bytes) };
}

/** @throws BallotError `key-invalid` for another size than 32 bytes */
export function readX25519SecretKey(bytes: Uint8Array): KeyObject {
  requireSize(bytes);
  return createPrivateKey({ key: Buffer.concat([secretPrefix, bytes]), format: 'der', type: 'pkcs8' });
}

/**
 * What both ends of a key agreement know: 32 bytes, not to be used before they went through a key derivation.
 *
 * @returns null for a public key of small order, which nobody draws: the platform refuses to answer with zeros (RFC 7748, section 6.1)
 * @throws BallotError `key-invalid` for another size than 32 bytes
 */
export function agreeX25519(secretKey: KeyObject, publicKey: Uint8Array): Buffer | null {
  requireSize(publicKey);
  const key = createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki' });
  try {
    return diffieHellman({ privateKey: secretKey, publicKey: key });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

function requireSize(bytes: Uint8Array): void {
  if (bytes.length !== x25519Bytes) throw new BallotError('key-invalid', 'A sealing key has 32 bytes.');
}
