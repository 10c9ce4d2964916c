import { randomUUID } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../core/transaction.ts';
import { mailPace } from '../../db/schema/mail-pace.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people } from '../../db/schema/people.ts';
import { signInRequests } from '../../db/schema/sign-in.ts';
import { createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { setUpMail } from '../../testing/set-up-mail.ts';
import { type MailToQueue, queueMails } from './mail.public.ts';
import type { MailDeps } from './mail-deps.ts';
import { domainOf, waitsItsTurn } from './pace.ts';
import { sendMail } from './send-mail.ts';
import { forgetPaces } from './take-turn.ts';

const { database, server, deps: base } = await setUpMail();
const deps: MailDeps = { ...base, perDomainPerMinute: 3 };
const organizationId = await createOrganizationRow(database.owner);

/** A minute that ends while a test counts would let it count anew: tests begin with at least ten seconds of it left. */
beforeEach(async () => {
  const { rows } = await database.owner.execute<{ left: number }>(
    sql`SELECT 60 - extract(second FROM now())::float AS left`,
  );
  const left = rows[0]?.left ?? 0;
  if (left < 10) await new Promise((resolve) => setTimeout(resolve, left * 1000 + 50));
  server.received.length = 0;
}, 30_000);

async function queue(mails: MailToQueue[]): Promise<string[]> {
  await inTransaction(database.api, (tx) => queueMails(tx, mails));
  const rows = await database.owner
    .select({ id: outboxMails.id })
    .from(outboxMails)
    .where(
      inArray(
        outboxMails.personId,
        mails.map(({ personId }) => personId),
      ),
    );
  return rows.map(({ id }) => id);
}

async function welcomes(domain: string, count: number): Promise<string[]> {
  const mails: MailToQueue[] = [];
  for (let number = 0; number < count; number += 1) {
    const personId = await createPersonRow(database.owner, organizationId, { email: `${randomUUID()}@${domain}` });
    mails.push({ kind: 'welcome', organizationId, personId });
  }
  return queue(mails);
}

const outcomesOf = async (ids: string[], using = deps) =>
  (await Promise.all(ids.map((id) => sendMail(using, id)))).map(({ outcome }) => outcome).sort();

describe('mails to one domain', () => {
  it('leave so many in a minute, over all workers, and the others wait for the next', async () => {
    const ids = await welcomes('Busy.example', 8);
    const workers = [deps, { ...deps }, { ...deps }];
    const outcomes = await Promise.all(ids.map((id, index) => sendMail(workers[index % 3] ?? deps, id)));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      ...Array(5).fill('put-off'),
      ...Array(3).fill('sent'),
    ]);
    expect(server.received).toHaveLength(3);
    const waiting = await database.owner.execute(sql`
      SELECT attempts, error_code, next_attempt_at = date_trunc('minute', now()) + interval '1 minute' AS "next minute"
      FROM outbox_mails WHERE state = 'pending' AND id = ANY (${sql.param(ids)}::uuid[])`);
    // No attempt: it neither brings a mail nearer to being given up, nor makes it count as one that may not arrive.
    expect(waiting.rows).toEqual(Array(5).fill({ attempts: 0, error_code: null, 'next minute': true }));
    const [pace] = await database.owner.select().from(mailPace).where(eq(mailPace.domain, 'busy.example'));
    expect(pace?.leftInIt).toBe(3);
  });

  it('leave in the next minute', async () => {
    const ids = await welcomes('later.example', 4);
    expect(await outcomesOf(ids)).toEqual(['put-off', 'sent', 'sent', 'sent']);
    await database.owner.execute(sql`UPDATE mail_pace SET minute = minute - interval '1 minute'`);
    await database.owner.execute(
      sql`UPDATE outbox_mails SET next_attempt_at = now() - interval '1 second' WHERE state = 'pending'`,
    );
    expect(await outcomesOf(ids)).toEqual(['not-due', 'not-due', 'not-due', 'sent']);
  });

  it('do not hold up those to another', async () => {
    const ids = [...(await welcomes('one.example', 3)), ...(await welcomes('two.example', 3))];
    expect(await outcomesOf(ids)).toEqual(Array(6).fill('sent'));
  });

  it('never hold up somebody who signs in', async () => {
    expect(await outcomesOf(await welcomes('full.example', 3))).toEqual(Array(3).fill('sent'));
    const personId = await createPersonRow(database.owner, organizationId, { email: 'ada@full.example' });
    const [request] = await database.owner
      .insert(signInRequests)
      .values({ personId, browserHash: Buffer.alloc(32), expiresAt: sql`now() + interval '15 minutes'` })
      .returning({ id: signInRequests.id });
    const signIn = { kind: 'sign-in', organizationId, personId, signInRequestId: request?.id ?? '' } as const;
    expect(await outcomesOf(await queue([signIn]))).toEqual(['sent']);
    expect(await outcomesOf(await welcomes('full.example', 1))).toEqual(['put-off']);
  });

  it('are as many as there are where nothing is said', async () => {
    expect(await outcomesOf(await welcomes('free.example', 5), base)).toEqual(Array(5).fill('sent'));
  });

  it('goes to no domain where the address names none: the mail server says so', async () => {
    const [id = ''] = await welcomes('x.example', 1);
    const [row] = await database.owner.select().from(outboxMails).where(eq(outboxMails.id, id));
    await database.owner
      .update(people)
      .set({ email: 'nowhere' })
      .where(eq(people.id, row?.personId ?? ''));
    expect(await outcomesOf([id])).toEqual(['failed']);
  });
});

it('remembers a domain for an hour', async () => {
  await database.owner.execute(sql`
    INSERT INTO mail_pace VALUES ('old.example', now() - interval '61 minutes', 1), ('new.example', now() - interval '5 minutes', 1)`);
  await forgetPaces(database.mailer);
  const left = await database.owner.select({ domain: mailPace.domain }).from(mailPace);
  const domains = left.map(({ domain }) => domain);
  expect(domains).toContain('new.example');
  expect(domains).not.toContain('old.example');
});

describe('which domain', () => {
  it.each([
    ['Noor@Hospital.Example', 'hospital.example'],
    ['noor@hospital.example.', 'hospital.example'],
    ['"a@b"@hospital.example', 'hospital.example'],
    ['noor@', null],
    ['noor', null],
    ['', null],
    ['noor@a b', null],
    [`noor@${'a'.repeat(256)}`, null],
  ])('%j: %j', (address, domain) => {
    expect(domainOf(address)).toBe(domain);
  });

  it('matters to every mail but the one that somebody waits for', () => {
    expect(waitsItsTurn('sign-in')).toBe(false);
    for (const kind of ['invitation', 'reminder', 'further-round', 'welcome'] as const) {
      expect(waitsItsTurn(kind)).toBe(true);
    }
  });
});
