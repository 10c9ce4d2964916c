import { chmod, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { CampaignKeys } from './campaign-keys.ts';

/**
 * Secrets of campaigns as files of a directory that its owner alone can read: `<campaign>.issuing`, `.sealing` and `.seed`.
 *
 * @param folder made when it is first written to
 */
export function keyDirectory(folder: string): CampaignKeys {
  const fileOf = (campaignId: string, secret: string) => path.join(folder, `${campaignId}.${secret}`);
  const read = (campaignId: string, secret: string) => readOrNull(fileOf(campaignId, secret));
  return {
    put: async (campaignId, { issuingKey, sealingKey, seed }) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await chmod(folder, 0o700);
      await writeDurably(fileOf(campaignId, 'issuing'), issuingKey);
      await writeDurably(fileOf(campaignId, 'sealing'), sealingKey);
      await writeDurably(fileOf(campaignId, 'seed'), seed);
      await sync(folder);
    },
    issuingKeyOf: (campaignId) => read(campaignId, 'issuing'),
    sealingKeyOf: (campaignId) => read(campaignId, 'sealing'),
    seedOf: (campaignId) => read(campaignId, 'seed'),
    destroyIssuingKey: (campaignId) => rm(fileOf(campaignId, 'issuing'), { force: true }),
    destroySealingKey: async (campaignId) => {
      await rm(fileOf(campaignId, 'sealing'), { force: true });
      await rm(fileOf(campaignId, 'seed'), { force: true });
    },
    list: async () => {
      const names = await readdir(folder).catch(emptyWhenMissing);
      return [...new Set(names.map((name) => path.parse(name).name))].sort();
    },
  };
}

async function readOrNull(file: string): Promise<Uint8Array | null> {
  try {
    return Uint8Array.from(await readFile(file));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** A file that is there is whole: it gets its name when its bytes are on the disk. */
async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function emptyWhenMissing(error: unknown): string[] {
  if (isMissing(error)) return [];
  throw error;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
