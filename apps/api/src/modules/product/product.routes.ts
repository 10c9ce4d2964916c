import { demoSignInSchema, meSchema, productSchema } from '@heartset/model/api/auth';
import type { Routes } from '../../plugins/app-instance.ts';
import { readMe } from '../auth/auth.public.ts';
import { listDemoPeople } from './product.queries.ts';
import { signInToDemo } from './sign-in-to-demo.ts';

/** What this start of the product offers; in the demo also sign-in by one click. */
export const productRoutes: Routes = (app, { database, clock }, config) => {
  app.get(
    '/api/v1/product',
    { schema: { tags: ['product'], summary: 'What this start offers', response: { 200: productSchema } } },
    async () => ({
      demo: config.demo,
      inboxPath: config.demo ? '/inbox' : null,
      demoPeople: config.demo ? await listDemoPeople(database) : [],
    }),
  );

  if (!config.demo) return;
  app.post(
    '/api/v1/demo/sign-in',
    {
      schema: {
        tags: ['product'],
        summary: 'Sign in as one of the demo’s people',
        body: demoSignInSchema,
        response: { 200: meSchema },
      },
    },
    async (request, reply) => {
      const session = await signInToDemo(database, clock, request.body.personId);
      app.setProductCookie(reply, 'access', app.signAccessToken(session.sessionId));
      app.setProductCookie(reply, 'refresh', session.refreshToken);
      return readMe(database, session.personId);
    },
  );
};
