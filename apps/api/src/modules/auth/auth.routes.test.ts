import { randomBytes } from 'node:crypto';
import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { hashSecret, hashSignInCode } from '../../core/secret-hash.ts';
import { auditEvents } from '../../db/schema/audit-events.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { refreshTokens, sessions, signInRequests } from '../../db/schema/sign-in.ts';
import { actorOf, createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { markBrowser, writeBrowserMark } from './browser-mark.ts';

let database: TestDatabase;
let product: TestApp;
let organizationId: string;
let personId: string;
let email: string;
let caller = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  organizationId = await createOrganizationRow(database.owner);
});
beforeEach(async () => {
  product = await createTestApp(database);
  email = `${randomBytes(6).toString('hex')}@hospital.test`;
  personId = await createPersonRow(database.owner, organizationId, {
    givenName: 'Ada',
    familyName: 'Rivera',
    email,
    roles: ['leader'],
  });
  return () => product.close();
});
afterAll(() => database.close());

type Cookies = Record<string, string>;

function newCaller(): string {
  caller += 1;
  return `10.0.${Math.floor(caller / 250)}.${(caller % 250) + 1}`;
}

/** A browser: keeps the cookies that it is given, and comes from an address of its own unless one is given. */
function openBrowser(cookies: Cookies = {}, remoteAddress = newCaller()) {
  const send = async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => {
    const reply = await product.app.inject({ method, url, cookies, remoteAddress, ...(payload ? { payload } : {}) });
    for (const cookie of reply.cookies) {
      if (cookie.value === '') delete cookies[cookie.name];
      else cookies[cookie.name] = cookie.value;
    }
    return reply;
  };
  return {
    cookies,
    remoteAddress,
    ask: async (address = email) => {
      const reply = await send('POST', '/api/v1/auth/sign-in-requests', { email: address });
      await product.app.whenNothingIsBehind();
      return reply;
    },
    look: (token: string) => send('POST', '/api/v1/auth/sign-in-links', { token }),
    signIn: (proof: { token: string } | { code: string }) => send('POST', '/api/v1/auth/sessions', proof),
    refresh: () => send('POST', '/api/v1/auth/refresh'),
    me: () => send('GET', '/api/v1/me'),
    signOut: () => send('DELETE', '/api/v1/auth/session'),
    signOutEverywhere: () => send('DELETE', '/api/v1/auth/sessions'),
  };
}

/** What the mailer does when it sends: the secrets go into the mail, their hashes into the row. */
async function deliverNewest(person = personId): Promise<{ id: string; token: string; code: string }> {
  const [request] = await database.owner
    .select({ id: signInRequests.id })
    .from(signInRequests)
    // A clock that is set back must not bring up one that was sent before.
    .where(and(eq(signInRequests.personId, person), isNull(signInRequests.linkHash)))
    .orderBy(desc(signInRequests.createdAt))
    .limit(1);
  if (!request) throw new Error('nobody asked');
  const token = randomBytes(16).toString('base64url');
  const code = '314159';
  await database.mailer
    .update(signInRequests)
    .set({ linkHash: hashSecret(token), codeHash: hashSignInCode(request.id, code) })
    .where(eq(signInRequests.id, request.id));
  return { id: request.id, token, code };
}

async function signedInBrowser() {
  const browser = openBrowser();
  await browser.ask();
  const { token } = await deliverNewest();
  expect((await browser.signIn({ token })).statusCode).toBe(200);
  return browser;
}

