import { timingSafeEqual } from 'node:crypto';
import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Clock } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { hashSecret, hashSignInCode } from '../../core/secret-hash.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { people } from '../../db/schema/people.ts';
import { signInRequests } from '../../db/schema/sign-in.ts';
import { askedFor, type BrowserMark } from './browser-mark.ts';
import { type OpenedSession, openSession } from './open-session.ts';

/** Wrong codes after which a request's code is dead. Its link still works in its browser. */
export const codeAttemptsMaximum = 5;

/**
 * Comparisons of wrong codes with one person's requests within a day after which only links sign that person in. Anybody may ask for
 * mails to others and guess, five times a mail and mail after mail: without a bound that adds up to a chance within weeks.
 */
export const wrongCodesADayMaximum = 25;

/**
 * Signs in by the six digits of the mail, typed in the browser that asked. They are compared with the mails to the address that this
 * browser asked for last, and with no others.
 *
 * @throws AppError `sign-in-other-browser` (this browser never asked), `code-wrong` (also for a dead code and for an address that is
 * nobody's)
 */
export async function signInByCode(
  database: Database,
  clock: Clock,
  input: { code: string; browser: BrowserMark | null },
): Promise<OpenedSession> {
  const { browser } = input;
  if (browser === null) {
    throw new AppError(
      'sign-in-other-browser',
      'Type the code in the browser where you asked for the mail, or ask for a new one here.',
    );
  }
  // The outcome leaves the transaction before anything is thrown: a wrong try must stay counted.
  const outcome = await inTransaction(database, (tx) => tryCode(tx, clock, input.code, browser));
  if (outcome) return outcome;
  // One answer for a wrong code, a dead one and none at all: they would tell whether the address belongs to somebody.
  throw new AppError(
    'code-wrong',
    'That code does not fit, or no longer. Please compare it with the newest mail, or ask for another.',
  );
}

const dayMs = 24 * 3_600_000;

/** Wrong codes that were compared with any request of a request's person, whoever asked for it. */
function wrongCodesSince(since: Date): SQL<number> {
  return sql<number>`(SELECT coalesce(sum(tried.attempts), 0)::int FROM ${signInRequests} tried
    WHERE tried.person_id = ${signInRequests.personId} AND tried.created_at > ${since.toISOString()}::timestamptz)`;
}

async function tryCode(
  tx: Transaction,
  clock: Clock,
  code: string,
  browser: BrowserMark,
): Promise<OpenedSession | null> {
  const now = clock.now();
  const asked = await tx
    .select({
      id: signInRequests.id,
      personId: signInRequests.personId,
      codeHash: signInRequests.codeHash,
      email: people.email,
    })
    .from(signInRequests)
    .innerJoin(people, eq(people.id, signInRequests.personId))
    .where(
      and(
        eq(signInRequests.browserHash, hashSecret(browser.secret)),
        isNull(signInRequests.usedAt),
        isNotNull(signInRequests.codeHash),
        gt(signInRequests.expiresAt, now),
        lt(signInRequests.attempts, codeAttemptsMaximum),
        lt(wrongCodesSince(new Date(now.getTime() - dayMs)), wrongCodesADayMaximum),
      ),
    )
    .orderBy(desc(signInRequests.createdAt), signInRequests.id)
    .for('update', { of: signInRequests });
  const open = asked.filter(({ email }) => askedFor(browser, email));
  // Every open request is compared, found or not, so that time says nothing.
  const fitting = open.filter(
    ({ id, codeHash }) => codeHash !== null && timingSafeEqual(codeHash, hashSignInCode(id, code)),
  );
  const [request] = fitting;
  if (!request) {
    const ids = open.map(({ id }) => id);
    if (ids.length === 0) return null;
    await tx
      .update(signInRequests)
      .set({ attempts: sql`${signInRequests.attempts} + 1` })
      .where(inArray(signInRequests.id, ids));
    return null;
  }
  await tx.update(signInRequests).set({ usedAt: now }).where(eq(signInRequests.id, request.id));
  return openSession(tx, clock, request.personId);
}
