import { decodeRaterCode } from '@heartset/model';
import type { CreateRaterSession, RaterInvitation } from '@heartset/model/api/rater';
import { AppError } from '../../core/errors.ts';
import { hashSecret, hashSecretBytes } from '../../core/secret-hash.ts';
import type { Queryable } from '../../db/client.ts';
import type { KeyStore } from '../keys/keys.public.ts';
import { linkUnknown } from './rater.access.ts';
import { findInvitationId, readRaterInvitation } from './rater.queries.ts';

/**
 * Finds the invitation that a link's secret or a mail's code stands for. It writes nothing: mail scanners open links, too.
 *
 * @throws AppError `code-wrong` when no code reads like this; `link-unknown`, `link-withdrawn`,
 *   `between-rounds`, `campaign-ended`
 */
export async function openRaterSession(
  database: Queryable,
  keys: KeyStore,
  input: CreateRaterSession,
): Promise<{ invitationId: string; invitation: RaterInvitation }> {
  const secretHash = 'secret' in input ? hashSecret(input.secret) : hashOfCode(input.code);
  // The lookup compares hashes of 128 random bits: how long it takes says nothing about any secret.
  const invitationId = await findInvitationId(database, secretHash);
  if (!invitationId) throw linkUnknown();
  return { invitationId, invitation: await readRaterInvitation(database, keys, invitationId) };
}

function hashOfCode(code: string): Buffer {
  const decoded = decodeRaterCode(code);
  if (decoded.ok) return hashSecretBytes(decoded.bytes);
  const where = decoded.groups.length > 0 ? ` Please look again at group ${decoded.groups.join(' and ')}.` : '';
  throw new AppError(
    'code-wrong',
    `This code has a slip somewhere.${where} It has five groups of five signs and one of three.`,
  );
}