describe('asking for a sign-in mail', () => {
  it('queues one mail for a known address, whatever its case, and marks the browser', async () => {
    const browser = openBrowser();
    const reply = await browser.ask(email.toUpperCase());
    expect(reply.statusCode).toBe(202);
    const mails = await database.owner
      .select({ kind: outboxMails.kind, requestId: outboxMails.signInRequestId })
      .from(outboxMails)
      .where(eq(outboxMails.personId, personId));
    expect(mails).toEqual([{ kind: 'sign-in', requestId: expect.any(String) }]);
    const [mark] = reply.cookies;
    expect(mark).toMatchObject({
      name: 'heartset_browser',
      httpOnly: true,
      sameSite: 'Strict',
      path: '/api/v1/auth',
      maxAge: 900,
    });
  });

  it('answers an unknown address the same, after about the same time, and sends nothing', async () => {
    const timed = async (address: string) => {
      const began = performance.now();
      const reply = await openBrowser().ask(address);
      const { 'x-request-id': _id, 'set-cookie': _cookie, date: _date, ...headers } = reply.headers;
      return {
        ms: performance.now() - began,
        status: reply.statusCode,
        body: reply.body,
        headers: Object.keys(headers),
      };
    };
    const before = await database.owner.$count(outboxMails);
    const unknown = await timed('nobody@hospital.test');
    expect(await database.owner.$count(outboxMails)).toBe(before);
    const known = await timed(email);
    expect({ ...unknown, ms: 0 }).toEqual({ ...known, ms: 0 });
    expect(Math.abs(unknown.ms - known.ms)).toBeLessThan(150);
    expect(unknown.ms).toBeGreaterThan(290);
  });

  it('sends a person fifteen mails in a quarter of an hour at most, also when they are asked for at once', async () => {
    const replies = await Promise.all(Array.from({ length: 18 }, () => openBrowser().ask()));
    expect(replies.map((reply) => reply.statusCode)).toEqual(Array(18).fill(202));
    expect(await database.owner.$count(outboxMails, eq(outboxMails.personId, personId))).toBe(15);
    product.clock.advance(16 * 60_000);
    await openBrowser().ask();
    expect(await database.owner.$count(outboxMails, eq(outboxMails.personId, personId))).toBe(16);
  });

  it('lets no stranger keep somebody from their mails', async () => {
    const mails = () => database.owner.$count(outboxMails, eq(outboxMails.personId, personId));
    const stranger = openBrowser();
    const replies = [];
    for (let asked = 0; asked < 8; asked += 1) {
      replies.push(await stranger.ask(asked % 2 === 0 ? email : email.toUpperCase()));
    }
    expect(replies.map(({ statusCode, body }) => [statusCode, body])).toEqual(
      Array(8).fill([202, '{"status":"sent-if-known"}']),
    );
    expect(await mails()).toBe(3);
    await openBrowser().ask();
    expect(await mails()).toBe(4);
    // The same caller may still ask for somebody else.
    const other = `${randomBytes(6).toString('hex')}@hospital.test`;
    const otherId = await createPersonRow(database.owner, organizationId, { email: other });
    await stranger.ask(other);
    expect(await database.owner.$count(outboxMails, eq(outboxMails.personId, otherId))).toBe(1);
  });

  it('slows down a caller who tries many addresses', async () => {
    const browser = openBrowser();
    const tries = Array.from({ length: 30 }, (_, index) => browser.ask(`guess${index}@hospital.test`));
    expect((await Promise.all(tries)).filter((reply) => reply.statusCode === 202)).toHaveLength(30);
    expect((await browser.ask()).json()).toMatchObject({ code: 'too-many-requests', status: 429 });
    expect((await openBrowser().ask()).statusCode).toBe(202);
  });

  it('slows down a browser that asks for one address after another, known or not', async () => {
    const refused = [];
    for (const domain of ['known', 'unknown']) {
      const browser = openBrowser();
      for (let asked = 0; asked < 5; asked += 1) {
        const address = `${randomBytes(6).toString('hex')}@hospital.test`;
        if (domain === 'known') await createPersonRow(database.owner, organizationId, { email: address });
        expect((await browser.ask(address)).statusCode).toBe(202);
        // The same once more is nothing new.
        if (asked === 4) expect((await browser.ask(address.toUpperCase())).statusCode).toBe(202);
      }
      const { requestId: _id, ...problem } = (await browser.ask()).json();
      refused.push(problem);
    }
    expect(refused[0]).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(refused[1]).toEqual(refused[0]);
  });

  it('refuses what is no address', async () => {
    const reply = await openBrowser().ask('not an address');
    expect(reply.json()).toMatchObject({ code: 'input-invalid', status: 400 });
  });
});

