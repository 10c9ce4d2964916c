import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { KEY_PURPOSES, type KeyName, secretBytes } from './key-store.ts';

/** Lower case alone: on some file systems the upper-case name would be the same file. */
const campaignIdPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** 32 bytes as base64url. */
const secretPattern = /^[A-Za-z0-9_-]{43}$/;

/** One secret as it stands in a backup. */
export const keptKeySchema = z.strictObject({
  campaignId: z.string().regex(campaignIdPattern),
  purpose: z.enum(KEY_PURPOSES),
  secret: z.string().regex(secretPattern),
});

export type KeptKey = z.infer<typeof keptKeySchema>;

const recordSchema = keptKeySchema.extend({ version: z.literal(1), sum: z.string().max(64) });

/** @throws AppError `key-missing` for an id that no campaign can have, which a path could hide in */
export function requireCampaignId(campaignId: string): void {
  if (campaignIdPattern.test(campaignId)) return;
  throw new AppError('key-missing', 'There is no key for this campaign: its id is not one.');
}

/**
 * A secret as the text of its file: with its name, so that a file that was copied to another place is noticed, and a sum, so that half
 * a file is.
 *
 * @throws AppError `key-damaged` when it has not 32 bytes
 */
export function writeKeyRecord(name: KeyName, secret: Uint8Array): string {
  if (secret.length !== secretBytes) throw damaged(name);
  const text = Buffer.from(secret).toString('base64url');
  const { campaignId, purpose } = name;
  return `${JSON.stringify({ version: 1, campaignId, purpose, secret: text, sum: sumOf(name, text) })}\n`;
}

/** @throws AppError `key-damaged` for anything that `writeKeyRecord` would not have written under this name */
export function readKeyRecord(name: KeyName, text: string): Uint8Array {
  const record = recordSchema.safeParse(parseJson(text));
  if (!record.success) throw damaged(name);
  const { campaignId, purpose, secret, sum } = record.data;
  if (campaignId !== name.campaignId || purpose !== name.purpose || sum !== sumOf(name, secret)) throw damaged(name);
  return Buffer.from(secret, 'base64url');
}

function sumOf({ campaignId, purpose }: KeyName, secret: string): string {
  return createHash('sha256')
    .update(`heartset/key/v1\n${purpose}\n${campaignId}\n${secret}`)
    .digest('hex')
    .slice(0, 16);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Not to be passed on: what JSON.parse says quotes the text.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Says which, and nothing of what is in it. */
export function damaged({ campaignId, purpose }: KeyName): AppError {
  return new AppError(
    'key-damaged',
    `The ${purpose} key of campaign ${campaignId} is damaged. Restore it from the newest backup of the keys.`,
  );
}
