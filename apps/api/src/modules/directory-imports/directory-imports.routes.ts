import { idParamsSchema } from '@heartset/model/api/common';
import {
  applyDirectoryImportSchema,
  directoryImportResultSchema,
  directoryImportSchema,
  directoryMappingSchema,
  uploadDirectoryQuerySchema,
} from '@heartset/model/api/directory-imports';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { AppError } from '../../core/errors.ts';
import type { ApiDeps, App, Routes } from '../../plugins/app-instance.ts';
import { applyDirectoryImport } from './apply-directory-import.ts';
import { fileBytesMaximum, tooLarge } from './decode-directory-file.ts';
import { readDirectoryImport } from './directory-imports.queries.ts';
import { mapDirectoryColumns } from './map-directory-columns.ts';
import { uploadDirectory } from './upload-directory.ts';

/** What browsers and command lines call a table in text form. */
const fileTypes = [
  'text/csv',
  'text/plain',
  'text/tab-separated-values',
  'application/csv',
  'application/vnd.ms-excel',
  'application/octet-stream',
];

/** A directory file: uploaded, mapped, previewed, applied. */
export const directoryImportRoutes: Routes = (app, deps) => {
  app.register(async (scope) => uploadRoute(scope.withTypeProvider<ZodTypeProvider>(), deps));
  importRoutes(app, deps);
};

/** In a scope of its own, where a body is a file and nothing else. */
function uploadRoute(app: App, { database, clock }: ApiDeps): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(fileTypes, (_request, _payload, done) => done(null));
  app.addContentTypeParser('*', (_request, _payload, done) => {
    done(new AppError('media-type-unsupported', 'Send the file itself, with the header Content-Type: text/csv.'));
  });

  app.post(
    '/api/v1/directory-imports',
    {
      onRequest: [app.requireActor],
      config: { rateLimit: { max: 60, timeWindow: 10 * 60_000 } },
      schema: {
        tags: ['directory'],
        summary: 'Upload a directory file',
        consumes: fileTypes,
        querystring: uploadDirectoryQuerySchema,
        response: { 201: directoryImportSchema },
      },
    },
    async (request, reply) => {
      const { actor, raw, query } = request;
      if (Number(request.headers['content-length'] ?? 0) > fileBytesMaximum) throw tooLarge();
      // A refusal half way must not tear the connection down, nor leave it waiting: the browser is to read why.
      const file = raw.iterator({ destroyOnReturn: false });
      const { id } = await uploadDirectory(database, clock, actor, { fileName: query.fileName, file }).finally(() => {
        // As long as the iterator waits for a piece, what still comes is held back for it, and with it the connection's next request.
        raw.removeAllListeners('readable');
        raw.resume();
      });
      return reply.code(201).send(await readDirectoryImport(database, actor, id));
    },
  );
}

function importRoutes(app: App, { database, clock, enqueue }: ApiDeps): void {
  app.get(
    '/api/v1/directory-imports/:id',
    {
      onRequest: [app.requireActor],
      schema: {
        tags: ['directory'],
        summary: 'An uploaded file and what applying it would do',
        params: idParamsSchema,
        response: { 200: directoryImportSchema },
      },
    },
    async (request) => readDirectoryImport(database, request.actor, request.params.id),
  );

  app.put(
    '/api/v1/directory-imports/:id/mapping',
    {
      onRequest: [app.requireActor],
      schema: {
        tags: ['directory'],
        summary: 'Say what the columns hold',
        params: idParamsSchema,
        body: directoryMappingSchema,
        response: { 200: directoryImportSchema },
      },
    },
    async (request) => {
      await mapDirectoryColumns(database, request.actor, request.params.id, request.body);
      return readDirectoryImport(database, request.actor, request.params.id);
    },
  );

  app.post(
    '/api/v1/directory-imports/:id/apply',
    {
      onRequest: [app.requireActor],
      schema: {
        tags: ['directory'],
        summary: 'Do what the preview shows',
        params: idParamsSchema,
        body: applyDirectoryImportSchema,
        response: { 200: directoryImportResultSchema },
      },
    },
    async (request) => {
      const { result, jobs } = await applyDirectoryImport(
        database,
        clock,
        request.actor,
        request.params.id,
        request.body,
      );
      await enqueue(jobs);
      return result;
    },
  );
}