describe('the link', () => {
  it('signs in by a click in the browser that asked, once', async () => {
    const browser = openBrowser();
    await browser.ask();
    const { token } = await deliverNewest();
    expect((await browser.look(token)).json()).toEqual({ state: 'ready' });
    const reply = await browser.signIn({ token });
    expect(reply.json()).toEqual({
      id: personId,
      name: 'Ada Rivera',
      email,
      roles: ['leader'],
      organization: { id: organizationId, name: 'St. Elsewhere Hospital' },
    });
    expect((await browser.me()).json()).toMatchObject({ id: personId });
    expect(browser.cookies.heartset_browser).toBeUndefined();
    expect((await browser.look(token)).json()).toEqual({ state: 'used-or-expired' });
    expect((await browser.signIn({ token })).json()).toMatchObject({ code: 'sign-in-used-or-expired', status: 410 });
  });

  it('sets cookies that scripts cannot read and other sites cannot send', async () => {
    const browser = openBrowser();
    await browser.ask();
    const { token } = await deliverNewest();
    const set = (await browser.signIn({ token })).cookies;
    expect(set).toContainEqual(
      expect.objectContaining({
        name: 'heartset_access',
        httpOnly: true,
        sameSite: 'Strict',
        path: '/api',
        maxAge: 600,
      }),
    );
    expect(set).toContainEqual(
      expect.objectContaining({
        name: 'heartset_refresh',
        httpOnly: true,
        sameSite: 'Strict',
        path: '/api/v1/auth',
        maxAge: 30 * 24 * 3600,
      }),
    );
    const [, claims = ''] = (browser.cookies.heartset_access ?? '').split('.');
    const { iat, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iat: number; exp: number };
    expect(exp - iat).toBe(600);
  });

  it('survives the looks and the tries of mail scanners, which have no browser mark', async () => {
    const browser = openBrowser();
    await browser.ask();
    const { token } = await deliverNewest();
    for (let scans = 0; scans < 20; scans += 1) {
      const scanner = openBrowser();
      expect((await scanner.look(token)).json()).toEqual({ state: 'other-browser' });
      expect((await scanner.signIn({ token })).json()).toMatchObject({ code: 'sign-in-other-browser', status: 409 });
    }
    expect((await browser.signIn({ token })).statusCode).toBe(200);
  });

  it('works for one of two clicks at the same moment', async () => {
    const browser = openBrowser();
    await browser.ask();
    const { token } = await deliverNewest();
    const cookies = { ...browser.cookies };
    const replies = await Promise.all(
      [openBrowser({ ...cookies }), openBrowser({ ...cookies })].map((tab) => tab.signIn({ token })),
    );
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 410]);
  });

  it('stops after a quarter of an hour', async () => {
    const browser = openBrowser();
    await browser.ask();
    const { token, code } = await deliverNewest();
    product.clock.advance(15 * 60_000);
    expect((await browser.look(token)).json()).toEqual({ state: 'used-or-expired' });
    expect((await browser.signIn({ token })).json()).toMatchObject({ code: 'sign-in-used-or-expired' });
    expect((await browser.signIn({ code })).json()).toMatchObject({ code: 'code-wrong' });
  });

  it('is refused when it is forged, cut short or full of rubbish', async () => {
    const browser = openBrowser();
    await browser.ask();
    const { token } = await deliverNewest();
    for (const forged of [
      randomBytes(16).toString('base64url'),
      token.slice(0, 12),
      '../../etc/passwd',
      'é'.repeat(100),
    ]) {
      expect((await browser.look(forged)).json()).toEqual({ state: 'used-or-expired' });
      expect((await browser.signIn({ token: forged })).json()).toMatchObject({ code: 'sign-in-used-or-expired' });
    }
  });

  it('works from the first of two mails too', async () => {
    const browser = openBrowser();
    await browser.ask();
    const first = await deliverNewest();
    product.clock.advance(60_000);
    await browser.ask();
    await deliverNewest();
    expect((await browser.signIn({ token: first.token })).statusCode).toBe(200);
  });
});

