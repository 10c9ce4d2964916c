import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../core/context.ts';
import { auditEvents } from '../../db/schema/audit-events.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people, personRoles } from '../../db/schema/people.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { createOrganization } from './create-organization.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe('createOrganization', () => {
  it('makes an organisation with its first HR person, and has a mail sent that holds no secret', async () => {
    const input = { name: 'Lakeside Hospital', hrEmail: 'Hanna.Zorn@lakeside.test', hrName: 'Hanna Maria Zorn' };
    const { organizationId, personId, jobs } = await createOrganization(database.api, systemClock, input);
    const found = await database.owner
      .select({
        givenName: people.givenName,
        familyName: people.familyName,
        email: people.email,
        role: personRoles.role,
      })
      .from(people)
      .innerJoin(personRoles, eq(personRoles.personId, people.id))
      .where(eq(people.organizationId, organizationId));
    expect(found).toEqual([
      { givenName: 'Hanna Maria', familyName: 'Zorn', email: 'Hanna.Zorn@lakeside.test', role: 'hr' },
    ]);
    const mails = await database.owner
      .select({ kind: outboxMails.kind, request: outboxMails.signInRequestId })
      .from(outboxMails)
      .where(eq(outboxMails.personId, personId));
    expect(mails).toEqual([{ kind: 'welcome', request: null }]);
    expect(jobs.map(({ job }) => job.name)).toEqual(['send-mail']);
    const events = await database.owner
      .select({ action: auditEvents.action })
      .from(auditEvents)
      .where(eq(auditEvents.organizationId, organizationId));
    expect(events).toEqual([{ action: 'organization.created' }]);
  });

  it('does not make it twice', async () => {
    const input = { name: 'Hilltop Hospital', hrEmail: 'hr@hilltop.test', hrName: 'Ada' };
    await createOrganization(database.api, systemClock, input);
    const again = createOrganization(database.api, systemClock, { ...input, hrEmail: 'HR@hilltop.test' });
    await expect(again).rejects.toMatchObject({ code: 'conflict' });
    const other = await createOrganization(database.api, systemClock, { ...input, name: 'Hilltop Clinic' });
    const [person] = await database.owner
      .select({ givenName: people.givenName, familyName: people.familyName })
      .from(people)
      .where(eq(people.id, other.personId));
    expect(person).toEqual({ givenName: 'Ada', familyName: '' });
  });
});
