import { randomBytes } from 'node:crypto';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../core/context.ts';
import { hashSecret, hashSignInCode } from '../../core/secret-hash.ts';
import { signInRequests } from '../../db/schema/sign-in.ts';
import { createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { type BrowserMark, markBrowser } from './browser-mark.ts';
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

  /** Asks for a mail, in a new browser or in one that asked before, and delivers it, as the mailer would. */
  async function ask(
    person: { id: string; email: string },
    clock: Clock,
    { before = null, code = '314159' }: { before?: BrowserMark | null; code?: string } = {},
  ) {
    const browser = markBrowser(before, person.email);
    const token = newSecret(16);
    await requestSignIn(database.api, clock, { email: person.email, browserSecret: browser.secret });
    const [request] = await database.owner
      .select({ id: signInRequests.id })
      .from(signInRequests)
      .where(and(eq(signInRequests.personId, person.id), isNull(signInRequests.linkHash)))
      .orderBy(desc(signInRequests.createdAt));
    if (!request) throw new Error('no mail was asked for');
    await database.owner
      .update(signInRequests)
      .set({ linkHash: hashSecret(token), codeHash: hashSignInCode(request.id, code) })
      .where(eq(signInRequests.id, request.id));
    return { browser, token, requestId: request.id };
  }

  async function newPerson(): Promise<{ id: string; email: string }> {
    const email = `${newSecret(6).toLowerCase()}@hospital.test`;
    return { email, id: await createPersonRow(database.owner, organizationId, { email }) };
  }

  it('ends after so many tries a day, mail after mail; the link goes on working', async () => {
    const person = await newPerson();
    let now = Date.now();
    const clock: Clock = { now: () => new Date(now) };
    for (let mail = 0; mail < 5; mail += 1) {
      const { browser } = await ask(person, clock);
      for (let guess = 0; guess < 5; guess += 1) {
        await expect(signInByCode(database.api, clock, { code: `00000${guess}`, browser })).rejects.toMatchObject({
          code: 'code-wrong',
        });
      }
      now += 16 * minuteMs;
    }
    const { browser, token } = await ask(person, clock);
    const right = { code: '314159', browser };
    await expect(signInByCode(database.api, clock, right)).rejects.toMatchObject({ code: 'code-wrong' });
    expect(await signInByLink(database.api, clock, { token, browserSecret: browser.secret })).toMatchObject({
      personId: person.id,
    });

    now += 25 * 60 * minuteMs;
    const later = await ask(person, clock);
    expect(await signInByCode(database.api, clock, { code: '314159', browser: later.browser })).toMatchObject({
      personId: person.id,
    });
  });

  it('is tried on one person, however many were asked for in the browser', async () => {
    const clock: Clock = { now: () => new Date() };
    const asked = [];
    let browser: BrowserMark | null = null;
    for (let index = 0; index < 12; index += 1) {
      const person = await newPerson();
      const one = await ask(person, clock, { before: browser, code: `10000${index % 10}` });
      browser = one.browser;
      asked.push({ ...one, person, code: `10000${index % 10}` });
    }
    // Codes that others were sent.
    for (const { code } of asked.slice(2, 7)) {
      await expect(signInByCode(database.api, clock, { code, browser })).rejects.toMatchObject({ code: 'code-wrong' });
    }
    const attempts = await Promise.all(
      asked.map(({ requestId }) =>
        database.owner.select().from(signInRequests).where(eq(signInRequests.id, requestId)),
      ),
    );
    expect(attempts.flat().map((row) => row.attempts)).toEqual([...Array(11).fill(0), 5]);
    // Each of them still gets in by the link, in this browser.
    const [first] = asked;
    const opened = await signInByLink(database.api, clock, {
      token: first?.token ?? '',
      browserSecret: browser?.secret ?? null,
    });
    expect(opened.personId).toBe(first?.person.id);
  });

  it('says nothing of who is known: a code ends with the next address, also with one that is nobody’s', async () => {
    const clock: Clock = { now: () => new Date() };
    const known = await newPerson();
    for (const other of [(await newPerson()).email, 'nobody@hospital.test']) {
      const { browser } = await ask(known, clock);
      const next = markBrowser(browser, other);
      await requestSignIn(database.api, clock, { email: other, browserSecret: next.secret });
      const outcome = signInByCode(database.api, clock, { code: '314159', browser: next });
      await expect(outcome, other).rejects.toMatchObject({ code: 'code-wrong' });
    }
  });

  it('leaves the code of an earlier mail to the same address', async () => {
    const clock: Clock = { now: () => new Date() };
    const person = await newPerson();
    const mistyped = markBrowser(null, 'mistyped@hospital.test');
    const first = await ask(person, clock, { before: mistyped, code: '111111' });
    const second = await ask({ ...person, email: person.email.toUpperCase() }, clock, {
      before: first.browser,
      code: '222222',
    });
    const opened = await signInByCode(database.api, clock, { code: '111111', browser: second.browser });
    expect(opened.personId).toBe(person.id);
    expect(await signInByCode(database.api, clock, { code: '222222', browser: second.browser })).toMatchObject({
      personId: person.id,
    });
  });
});
