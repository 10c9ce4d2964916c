import { publishedManifestSchema } from '@heartset/model/api/ballots';
import { idParamsSchema } from '@heartset/model/api/common';
import type { Routes } from '../../plugins/app-instance.ts';
import { readPublishedManifest } from './manifests.queries.ts';

/** What a campaign promised, for everybody: without a sign-in, so that nobody can be shown another one. */
export const ballotRoutes: Routes = (app, deps) => {
  app.get(
    '/api/v1/campaigns/:id/manifest',
    {
      schema: {
        tags: ['ballots'],
        summary: 'The manifest of a campaign and its supplements, as published',
        params: idParamsSchema,
        response: { 200: publishedManifestSchema },
      },
    },
    async (request) => readPublishedManifest(deps.database, request.params.id),
  );
};
