import { AppError } from '../../core/errors.ts';
import type { KeptKey } from './key-record.ts';
import type { KeyPurpose, KeyStore } from './key-store.ts';
import { openBackup } from './sealed-backup.ts';

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
  store: KeyStore,
  input: { purposes: readonly KeyPurpose[]; sealed: string; passphrase: string },
): Promise<Restored> {
  const { keys } = await openBackup(input.passphrase, input.sealed);
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

async function compare(store: KeyStore, key: KeptKey): Promise<'absent' | 'there' | 'destroyed'> {
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
