import { and, eq } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people } from '../../db/schema/people.ts';
import type { BounceAbout } from '../mail/mail.public.ts';

/** The address of whoever a mail that came back was for, as it is today; null when there is no such mail or person. */
export async function loadMailedAddress(database: Queryable, { about, id }: BounceAbout): Promise<string | null> {
  if (about === 'person') {
    const [row] = await database.select({ address: people.email }).from(people).where(eq(people.id, id));
    return row?.address ?? null;
  }
  const [row] = await database
    .select({ address: people.email })
    .from(outboxMails)
    .innerJoin(people, eq(people.id, outboxMails.personId))
    .where(and(eq(outboxMails.id, id), eq(outboxMails.kind, 'invitation')));
  return row?.address ?? null;
}
