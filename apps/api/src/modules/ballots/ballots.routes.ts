import {
  manifestFileSchema,
  publishedManifestSchema,
  publishedReceiptsSchema,
  supplementParamsSchema,
} from '@heartset/model/api/ballots';
import { idParamsSchema } from '@heartset/model/api/common';
import { notFound } from '../../core/errors.ts';
import type { Routes } from '../../plugins/app-instance.ts';
import { readPublishedManifest, readPublishedReceipts } from './manifests.queries.ts';

/** What a campaign promised and what it counted, for everybody: without a sign-in, so that nobody can be shown another one. */
export const ballotRoutes: Routes = (app, deps) => {
  // A device reads the manifest just before it asks for a ballot: a line for it would give times to rows that have none.
  const config = { silent: true } as const;
  const about = { tags: ['ballots'], params: idParamsSchema };
  app.get(
    '/api/v1/campaigns/:id/manifest',
    {
      config,
      schema: {
        ...about,
        summary: 'The manifest of a campaign and its supplements, as published',
        response: { 200: publishedManifestSchema },
      },
    },
    async (request) => readPublishedManifest(deps.database, request.params.id),
  );
  app.get(
    '/api/v1/campaigns/:id/manifest.json',
    {
      config,
      schema: { ...about, summary: 'The manifest as a file, to be hashed', response: { 200: manifestFileSchema } },
    },
    async (request, reply) => {
      const { manifest } = await readPublishedManifest(deps.database, request.params.id);
      return reply.type('application/json').send(Buffer.from(manifest));
    },
  );
  app.get(
    '/api/v1/campaigns/:id/supplements/:number',
    {
      config,
      schema: {
        tags: ['ballots'],
        params: supplementParamsSchema,
        summary: 'A supplement as a file, to be hashed',
        response: { 200: manifestFileSchema },
      },
    },
    async (request, reply) => {
      const { supplements } = await readPublishedManifest(deps.database, request.params.id);
      const supplement = supplements[request.params.number - 1];
      if (supplement === undefined) throw notFound('supplement');
      return reply.type('application/json').send(Buffer.from(supplement));
    },
  );
  app.get(
    '/api/v1/campaigns/:id/receipts',
    {
      config,
      schema: {
        ...about,
        summary: 'The list of receipts of what was counted, once the reports are out',
        response: { 200: publishedReceiptsSchema },
      },
    },
    async (request) => readPublishedReceipts(deps.database, request.params.id),
  );
};
