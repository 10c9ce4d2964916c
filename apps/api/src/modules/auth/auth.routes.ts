import {
  createSessionSchema,
  meSchema,
  signInLinkSchema,
  signInLinkStateSchema,
  signInRequestedSchema,
  signInRequestSchema,
} from '@heartset/model/api/auth';
import { emptySchema } from '@heartset/model/api/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { hashSecretBytes } from '../../core/secret-hash.ts';
import type { ApiDeps, App, Routes } from '../../plugins/app-instance.ts';
import { cookies } from '../../plugins/authenticate.ts';
import { loadActorByRefreshToken, readMe } from './auth.queries.ts';
import { askedFor, type BrowserMark, markBrowser, readBrowserMark, writeBrowserMark } from './browser-mark.ts';
import { callerNetwork } from './caller-network.ts';
import { checkSignInLink } from './check-sign-in-link.ts';
import { isDrawnSecret } from './draw-secret.ts';
import { forgetOutdatedSignIns } from './forget-outdated-sign-ins.ts';
import type { OpenedSession } from './open-session.ts';
import { refreshSession } from './refresh-session.ts';
import { requestSignIn, signInMailsPerCaller, signInMinutes } from './request-sign-in.ts';
import { signInByCode } from './sign-in-by-code.ts';
import { signInByLink } from './sign-in-by-link.ts';
import { signOut } from './sign-out.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';

/** Known and unknown addresses are answered after the same time; what takes longer goes on behind the answer. */
const answeredAfterMs = 300;

/** Per address of the caller: a whole office may share one, a list of a thousand addresses shall not be tried from one. */
const asking = { rateLimit: { max: 30, timeWindow: 10 * 60_000 } };
const proving = { rateLimit: { max: 60, timeWindow: 10 * 60_000 } };

/** Addresses that one browser may ask for in a quarter of an hour: a slip or two, and a colleague at the same desk. */
const addressesPerBrowser = 5;

/**
 * Wrong codes of one network within a day; after them only links sign in there. It bounds those who spread their guesses over many
 * people, so that none of these has many against them: one chance in ten thousand a day. A large office mistypes less.
 */
const wrongCodesPerNetwork = 100;

/** Sign-in by a mailed link or code, renewal, and signing out. */
export const authRoutes: Routes = (app, deps) => {
  signInRoutes(app, deps);
  sessionRoutes(app, deps);
};

/** Sets the cookies of a session that was just opened, and drops the mark that asking left. */
function setSessionCookies(app: App, reply: FastifyReply, session: OpenedSession): void {
  app.setProductCookie(reply, 'access', app.signAccessToken(session.sessionId));
  app.setProductCookie(reply, 'refresh', session.refreshToken);
  app.clearProductCookie(reply, 'browser');
}

/** Who asks for whom, for counting alone: a hash, kept in memory for a quarter of an hour. */
function callerAndAddress(request: FastifyRequest): string {
  const asked = signInRequestSchema.safeParse(request.body);
  const email = asked.success ? asked.data.email.toLowerCase() : '';
  return hashSecretBytes(Buffer.from(`${callerNetwork(request.ip)} ${email}`)).toString('base64url');
}

/** Refuses a browser that asks for one address after another; known or unknown makes no difference. */
function limitAddresses(app: App): (request: FastifyRequest) => Promise<void> {
  const count = app.createRateLimit({
    // The first one is asked for before there is a mark to count by.
    max: addressesPerBrowser - 1,
    timeWindow: signInMinutes * 60_000,
    keyGenerator: (request) => `addresses of ${browserMark(request)?.secret}`,
  });
  return async (request) => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    throw new AppError('too-many-requests', 'You have asked for several addresses here. Please wait a few minutes.');
  };
}

/** Counts a network's wrong codes, and no right ones: many people may sign in from one. */
function limitWrongCodes(app: App) {
  const count = app.createRateLimit({
    max: wrongCodesPerNetwork,
    timeWindow: 24 * 3_600_000,
    keyGenerator: (request) => `wrong codes of ${callerNetwork(request.ip)}`,
  });
  return async <Outcome>(request: FastifyRequest, prove: () => Promise<Outcome>): Promise<Outcome> => {
    const counted = await count(request, { increment: false });
    if (!counted.isAllowed && counted.remaining === 0) {
      throw new AppError(
        'codes-paused',
        'Too many codes were mistyped in your network today. The link in your mail still works: open it in this browser.',
      );
    }
    try {
      return await prove();
    } catch (error) {
      if (error instanceof AppError && error.code === 'code-wrong') await count(request);
      throw error;
    }
  };
}

