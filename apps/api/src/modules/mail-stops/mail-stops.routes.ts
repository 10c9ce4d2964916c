import { mailsStoppedSchema, stopParamsSchema } from '@heartset/model/api/mail-stops';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { AppError } from '../../core/errors.ts';
import type { ApiDeps, App, Routes } from '../../plugins/app-instance.ts';
import { stopMails } from './stop-mails.ts';

const mostBytes = 4096;

/** What is sent with the one click, as a form of either kind (RFC 8058 section 3.1). Whoever sends something else has not meant this. */
const asFields = /(?:^|&)List-Unsubscribe=One-Click(?:&|\s*$)/;
const asParts = /; name="List-Unsubscribe"\r?\n(?:[^\r\n]+\r?\n)*\r?\nOne-Click\r?\n/;

/**
 * Where a mail program, or the page behind the mail's link, stops further mails: no cookie, no session, and no line in the log. A GET
 * shows that page and changes nothing, so that whatever opens links stops nothing.
 */
export const mailStopRoutes: Routes = (app, deps) => {
  app.register(async (scope) => stopRoute(scope.withTypeProvider<ZodTypeProvider>(), deps));
};

/** In a scope of its own, where a body is a form, or nothing. */
function stopRoute(app: App, { database }: ApiDeps): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: mostBytes }, (_request, body, done) =>
    done(null, body),
  );
  app.post(
    '/stop/:token',
    {
      bodyLimit: mostBytes,
      config: { silent: true, fromAnywhere: true },
      schema: {
        tags: ['mail'],
        summary: 'Stop mails about a campaign, with one click (RFC 8058)',
        params: stopParamsSchema,
        response: { 200: mailsStoppedSchema },
      },
    },
    async (request) => {
      if (typeof request.body !== 'string' || !(asFields.test(request.body) || asParts.test(request.body))) {
        throw new AppError('input-invalid', 'Send the form field List-Unsubscribe with the value One-Click.');
      }
      await stopMails(database, request.params.token);
      return { status: 'stopped' as const };
    },
  );
}
