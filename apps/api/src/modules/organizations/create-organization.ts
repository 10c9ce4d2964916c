import { and, eq, sql } from 'drizzle-orm';
import { recordAudit } from '../../core/audit.ts';
import type { Clock } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { JobRequest } from '../../core/job.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { organizations } from '../../db/schema/organizations.ts';
import { people, personRoles } from '../../db/schema/people.ts';
import { queueMails } from '../mail/mail.public.ts';

/**
 * Makes an organisation and its first HR person, and has a mail sent to them that says where to sign in. The mail holds no secret:
 * a sign-in link works in the browser that asked for it, and nobody has asked yet.
 *
 * @param input.hrName "Given Family": mails greet the person by it
 * @throws AppError `conflict` when an organisation of this name has this address already
 * @example await createOrganization(database, systemClock, { name: 'St. Elsewhere', hrEmail: 'hr@hospital.example', hrName: 'Ada Lovelace' });
 */
export async function createOrganization(
  database: Database,
  clock: Clock,
  input: { name: string; hrEmail: string; hrName: string },
): Promise<{ organizationId: string; personId: string; jobs: JobRequest<never>[] }> {
  const now = clock.now();
  return inTransaction(database, async (tx) => {
    const [twin] = await tx
      .select({ id: organizations.id })
      .from(organizations)
      .innerJoin(people, eq(people.organizationId, organizations.id))
      .where(and(eq(organizations.name, input.name), eq(sql`lower(${people.email})`, input.hrEmail.toLowerCase())));
    if (twin) throw new AppError('conflict', `${input.name} is here already, with this address. Sign in with it.`);

    const [organization] = await tx
      .insert(organizations)
      .values({ name: input.name, createdAt: now })
      .returning({ id: organizations.id });
    if (!organization) throw new Error('no organisation was written');
    const [person] = await tx
      .insert(people)
      .values({
        organizationId: organization.id,
        ...nameOf(input.hrName),
        email: input.hrEmail,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: people.id });
    if (!person) throw new Error('no person was written');
    await tx.insert(personRoles).values({ personId: person.id, role: 'hr' });
    await recordAudit(tx, {
      organizationId: organization.id,
      actorId: null,
      action: 'organization.created',
      targetKind: 'organization',
      targetId: organization.id,
    });
    const jobs = await queueMails(tx, [{ kind: 'welcome', organizationId: organization.id, personId: person.id }]);
    return { organizationId: organization.id, personId: person.id, jobs };
  });
}

/** The last word is taken for the family name. */
function nameOf(name: string): { givenName: string; familyName: string } {
  const words = name.trim().split(/\s+/);
  const familyName = words.length > 1 ? (words.pop() ?? '') : '';
  return { givenName: words.join(' ').slice(0, 100), familyName: familyName.slice(0, 100) };
}
