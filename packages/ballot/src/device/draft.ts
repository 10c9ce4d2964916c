import { BallotError } from '../protocol/ballot-error.ts';
import { joinBytes, textBytes } from '../protocol/byte-strings.ts';

/**
 * A draft as the server keeps it: always 64 KiB, so that its size says nothing, and readable with the device key alone.
 *
 * Version 1: one byte 1; 12 random bytes; AES-256-GCM over the draft's length (32 bits, big-endian), the draft in UTF-8 and zeros; 16
 * bytes of tag. The key comes from the device key by HKDF-SHA-256; `about` is authenticated too, so that the server cannot hand one
 * leader's draft out as another's. What it can do is hand out an older one, or none.
 */
export const draftBytes = 64 * 1024;
const version = 1;
const ivBytes = 12;
const tagBytes = 16;
const contentBytes = draftBytes - 1 - ivBytes - tagBytes;

/** The longest draft, in bytes of UTF-8. */
export const longestDraft = contentBytes - 4;

/** Does a draft fit? What does not is refused before it is sent, with the text kept. */
export function fitsDraft(text: string): boolean {
  return textBytes(text).length <= longestDraft;
}

/**
 * Encrypts a draft under the device key.
 *
 * @param about what the draft is of, such as the opaque id of the leader
 * @throws BallotError `draft-too-long`
 */
export async function encryptDraft(
  deviceKey: Uint8Array,
  about: string,
  text: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = textBytes(text);
  if (bytes.length > longestDraft) throw new BallotError('draft-too-long', 'A draft takes at most 64 KiB.');
  const content = new Uint8Array(contentBytes);
  new DataView(content.buffer).setUint32(0, bytes.length);
  content.set(bytes, 4);
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const encrypted = await crypto.subtle.encrypt(parameters(iv, about), await draftKey(deviceKey), content);
  return joinBytes([Uint8Array.of(version), iv, new Uint8Array(encrypted)]);
}

/**
 * Opens an encrypted draft.
 *
 * @throws BallotError `draft-unreadable` for another key's, another leader's or a changed draft, and for another version
 */
export async function decryptDraft(deviceKey: Uint8Array, about: string, encrypted: Uint8Array): Promise<string> {
  if (encrypted.length !== draftBytes || encrypted[0] !== version) throw unreadable();
  const iv = Uint8Array.from(encrypted.subarray(1, 1 + ivBytes));
  const sealed = Uint8Array.from(encrypted.subarray(1 + ivBytes));
  const key = await draftKey(deviceKey);
  let content: Uint8Array<ArrayBuffer>;
  try {
    content = new Uint8Array(await crypto.subtle.decrypt(parameters(iv, about), key, sealed));
  } catch {
    // WebCrypto says only that it did not decrypt.
    throw unreadable();
  }
  const length = new DataView(content.buffer).getUint32(0);
  if (length > longestDraft) throw unreadable();
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(content.subarray(4, 4 + length));
}

function parameters(iv: Uint8Array<ArrayBuffer>, about: string) {
  return { name: 'AES-GCM', iv, additionalData: textBytes(`heartset/draft/v1 ${about}`), tagLength: 8 * tagBytes };
}

async function draftKey(deviceKey: Uint8Array) {
  const source = await crypto.subtle.importKey('raw', Uint8Array.from(deviceKey), 'HKDF', false, ['deriveKey']);
  const derivation = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(0),
    info: textBytes('heartset/draft-key/v1'),
  };
  return crypto.subtle.deriveKey(derivation, source, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function unreadable(): BallotError {
  return new BallotError('draft-unreadable', 'The draft cannot be opened with this key.');
}
