import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest, RouteOptions } from 'fastify';
import fp from 'fastify-plugin';
import { AppError } from '../core/errors.ts';
import { callerNetwork } from '../modules/auth/auth.public.ts';

function hooksOf({ onRequest }: RouteOptions) {
  if (onRequest === undefined) return [];
  return Array.isArray(onRequest) ? [...onRequest] : [onRequest];
}

const uncounted = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };

/**
 * Limits by the caller's network: 600 requests a minute, or what a route says. It comes before a route's own hooks, so that whoever is
 * refused there, signed in or not, is counted too.
 */
export const limitRate = fp(async (app) => {
  // The limiter adds itself to the end of a route's list: a list that several routes share must not gather the limiters of all.
  app.addHook('onRoute', (route) => {
    route.onRequest = hooksOf(route);
  });
  await app.register(rateLimit, {
    global: true,
    max: 600,
    timeWindow: 60_000,
    // Not by the whole address: in IPv6 one caller has more of them than anybody can count.
    keyGenerator: (request: FastifyRequest) => callerNetwork(request.ip),
    // What is left to a network tells each in it that another has just opened a link. The refusal alone says when to come again.
    addHeadersOnExceeding: uncounted,
    addHeaders: { ...uncounted, 'retry-after': true },
    errorResponseBuilder: () => new AppError('too-many-requests', 'Please wait a few minutes, then try again.'),
  });
  app.addHook('onRoute', (route) => {
    if (route.config?.rateLimit === false) return;
    const hooks = hooksOf(route);
    const limiter = hooks.pop();
    if (limiter) route.onRequest = [limiter, ...hooks];
  });
});
