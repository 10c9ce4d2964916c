import { randomBytes } from 'node:crypto';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../core/context.ts';
import { hashSecret, hashSignInCode } from '../../core/secret-hash.ts';
import { signInRequests } from '../../db/schema/sign-in.ts';
import { createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { requestSignIn } from './request-sign-in.ts';
import { signInByCode } from './sign-in-by-code.ts';
import { signInByLink } from './sign-in-by-link.ts';

const minuteMs = 60_000;
const newSecret = (bytes: number) => randomBytes(bytes).toString('base64url');

describe('guessing the code of somebody else', () => {
  let database: TestDatabase;
  let organizationId: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    organizationId = await createOrganizationRow(database.owner);
  });
  afterAll(() => database.close());

  /** Asks for a mail and delivers it, as the mailer would: always the same code. */
  async function ask(person: { id: string; email: string }, clock: Clock) {
    const browserSecret = newSecret(32);
    const token = newSecret(16);
    await requestSignIn(database.api, clock, { email: person.email, browserSecret });
    const [request] = await database.owner
      .select({ id: signInRequests.id })
      .from(signInRequests)
      .where(and(eq(signInRequests.personId, person.id), isNull(signInRequests.linkHash)))
      .orderBy(desc(signInRequests.createdAt));
    if (!request) throw new Error('no mail was asked for');
    await database.owner
      .update(signInRequests)
      .set({ linkHash: hashSecret(token), codeHash: hashSignInCode(request.id, '314159') })
      .where(eq(signInRequests.id, request.id));
    return { browserSecret, token };
  }

  it('ends after so many tries a day, mail after mail; the link goes on working', async () => {
    const email = `${newSecret(6).toLowerCase()}@hospital.test`;
    const person = { email, id: await createPersonRow(database.owner, organizationId, { email }) };
    let now = Date.now();
    const clock: Clock = { now: () => new Date(now) };
    for (let mail = 0; mail < 5; mail += 1) {
      const { browserSecret } = await ask(person, clock);
      for (let guess = 0; guess < 5; guess += 1) {
        await expect(signInByCode(database.api, clock, { code: `00000${guess}`, browserSecret })).rejects.toMatchObject(
          { code: 'code-wrong' },
        );
      }
      now += 16 * minuteMs;
    }
    const { browserSecret, token } = await ask(person, clock);
    const right = { code: '314159', browserSecret };
    await expect(signInByCode(database.api, clock, right)).rejects.toMatchObject({ code: 'code-wrong' });
    expect(await signInByLink(database.api, clock, { token, browserSecret })).toMatchObject({ personId: person.id });

    now += 25 * 60 * minuteMs;
    const later = await ask(person, clock);
    expect(
      await signInByCode(database.api, clock, { code: '314159', browserSecret: later.browserSecret }),
    ).toMatchObject({ personId: person.id });
  });
});
