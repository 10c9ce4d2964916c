import { inArray } from 'drizzle-orm';
import { returnedMails } from '../../db/schema/returned-mails.ts';
import { type BounceAbout, readBounceToken } from '../mail/mail.public.ts';
import type { BounceDeps } from './bounce-deps.ts';
import { recordBounce } from './record-bounce.ts';

const mostAtOnce = 500;

/** A mail service names mails by their Message-IDs. What it says is signed, so this proves as much as a return path. */
const told = (about: BounceAbout): BounceAbout => (about.about === 'seen-mail' ? { ...about, about: 'mail' } : about);

/**
 * Takes what the API was told of mails that came back. A crash in between takes one of them twice, which changes nothing; what came before
 * it was written down that the mail has left waits for the next time.
 *
 * @returns how many were marked, or will be sent again
 */
export async function takeReturnedMails({ database, mailKey }: BounceDeps): Promise<number> {
  const rows = await database.select().from(returnedMails).limit(mostAtOnce);
  let taken = 0;
  const done: string[] = [];
  for (const { id, token, verdict } of rows) {
    const about = readBounceToken(mailKey, token);
    const outcome = about ? await recordBounce(database, { ...told(about), verdict, elsewhere: false }) : 'ignored';
    if (outcome === 'too-early') continue;
    if (outcome !== 'ignored') taken += 1;
    done.push(id);
  }
  if (done.length > 0) await database.delete(returnedMails).where(inArray(returnedMails.id, done));
  return taken;
}