function signInRoutes(app: App, { database, clock, enqueue }: ApiDeps): void {
  const countAsking = app.createRateLimit({
    max: signInMailsPerCaller,
    timeWindow: signInMinutes * 60_000,
    keyGenerator: callerAndAddress,
  });
  const refuseManyAddresses = limitAddresses(app);
  const countWrongCodes = limitWrongCodes(app);
  app.post(
    '/api/v1/auth/sign-in-requests',
    {
      config: asking,
      schema: {
        tags: ['auth'],
        summary: 'Ask for a sign-in mail',
        body: signInRequestSchema,
        response: { 202: signInRequestedSchema },
      },
    },
    async (request, reply) => {
      const { email } = request.body;
      const before = browserMark(request);
      if (before && !askedFor(before, email)) await refuseManyAddresses(request);
      const browser = markBrowser(before, email);
      const counted = await countAsking(request);
      const ask = async () => {
        if (!counted.isAllowed && counted.isExceeded) return;
        const { jobs } = await requestSignIn(database, clock, { email, browserSecret: browser.secret });
        await enqueue(jobs);
      };
      await app.answerAfter(answeredAfterMs, 'request to sign in', ask());
      app.finishBehind('deleting outdated sign-ins', forgetOutdatedSignIns(database, clock));
      app.setProductCookie(reply, 'browser', writeBrowserMark(browser));
      return reply.code(202).send({ status: 'sent-if-known' as const });
    },
  );

  app.post(
    '/api/v1/auth/sign-in-links',
    {
      config: proving,
      schema: {
        tags: ['auth'],
        summary: 'What a mailed link can do in this browser; uses nothing up',
        body: signInLinkSchema,
        response: { 200: signInLinkStateSchema },
      },
    },
    async (request) => ({
      state: await checkSignInLink(database, clock, request.body.token, browserMark(request)?.secret ?? null),
    }),
  );

  app.post(
    '/api/v1/auth/sessions',
    {
      config: proving,
      schema: {
        tags: ['auth'],
        summary: 'Sign in by a link or by the mail’s code',
        body: createSessionSchema,
        response: { 200: meSchema },
      },
    },
    async (request, reply) => {
      const proof = request.body;
      const browser = browserMark(request);
      const session =
        'token' in proof
          ? await signInByLink(database, clock, { token: proof.token, browserSecret: browser?.secret ?? null })
          : await countWrongCodes(request, () => signInByCode(database, clock, { code: proof.code, browser }));
      setSessionCookies(app, reply, session);
      return readMe(database, session.personId);
    },
  );
}

function sessionRoutes(app: App, { database, clock }: ApiDeps): void {
  app.get(
    '/api/v1/me',
    {
      onRequest: [app.requireActor],
      schema: { tags: ['auth'], summary: 'Who is signed in', response: { 200: meSchema } },
    },
    async (request) => readMe(database, request.actor.personId),
  );

  app.post(
    '/api/v1/auth/refresh',
    { schema: { tags: ['auth'], summary: 'Renew the session', response: { 204: emptySchema } } },
    async (request, reply) => {
      const token = refreshToken(request);
      if (token === null) throw new AppError('not-signed-in', 'Please sign in to go on.');
      const session = await refreshSession(database, clock, token);
      app.setProductCookie(reply, 'access', app.signAccessToken(session.sessionId));
      if (session.refreshToken) app.setProductCookie(reply, 'refresh', session.refreshToken);
      return reply.code(204).send(null);
    },
  );

  /** Signing out works with either cookie: the access token may have run out an hour ago. */
  const signedIn = async (request: FastifyRequest, reply: FastifyReply): Promise<Actor | null> => {
    const token = refreshToken(request);
    const byRefreshToken = token === null ? null : await loadActorByRefreshToken(database, clock, token);
    if (byRefreshToken) return byRefreshToken;
    try {
      await app.requireActor(request, reply);
      return request.actor;
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-signed-in') return null;
      throw error;
    }
  };
  const clearSessionCookies = (reply: FastifyReply): void => {
    app.clearProductCookie(reply, 'access');
    app.clearProductCookie(reply, 'refresh');
  };

  app.delete(
    '/api/v1/auth/session',
    { schema: { tags: ['auth'], summary: 'Sign out in this browser', response: { 204: emptySchema } } },
    async (request, reply) => {
      const actor = await signedIn(request, reply);
      if (actor) await signOut(database, clock, actor);
      clearSessionCookies(reply);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/auth/sessions',
    { schema: { tags: ['auth'], summary: 'Sign out everywhere', response: { 204: emptySchema } } },
    async (request, reply) => {
      const actor = await signedIn(request, reply);
      if (!actor) throw new AppError('not-signed-in', 'Please sign in to go on.');
      await signOutEverywhere(database, clock, actor);
      clearSessionCookies(reply);
      return reply.code(204).send(null);
    },
  );
}

function browserMark(request: FastifyRequest): BrowserMark | null {
  return readBrowserMark(request.cookies[cookies.browser.name]);
}

/** The cookie's 32 random bytes; null when it is missing or is something else. */
function refreshToken(request: FastifyRequest): string | null {
  const value = request.cookies[cookies.refresh.name];
  return value !== undefined && isDrawnSecret(value) ? value : null;
}
