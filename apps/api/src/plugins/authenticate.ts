import { randomUUID } from 'node:crypto';
import jwt from '@fastify/jwt';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { z } from 'zod';
import type { Actor, Clock } from '../core/context.ts';
import { AppError } from '../core/errors.ts';
import type { Database } from '../db/client.ts';
import { loadActor } from '../modules/auth/auth.public.ts';
import { EndedTokens } from './ended-tokens.ts';

/**
 * Names, lifetimes and paths of the cookies. A rater's goes with the browser, too: on a computer that several use, the next one shall
 * not find it. Nothing is lost with it: drafts lie on the device, and the mail's link opens the invitation again.
 */
export const cookies = {
  access: { name: 'heartset_access', path: '/api', seconds: 10 * 60 },
  refresh: { name: 'heartset_refresh', path: '/api/v1/auth', seconds: 30 * 24 * 3600 },
  browser: { name: 'heartset_browser', path: '/api/v1/auth', seconds: 15 * 60 },
  rater: { name: 'heartset_rater', path: '/api/v1/rater', seconds: 12 * 3600 },
} as const;

const personClaims = z.object({ aud: z.literal('person'), sid: z.uuid() });
const raterClaims = z.object({ aud: z.literal('rater'), inv: z.uuid(), jti: z.uuid(), exp: z.number() });

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `requireActor`; reading it on a route without that hook throws. */
    readonly actor: Actor;
    /** Set by `requireRater`: the invitation whose link was opened. */
    readonly raterInvitationId: string;
    actorOrNull: Actor | null;
    raterInvitationIdOrNull: string | null;
  }
  interface FastifyInstance {
    /** Hook: the route needs a signed-in person. */
    requireActor(request: FastifyRequest, reply: FastifyReply): Promise<void>;
    /** Hook: the route needs an opened rater's link. */
    requireRater(request: FastifyRequest, reply: FastifyReply): Promise<void>;
    /** Sets one of the product's cookies: HttpOnly, SameSite=Strict, Secure where the product is served over https. */
    setProductCookie(reply: FastifyReply, cookie: keyof typeof cookies, value: string): void;
    clearProductCookie(reply: FastifyReply, cookie: keyof typeof cookies): void;
    signAccessToken(sessionId: string): string;
    signRaterToken(invitationId: string): string;
    /** Takes the rater's cookie from this browser, and from whoever has a copy of it. */
    endRaterSession(request: FastifyRequest, reply: FastifyReply): void;
  }
}

interface AuthenticateOptions {
  database: Database;
  clock: Clock;
  jwtSecret: string;
  secureCookies: boolean;
}

/** Cookies, tokens and the two hooks that turn them into an actor or a rater. */
export const authenticate = fp<AuthenticateOptions>(async (app, options) => {
  await app.register(jwt, {
    secret: options.jwtSecret,
    sign: { algorithm: 'HS256', iss: 'heartset' },
    verify: { algorithms: ['HS256'], allowedIss: 'heartset', requiredClaims: ['exp', 'iss'] },
  });

  app.decorateRequest('actorOrNull', null);
  app.decorateRequest('raterInvitationIdOrNull', null);
  app.decorateRequest('actor', {
    getter(this: FastifyRequest) {
      if (!this.actorOrNull) throw new Error('This route reads the actor but does not require one.');
      return this.actorOrNull;
    },
  });
  app.decorateRequest('raterInvitationId', {
    getter(this: FastifyRequest) {
      if (!this.raterInvitationIdOrNull) throw new Error('This route reads the rater but does not require one.');
      return this.raterInvitationIdOrNull;
    },
  });

  const verified = (token: string | undefined): unknown => {
    if (!token) return null;
    try {
      return app.jwt.verify(token, {
        algorithms: ['HS256'],
        allowedIss: 'heartset',
        requiredClaims: ['exp', 'iss'],
        clockTimestamp: options.clock.now().getTime(),
      });
    } catch (error) {
      // A forged or outdated token is the same as none; anything else is a fault of ours.
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('FAST_JWT')) return null;
      throw error;
    }
  };

  const endedRaters = new EndedTokens();
  const raterOf = (request: FastifyRequest): z.infer<typeof raterClaims> | null => {
    const claims = raterClaims.safeParse(verified(request.cookies[cookies.rater.name]));
    return claims.success && !endedRaters.has(claims.data.jti) ? claims.data : null;
  };

  app.decorate('requireActor', async (request: FastifyRequest) => {
    const claims = personClaims.safeParse(verified(request.cookies[cookies.access.name]));
    const actor = claims.success ? await loadActor(options.database, claims.data.sid) : null;
    if (!actor) throw new AppError('not-signed-in', 'Please sign in to go on.');
    request.actorOrNull = actor;
  });

  app.decorate('requireRater', async (request: FastifyRequest) => {
    const claims = raterOf(request);
    if (!claims) throw new AppError('not-signed-in', 'Please open the link in your mail again.');
    request.raterInvitationIdOrNull = claims.inv;
  });

  app.decorate('setProductCookie', (reply: FastifyReply, cookie: keyof typeof cookies, value: string) => {
    const { name, path, seconds } = cookies[cookie];
    reply.setCookie(name, value, {
      path,
      ...(cookie === 'rater' ? {} : { maxAge: seconds }),
      httpOnly: true,
      sameSite: 'strict',
      secure: options.secureCookies,
    });
  });
  app.decorate('clearProductCookie', (reply: FastifyReply, cookie: keyof typeof cookies) => {
    const { name, path } = cookies[cookie];
    reply.clearCookie(name, { path, httpOnly: true, sameSite: 'strict', secure: options.secureCookies });
  });
  const issuedAt = () => Math.floor(options.clock.now().getTime() / 1000);
  app.decorate('signAccessToken', (sessionId: string) =>
    app.jwt.sign({ sid: sessionId, iat: issuedAt() }, { aud: 'person', expiresIn: cookies.access.seconds }),
  );
  app.decorate('signRaterToken', (invitationId: string) =>
    app.jwt.sign(
      { inv: invitationId, iat: issuedAt(), jti: randomUUID() },
      { aud: 'rater', expiresIn: cookies.rater.seconds },
    ),
  );
  app.decorate('endRaterSession', (request: FastifyRequest, reply: FastifyReply) => {
    const claims = raterOf(request);
    if (claims) endedRaters.end(claims.jti, claims.exp, issuedAt());
    app.clearProductCookie(reply, 'rater');
  });
});
