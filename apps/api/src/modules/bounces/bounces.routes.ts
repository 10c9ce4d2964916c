import { returnedMailsSchema } from '@heartset/model/api/bounces';
import { emptySchema } from '@heartset/model/api/common';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { AppError, notFound } from '../../core/errors.ts';
import type { ApiDeps, App, Routes } from '../../plugins/app-instance.ts';
import { noteReturnedMails } from './note-returned-mails.ts';
import { verifySignature } from './verify-signature.ts';

const largestBody = 64 * 1024;

/** Where a mail service tells of mails that came back. Signed with a secret of its own; without one in the configuration it does not exist. */
export const bounceRoutes: Routes = (app, deps, config) => {
  app.register(async (scope) =>
    returnedMailsRoute(scope.withTypeProvider<ZodTypeProvider>(), deps, config.mailBounceWebhookSecret),
  );
};

/** In a scope of its own, where a body is bytes: they are what is signed. */
function returnedMailsRoute(app: App, { database, clock }: ApiDeps, secret: string | undefined): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: largestBody }, (_request, body, done) =>
    done(null, body),
  );
  app.post(
    '/api/v1/mail/bounces',
    {
      bodyLimit: largestBody,
      schema: {
        tags: ['mail'],
        summary: 'Mails that came back, signed by the mail service',
        consumes: ['application/json'],
        response: { 204: emptySchema },
      },
    },
    async (request, reply) => {
      if (secret === undefined) throw notFound('address');
      const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      const signed = {
        timestamp: request.headers['x-heartset-timestamp'],
        signature: request.headers['x-heartset-signature'],
        body,
      };
      if (!verifySignature(secret, signed, clock.now())) {
        throw new AppError('not-allowed', 'The signature does not fit, or is too old.');
      }
      await noteReturnedMails(database, readMails(body));
      return reply.code(204).send(null);
    },
  );
}

function readMails(body: Uint8Array) {
  const parsed = returnedMailsSchema.safeParse(parseJson(body));
  if (parsed.success) return parsed.data.mails;
  const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new AppError('input-invalid', 'What was sent could not be read.', fields);
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError('input-invalid', 'What was sent could not be read.');
    throw error;
  }
}
