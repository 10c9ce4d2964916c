import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '../../core/transaction.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { refreshTokens, sessions, signInRequests } from '../../db/schema/sign-in.ts';
import { createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { queueMails } from '../mail/mail.public.ts';
import { forgetOutdatedSignIns } from './forget-outdated-sign-ins.ts';

let database: TestDatabase;
let organizationId: string;
let personId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  organizationId = await createOrganizationRow(database.owner);
  personId = await createPersonRow(database.owner, organizationId);
});
afterAll(() => database.close());

const now = new Date('2027-03-01T12:00:00Z');
const clock = { now: () => now };
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000);
const hash = () => randomBytes(32);

async function request(expiredDaysAgo: number): Promise<string> {
  const expiresAt = daysAgo(expiredDaysAgo);
  const [row] = await database.owner
    .insert(signInRequests)
    .values({ personId, browserHash: hash(), createdAt: expiresAt, expiresAt })
    .returning({ id: signInRequests.id });
  const id = row?.id ?? '';
  await inTransaction(database.api, (tx) =>
    queueMails(tx, [{ kind: 'sign-in', organizationId, personId, signInRequestId: id }]),
  );
  return id;
}

/** @param tokens days ago at which each runs out */
async function session(options: { createdDaysAgo: number; revokedDaysAgo?: number; tokens: readonly number[] }) {
  const { revokedDaysAgo } = options;
  const [row] = await database.owner
    .insert(sessions)
    .values({
      personId,
      createdAt: daysAgo(options.createdDaysAgo),
      ...(revokedDaysAgo === undefined ? {} : { revokedAt: daysAgo(revokedDaysAgo), revokedBecause: 'signed-out' }),
    })
    .returning({ id: sessions.id });
  const sessionId = row?.id ?? '';
  for (const days of options.tokens) {
    await database.owner.insert(refreshTokens).values({ tokenHash: hash(), sessionId, expiresAt: daysAgo(days) });
  }
  return sessionId;
}

const tokensOf = (sessionId: string) => database.owner.$count(refreshTokens, eq(refreshTokens.sessionId, sessionId));

it('deletes what is outdated, with what hangs on it, and nothing else', async () => {
  const kept = { request: await request(0.9), running: await request(-0.01) };
  await request(1.1);
  const used = await session({ createdDaysAgo: 90, tokens: [40, 1, -29] });
  const revokedLately = await session({ createdDaysAgo: 40, revokedDaysAgo: 29, tokens: [-1] });
  const young = await session({ createdDaysAgo: 1, tokens: [] });
  await session({ createdDaysAgo: 40, revokedDaysAgo: 31, tokens: [-1] });
  await session({ createdDaysAgo: 61, tokens: [31] });

  await Promise.all([forgetOutdatedSignIns(database.api, clock), forgetOutdatedSignIns(database.api, clock)]);

  const requests = await database.owner.select({ id: signInRequests.id }).from(signInRequests);
  expect(new Set(requests.map(({ id }) => id))).toEqual(new Set([kept.request, kept.running]));
  expect(await database.owner.$count(outboxMails)).toBe(2);
  const left = await database.owner.select({ id: sessions.id }).from(sessions);
  expect(new Set(left.map(({ id }) => id))).toEqual(new Set([used, revokedLately, young]));
  expect([await tokensOf(used), await tokensOf(revokedLately)]).toEqual([1, 1]);
});
