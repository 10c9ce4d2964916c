import { timingSafeEqual } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { readKeyRecord, requireCampaignId, writeKeyRecord } from './key-record.ts';
import type { KeyName, KeyPurpose, KeyStore } from './key-store.ts';
import {
  erase,
  fileExists,
  orUnusable,
  preparePrivateFolder,
  readPrivateFile,
  replaceFile,
  unusable,
  writeOnce,
} from './private-files.ts';

/** Which campaigns' secrets the newest backup holds, and from when it is. No secret. */
const backupNote = 'backup.json';
const noteSchema = z.strictObject({ at: z.iso.datetime(), campaignIds: z.array(z.string().max(36)) });

/** The key store in a directory, with what its backup needs beside. */
export interface DirectoryKeyStore extends KeyStore {
  /** For the backup alone: the campaigns of which there is a secret. */
  campaignsWith(purpose: KeyPurpose): Promise<string[]>;
  /** Notes that a backup holds the secrets of these campaigns. */
  noteBackup(purpose: KeyPurpose, campaignIds: readonly string[], at: Date): Promise<void>;
}

/**
 * Opens the key store in a directory, for some purposes: each has a folder of its own below, so that each process can be given its own
 * and nothing else. Folders that are missing are made (0700). Checked: owner, modes, and that they can be written to.
 *
 * `<directory>/<purpose>/<campaign id>.key` holds a secret (0600), `<campaign id>.destroyed` says that it was destroyed, `backup.json`
 * what the newest backup holds.
 *
 * @throws AppError `key-store-unusable`, with what is wrong and without the directory's path
 * @example const keys = await openDirectoryKeyStore('/var/lib/heartset/keys', ['issuing'], clock.now());
 */
export async function openDirectoryKeyStore(
  directory: string,
  purposes: readonly KeyPurpose[],
  now: Date,
): Promise<DirectoryKeyStore> {
  const folders = new Map<KeyPurpose, string>();
  for (const purpose of purposes) folders.set(purpose, await preparePrivateFolder(directory, purpose, now));
  const folderOf = (purpose: KeyPurpose): string => {
    const folder = folders.get(purpose);
    if (folder === undefined) throw unusable(`this process was not given the keys for ${purpose}.`);
    return folder;
  };
  const placeOf = ({ campaignId, purpose }: KeyName) => {
    requireCampaignId(campaignId);
    return { folder: folderOf(purpose), key: `${campaignId}.key`, grave: `${campaignId}.destroyed` };
  };

  const get = async (name: KeyName): Promise<Uint8Array> => {
    const { folder, key, grave } = placeOf(name);
    if (await told(fileExists(folder, grave))) throw destroyed(name);
    const text = await readPrivateFile(folder, key, `the ${name.purpose} key of campaign ${name.campaignId}`);
    if (text !== undefined) return readKeyRecord(name, text);
    throw (await told(fileExists(folder, grave))) ? destroyed(name) : missing(name);
  };

  return {
    get,
    put: async (name, secret) => {
      const { folder, key, grave } = placeOf(name);
      const record = writeKeyRecord(name, secret);
      if (await told(fileExists(folder, grave))) throw destroyed(name);
      const written = await told(writeOnce(folder, key, record));
      if (!written && !timingSafeEqual(await get(name), secret)) throw differs(name);
      // Somebody may have destroyed it between the two: then what was written now must not outlive it.
      if (!(await told(fileExists(folder, grave)))) return;
      await told(erase(folder, key));
      throw destroyed(name);
    },
    destroy: async (name) => {
      const { folder, key, grave } = placeOf(name);
      // First, so that a crash leaves a key that is good for nothing, and not one that might be lost.
      await told(writeOnce(folder, grave, ''));
      const own = (await told(readdir(folder))).filter((file) => file === key || file.startsWith(`${key}.`));
      for (const file of own) await told(erase(folder, file));
    },
    backedUpAt: async ({ campaignId, purpose }) => {
      requireCampaignId(campaignId);
      const note = await readNote(folderOf(purpose));
      return note?.campaignIds.includes(campaignId) ? new Date(note.at) : null;
    },
    campaignsWith: async (purpose) =>
      (await told(readdir(folderOf(purpose)))).flatMap((file) =>
        file.endsWith('.key') ? [file.slice(0, -'.key'.length)] : [],
      ),
    noteBackup: async (purpose, campaignIds, at) =>
      told(replaceFile(folderOf(purpose), backupNote, JSON.stringify({ at: at.toISOString(), campaignIds }))),
  };
}

const told = <Result>(work: Promise<Result>) => orUnusable('a file in it failed', work);

async function readNote(folder: string): Promise<z.infer<typeof noteSchema> | undefined> {
  const text = await readPrivateFile(folder, backupNote, 'the note of its last backup');
  if (text === undefined) return undefined;
  try {
    return noteSchema.parse(JSON.parse(text));
  } catch (error) {
    // What cannot be read says of no backup, and the next backup writes it anew.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

function missing({ campaignId, purpose }: KeyName): AppError {
  return new AppError(
    'key-missing',
    `The ${purpose} key of campaign ${campaignId} is not there. Restore it from the newest backup of the keys.`,
  );
}

function destroyed({ campaignId, purpose }: KeyName): AppError {
  return new AppError('key-destroyed', `The ${purpose} key of campaign ${campaignId} was destroyed, as was promised.`);
}

function differs({ campaignId, purpose }: KeyName): AppError {
  return new AppError(
    'key-differs',
    `Campaign ${campaignId} has another ${purpose} key already. It was kept as it is.`,
  );
}
