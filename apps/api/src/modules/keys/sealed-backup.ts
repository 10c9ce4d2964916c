import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { keptKeySchema } from './key-record.ts';

/**
 * A backup's file, two lines of text:
 *
 *     heartset-keys-backup 1 <salt, 16 bytes> <nonce, 12 bytes>
 *     <AES-256-GCM ciphertext, then its tag of 16 bytes>
 *
 * all bytes as base64url. The key is scrypt's (RFC 7914; N = 2^17, r = 8, p = 1, 32 bytes) of the passphrase in UTF-8, NFC, and the
 * salt; the first line is authenticated along. Version 1 fixes all of that, so that no file can ask for less or for endless work.
 */
const title = 'heartset-keys-backup';
const version = '1';
const linePattern = /^heartset-keys-backup 1 ([A-Za-z0-9_-]{22}) ([A-Za-z0-9_-]{16})\n([A-Za-z0-9_-]{22,})\n?$/;
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const tagBytes = 16;

const contentsSchema = z.strictObject({ madeAt: z.iso.datetime(), keys: z.array(keptKeySchema) });

/** What a backup holds: every secret with its name, and when it was made. */
export type BackupContents = z.infer<typeof contentsSchema>;

/** Shorter passphrases are refused: whoever has the file can guess as often as they like. */
export const shortestPassphrase = 16;

function deriveKey(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/**
 * A backup as the text of its file.
 *
 * @throws AppError `input-invalid` for a passphrase that is too short
 */
export async function sealBackup(passphrase: string, contents: BackupContents): Promise<string> {
  if ([...passphrase].length < shortestPassphrase) {
    throw new AppError('input-invalid', `The passphrase needs ${shortestPassphrase} characters or more.`);
  }
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const head = `${title} ${version} ${salt.toString('base64url')} ${nonce.toString('base64url')}`;
  const cipher = createCipheriv('aes-256-gcm', await deriveKey(passphrase, salt), nonce);
  cipher.setAAD(Buffer.from(head));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(contents), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${head}\n${sealed.toString('base64url')}\n`;
}

/**
 * What a backup's file holds.
 *
 * @throws AppError `key-backup-unreadable` for another passphrase, a changed file, and what is no backup
 */
export async function openBackup(passphrase: string, file: string): Promise<BackupContents> {
  const found = linePattern.exec(file);
  if (!found) throw unreadable('This is no backup of keys, or not all of it.');
  const [, salt = '', nonce = '', body = ''] = found;
  const sealed = Buffer.from(body, 'base64url');
  if (sealed.length < tagBytes) throw unreadable('This is no backup of keys, or not all of it.');
  const key = await deriveKey(passphrase, Buffer.from(salt, 'base64url'));
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(`${title} ${version} ${salt} ${nonce}`));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  let contents: string;
  try {
    contents = Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    // The cipher says only that it did not fit.
    throw unreadable('The passphrase is another one, or the file was changed.');
  }
  return parseContents(contents);
}

function parseContents(text: string): BackupContents {
  try {
    return contentsSchema.parse(JSON.parse(text));
  } catch {
    // What a parser says may quote what it read.
    throw unreadable('It was made by another version of Heartset.');
  }
}

function unreadable(why: string): AppError {
  return new AppError('key-backup-unreadable', `The backup cannot be read. ${why}`);
}