describe('the code', () => {
  it('signs in where the mail was asked for, though it was read elsewhere', async () => {
    const browser = openBrowser();
    await browser.ask();
    const { code } = await deliverNewest();
    expect((await browser.signIn({ code })).json()).toMatchObject({ id: personId });
    expect((await browser.signIn({ code })).json()).toMatchObject({ code: 'sign-in-other-browser' });
  });

  it('is worth nothing in another browser', async () => {
    await openBrowser().ask();
    const { code } = await deliverNewest();
    expect((await openBrowser().signIn({ code })).json()).toMatchObject({ code: 'sign-in-other-browser', status: 409 });
    const foreign = openBrowser({ heartset_browser: writeBrowserMark(markBrowser(null, email)) });
    expect((await foreign.signIn({ code })).json()).toMatchObject({ code: 'code-wrong' });
  });

  it('is dead after five wrong tries, counted also when they come at once; the link still works', async () => {
    const browser = openBrowser();
    await browser.ask();
    const { code, token } = await deliverNewest();
    const cookies = { ...browser.cookies };
    const wrong = await Promise.all(
      Array.from({ length: 8 }, (_, index) => openBrowser({ ...cookies }).signIn({ code: `00000${index}` })),
    );
    const codes = wrong.map((reply) => reply.json().code as string);
    expect(codes).toEqual(Array.from({ length: 8 }, () => 'code-wrong'));
    expect((await browser.signIn({ code })).json()).toMatchObject({ code: 'code-wrong' });
    expect((await browser.signIn({ token })).statusCode).toBe(200);
  });

  it('signs in whoever mistyped the address first, also as a colleague’s', async () => {
    const colleague = `${randomBytes(6).toString('hex')}@hospital.test`;
    const colleagueId = await createPersonRow(database.owner, organizationId, { email: colleague });
    for (const mistyped of ['nobody@hospital.test', colleague]) {
      const browser = openBrowser();
      await browser.ask(mistyped);
      if (mistyped === colleague) await deliverNewest(colleagueId);
      await browser.ask();
      const { code } = await deliverNewest();
      expect((await browser.signIn({ code })).json(), mistyped).toMatchObject({ id: personId });
    }
  });

  it('is not taken any more in a network that has mistyped a hundred today; links are', async () => {
    const browser = openBrowser();
    await browser.ask();
    const { token, code } = await deliverNewest();
    const stranger = openBrowser(
      { heartset_browser: writeBrowserMark(markBrowser(null, 'nobody@hospital.test')) },
      browser.remoteAddress,
    );
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    // Sixty tries in ten minutes are let through: somebody who has time has more.
    for (let guess = 0; guess < 100; guess += 1) {
      if (guess === 50) vi.setSystemTime(Date.now() + 11 * 60_000);
      const reply = await stranger.signIn({ code: String(guess).padStart(6, '0') });
      expect(reply.json(), `guess ${guess}`).toMatchObject({ code: 'code-wrong' });
    }
    vi.setSystemTime(Date.now() + 11 * 60_000);
    expect((await browser.signIn({ code })).json()).toMatchObject({ code: 'codes-paused', status: 429 });
    expect((await openBrowser({ ...browser.cookies }).signIn({ code: '000000' })).json()).toMatchObject({
      code: 'code-wrong',
    });
    expect((await browser.signIn({ token })).json()).toMatchObject({ id: personId });
  });

  it('is tried on one address, though the browser asked for twelve', async () => {
    const browser = openBrowser();
    const asked = [];
    for (let index = 0; index < 12; index += 1) {
      const address = `${randomBytes(6).toString('hex')}@hospital.test`;
      const id = await createPersonRow(database.owner, organizationId, { email: address });
      const { statusCode } = await browser.ask(address);
      if (statusCode === 202) asked.push(await deliverNewest(id));
      else expect([index >= 5, statusCode]).toEqual([true, 429]);
    }
    expect((await browser.signIn({ code: '000001' })).json()).toMatchObject({ code: 'code-wrong' });
    const tried = await database.owner
      .select({ id: signInRequests.id })
      .from(signInRequests)
      .where(
        and(
          gt(signInRequests.attempts, 0),
          inArray(
            signInRequests.id,
            asked.map(({ id }) => id),
          ),
        ),
      );
    expect([asked.length, tried]).toEqual([5, [{ id: asked.at(-1)?.id }]]);
  });

  it('says so while the mail has not been sent', async () => {
    const browser = openBrowser();
    await browser.ask();
    expect((await browser.signIn({ code: '314159' })).json()).toMatchObject({ code: 'code-wrong' });
  });
});

