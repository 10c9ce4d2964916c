import { draftBytes } from '@heartset/ballot/protocol/draft-format';
import { draftSchema } from '@heartset/model/api/ballots';
import { emptySchema, idParamsSchema } from '@heartset/model/api/common';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { AppError } from '../../core/errors.ts';
import type { ApiDeps, App } from '../../plugins/app-instance.ts';
import { readDraft } from './drafts.queries.ts';
import { saveDraft } from './save-draft.ts';

const bytesType = 'application/octet-stream';
const path = '/api/v1/rater/assignments/:id/draft';

/** A rater's drafts, so that they can go on elsewhere. Bytes in and out, and no line in the log. */
export function draftRoutes(app: App, deps: ApiDeps): void {
  app.register(async (scope) => saveRoute(scope.withTypeProvider<ZodTypeProvider>(), deps));
  app.get(
    path,
    {
      onRequest: [app.requireRater],
      config: { silent: true },
      schema: {
        tags: ['rater'],
        summary: 'The encrypted draft of an assignment, if one was kept',
        params: idParamsSchema,
        response: { 200: draftSchema, 204: emptySchema },
      },
    },
    async (request, reply) => {
      const place = { invitationId: request.raterInvitationId, assignmentId: request.params.id };
      const content = await readDraft(deps.database, deps.keys, place);
      if (content === null) return reply.code(204).send(null);
      return reply.type(bytesType).send(content);
    },
  );
}

/** In a scope of its own, where a body is so many bytes and nothing else. */
function saveRoute(app: App, { database, keys }: ApiDeps): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(bytesType, { parseAs: 'buffer', bodyLimit: draftBytes }, (_request, body, done) =>
    done(null, body),
  );
  app.addContentTypeParser('*', (_request, _payload, done) => {
    done(new AppError('media-type-unsupported', `Send the draft itself, with the header Content-Type: ${bytesType}.`));
  });
  app.put(
    path,
    {
      onRequest: [app.requireRater],
      bodyLimit: draftBytes,
      config: { silent: true },
      schema: {
        tags: ['rater'],
        summary: 'Keep the encrypted draft of an assignment, in the place of the one before',
        consumes: [bytesType],
        params: idParamsSchema,
        response: { 204: emptySchema },
      },
    },
    async (request, reply) => {
      if (!Buffer.isBuffer(request.body)) throw new AppError('input-invalid', 'What was sent could not be read.');
      const place = { invitationId: request.raterInvitationId, assignmentId: request.params.id };
      await saveDraft(database, keys, place, request.body);
      return reply.code(204).send(null);
    },
  );
}
