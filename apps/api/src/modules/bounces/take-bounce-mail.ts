import { readBounceToken } from '../mail/mail.public.ts';
import type { BounceDeps } from './bounce-deps.ts';
import { judgeBounce } from './judge-bounce.ts';
import { loadMailedAddress } from './mailed-address.queries.ts';
import { readBounceMail } from './read-bounce-mail.ts';
import { type RecordedBounce, recordBounce } from './record-bounce.ts';

/** `not-a-report`: a holiday notice, a reply, something broken. `not-ours`: about no mail, or no address, that is known here. */
export type TakenBounce = RecordedBounce | 'not-a-report' | 'not-ours';

/**
 * Takes a mail that came to the return path.
 *
 * @param raw as it came
 * @param addressed the mark in the address that it was sent to; null where that had none: then it is looked for in what the report returns
 */
export async function takeBounceMail(
  { database, mailKey }: BounceDeps,
  raw: Buffer,
  addressed: string | null,
): Promise<TakenBounce> {
  const report = await readBounceMail(raw);
  if (!report) return 'not-a-report';
  for (const token of addressed === null ? report.tokens : [addressed]) {
    const about = readBounceToken(mailKey, token);
    const address = about && (await loadMailedAddress(database, about));
    const judged = address && judgeBounce(report.recipients, address);
    if (about && judged) return recordBounce(database, { ...about, ...judged });
  }
  return 'not-ours';
}