describe('a session', () => {
  it('is asked for by everything that needs somebody', async () => {
    expect((await openBrowser().me()).json()).toMatchObject({ code: 'not-signed-in', status: 401 });
    for (const forged of ['', 'rubbish', 'eyJhbGciOiJub25lIn0.eyJzaWQiOiIxIn0.']) {
      expect((await openBrowser({ heartset_access: forged }).me()).statusCode).toBe(401);
    }
    const raterToken = product.app.signRaterToken(personId);
    expect((await openBrowser({ heartset_access: raterToken }).me()).statusCode).toBe(401);
  });

  it('is renewed with a new token each time', async () => {
    const browser = await signedInBrowser();
    const before = browser.cookies.heartset_refresh;
    expect((await browser.refresh()).statusCode).toBe(204);
    expect(browser.cookies.heartset_refresh).not.toBe(before);
    expect((await browser.refresh()).statusCode).toBe(204);
    expect((await browser.me()).statusCode).toBe(200);
  });

  it('lets two tabs renew at the same moment', async () => {
    const browser = await signedInBrowser();
    const tabs = [openBrowser({ ...browser.cookies }), openBrowser({ ...browser.cookies })];
    const replies = await Promise.all(tabs.map((tab) => tab.refresh()));
    expect(replies.map((reply) => reply.statusCode)).toEqual([204, 204]);
    const renewed = tabs.map((tab) => tab.cookies.heartset_refresh !== browser.cookies.heartset_refresh);
    expect(renewed.filter(Boolean)).toHaveLength(1);
  });

  it('ends for everybody when a token that was replaced comes again', async () => {
    const browser = await signedInBrowser();
    const thief = openBrowser({ ...browser.cookies });
    await browser.refresh();
    product.clock.advance(11_000);
    expect((await thief.refresh()).json()).toMatchObject({ code: 'not-signed-in' });
    expect((await browser.refresh()).json()).toMatchObject({ code: 'not-signed-in' });
    expect((await browser.me()).statusCode).toBe(401);
    const [session] = await database.owner
      .select({ because: sessions.revokedBecause })
      .from(sessions)
      .where(eq(sessions.personId, personId));
    expect(session).toEqual({ because: 'token-reused' });
  });

  it('is not renewed by an unknown or an outdated token', async () => {
    const stranger = openBrowser({ heartset_refresh: randomBytes(32).toString('base64url') });
    expect((await stranger.refresh()).json()).toMatchObject({ code: 'not-signed-in' });
    expect((await openBrowser().refresh()).json()).toMatchObject({ code: 'not-signed-in' });
    const browser = await signedInBrowser();
    product.clock.advance(31 * 24 * 3_600_000);
    expect((await browser.refresh()).json()).toMatchObject({ code: 'not-signed-in' });
  });

  it('keeps hashes alone', async () => {
    const browser = await signedInBrowser();
    const stored = await database.owner.select({ hash: refreshTokens.tokenHash }).from(refreshTokens);
    const token = browser.cookies.heartset_refresh ?? '';
    expect(stored.some(({ hash }) => hash.equals(hashSecret(token)))).toBe(true);
    expect(stored.some(({ hash }) => hash.toString('base64url') === token)).toBe(false);
  });
});

describe('signing out', () => {
  it('ends the session of this browser only, also when the access token has run out', async () => {
    const here = await signedInBrowser();
    const elsewhere = await signedInBrowser();
    delete here.cookies.heartset_access;
    const access = elsewhere.cookies.heartset_access ?? '';
    const refresh = here.cookies.heartset_refresh ?? '';
    expect((await here.signOut()).statusCode).toBe(204);
    expect(here.cookies).toEqual({});
    expect((await openBrowser({ heartset_refresh: refresh }).refresh()).statusCode).toBe(401);
    expect((await openBrowser({ heartset_access: access }).me()).statusCode).toBe(200);
    expect((await here.signOut()).statusCode).toBe(204);
  });

  it('everywhere ends every session at once, stops mails under way, and is written down', async () => {
    const here = await signedInBrowser();
    const elsewhere = await signedInBrowser();
    const asking = openBrowser();
    await asking.ask();
    const { token } = await deliverNewest();
    expect((await here.signOutEverywhere()).statusCode).toBe(204);
    expect((await elsewhere.me()).statusCode).toBe(401);
    expect((await elsewhere.refresh()).statusCode).toBe(401);
    expect((await asking.signIn({ token })).statusCode).toBe(410);
    const actions = await database.owner
      .select({ action: auditEvents.action, details: auditEvents.details })
      .from(auditEvents)
      .where(eq(auditEvents.targetId, personId));
    expect(actions).toEqual([{ action: 'session.signed-out-everywhere', details: { sessions: 2 } }]);
    expect((await openBrowser().signOutEverywhere()).statusCode).toBe(401);
  });

  it('leaves other people signed in', async () => {
    const otherId = await createPersonRow(database.owner, organizationId, { roles: ['hr'] });
    const other = await actorOf(database.owner, organizationId, otherId, ['hr']);
    const browser = await signedInBrowser();
    await browser.signOutEverywhere();
    const reply = await product.app.inject({ url: '/api/v1/me', headers: product.cookieOf(other) });
    expect(reply.json()).toMatchObject({ id: otherId, roles: ['hr'] });
  });
});
