import fp from 'fastify-plugin';
import { AppError } from '../core/errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whoever has what the address holds may call the route from any page: it reads no cookie. */
    fromAnywhere?: true;
  }
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Against cross-site request forgery, beside SameSite cookies: an unsafe request that a browser says comes from another site is
 * refused. Requests without the headers (command lines, tests) carry no victim's cookies and pass.
 */
export const refuseForeignOrigin = fp<{ publicUrl: string }>((app, options) => {
  const ownOrigin = new URL(options.publicUrl).origin;
  app.addHook('onRequest', async (request) => {
    if (safeMethods.has(request.method) || request.routeOptions.config?.fromAnywhere) return;
    const site = request.headers['sec-fetch-site'];
    const origin = request.headers.origin;
    const sameHost = origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.headers.host;
    const foreign = site === 'cross-site' || (origin !== undefined && origin !== ownOrigin && !sameHost);
    if (foreign) throw new AppError('foreign-origin', 'This request came from another site and was refused.');
  });
});
