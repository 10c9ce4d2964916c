import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { systemErrorCode } from '../../core/system-error-code.ts';
import type { DirectoryKeyStore } from './directory-key-store.ts';
import { keptKeySchema } from './key-record.ts';
import type { KeyName, KeyPurpose } from './key-store.ts';
import { writeOnce } from './private-files.ts';
import { openBackup, sealBackup } from './sealed-backup.ts';

const backupSchema = z.strictObject({ madeAt: z.iso.datetime(), keys: z.array(keptKeySchema) });

/**
 * Writes every secret of these purposes into one encrypted file, which must not be there yet, and then notes in the store which
 * campaigns are in it.
 *
 * @returns how many secrets it holds
 * @throws AppError `key-store-unusable`, `key-damaged`, `input-invalid` (passphrase, or the file), with no backup written
 */
export async function backUpKeys(
  store: DirectoryKeyStore,
  input: { purposes: readonly KeyPurpose[]; file: string; passphrase: string; now: Date },
): Promise<number> {
  const keys: z.infer<typeof keptKeySchema>[] = [];
  for (const purpose of input.purposes) {
    for (const campaignId of await store.campaignsWith(purpose)) {
      const secret = await readUnlessDestroyed(store, { campaignId, purpose });
      if (secret) keys.push({ campaignId, purpose, secret: Buffer.from(secret).toString('base64url') });
    }
  }
  const sealed = await sealBackup(input.passphrase, JSON.stringify({ madeAt: input.now.toISOString(), keys }));
  await writeBackup(input.file, sealed);
  for (const purpose of input.purposes) {
    const held = keys.filter((key) => key.purpose === purpose).map((key) => key.campaignId);
    await store.noteBackup(purpose, held, input.now);
  }
  return keys.length;
}

/** A campaign's grace may end while the backup is made. */
async function readUnlessDestroyed(store: DirectoryKeyStore, name: KeyName): Promise<Uint8Array | undefined> {
  try {
    return await store.get(name);
  } catch (error) {
    if (error instanceof AppError && error.code === 'key-destroyed') return undefined;
    throw error;
  }
}

async function writeBackup(file: string, text: string): Promise<void> {
  let written: boolean;
  try {
    written = await writeOnce(path.dirname(file), path.basename(file), text);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw new AppError('input-invalid', `The backup's file cannot be written (${code}).`);
  }
  if (!written) throw new AppError('input-invalid', 'There is a file of this name already. Name another one.');
}

/** What restoring did with the secrets of a backup. */
export interface Restored {
  restored: number;
  /** The same secret was there. */
  there: number;
  /** The secret had been destroyed since, and stays so. */
  destroyed: number;
  /** For purposes that were not asked for. */
  leftOut: number;
}

/**
 * Puts the secrets of a backup back where they are missing. What is there is never changed: when one differs nothing is written.
 *
 * @throws AppError `key-backup-unreadable`, `key-differs`, `key-store-unusable`
 */
export async function restoreKeys(
  store: DirectoryKeyStore,
  input: { purposes: readonly KeyPurpose[]; sealed: string; passphrase: string },
): Promise<Restored> {
  const { keys } = parseBackup(await openBackup(input.passphrase, input.sealed));
  const wanted = keys.filter((key) => input.purposes.includes(key.purpose));
  const result: Restored = { restored: 0, there: 0, destroyed: 0, leftOut: keys.length - wanted.length };
  const absent: typeof wanted = [];
  for (const key of wanted) {
    const standing = await compare(store, key);
    if (standing === 'absent') absent.push(key);
    else result[standing] += 1;
  }
  for (const key of absent) {
    await store.put(key, Buffer.from(key.secret, 'base64url'));
    result.restored += 1;
  }
  return result;
}

async function compare(
  store: DirectoryKeyStore,
  key: z.infer<typeof keptKeySchema>,
): Promise<'absent' | 'there' | 'destroyed'> {
  try {
    if (Buffer.from(await store.get(key)).equals(Buffer.from(key.secret, 'base64url'))) return 'there';
  } catch (error) {
    if (error instanceof AppError && error.code === 'key-missing') return 'absent';
    if (error instanceof AppError && error.code === 'key-destroyed') return 'destroyed';
    throw error;
  }
  throw new AppError(
    'key-differs',
    `The ${key.purpose} key of campaign ${key.campaignId} is another one in the backup. Nothing was restored.`,
  );
}

function parseBackup(text: string): z.infer<typeof backupSchema> {
  try {
    return backupSchema.parse(JSON.parse(text));
  } catch {
    // What a parser says may quote what it read.
    throw new AppError(
      'key-backup-unreadable',
      'The backup cannot be read. It was made by another version of Heartset.',
    );
  }
}
