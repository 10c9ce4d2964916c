import path from 'node:path';
import { AppError } from '../../core/errors.ts';
import { systemErrorCode } from '../../core/system-error-code.ts';
import type { DirectoryKeyStore } from './directory-key-store.ts';
import type { KeyName, KeyPurpose } from './key-store.ts';
import { writeOnce } from './private-files.ts';
import { type BackupContents, sealBackup } from './sealed-backup.ts';

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
  const keys: BackupContents['keys'] = [];
  for (const purpose of input.purposes) {
    for (const campaignId of await store.campaignsWith(purpose)) {
      const secret = await readUnlessDestroyed(store, { campaignId, purpose });
      if (secret) keys.push({ campaignId, purpose, secret: Buffer.from(secret).toString('base64url') });
    }
  }
  const sealed = await sealBackup(input.passphrase, { madeAt: input.now.toISOString(), keys });
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
