import { getInstrument } from '@heartset/model';
import { instrumentParamsSchema, instrumentQuerySchema, instrumentSchema } from '@heartset/model/api/instruments';
import { AppError } from '../../core/errors.ts';
import type { Routes } from '../../plugins/app-instance.ts';

/** What is asked, as data. Public: raters read it without signing in. */
export const instrumentRoutes: Routes = (app) => {
  app.get(
    '/api/v1/instruments/:id',
    {
      // A rater's page reads it at each visit, and no visit leaves a line in the log.
      config: { silent: true, sameForAll: true },
      schema: {
        tags: ['instruments'],
        summary: 'An instrument: cells, items, prompts, practices, resources and advice',
        params: instrumentParamsSchema,
        querystring: instrumentQuerySchema,
        response: { 200: instrumentSchema },
      },
    },
    async (request, reply) => {
      const { version, locale } = request.query;
      const instrument = getInstrument(request.params.id, version, locale);
      if (!instrument)
        throw new AppError('instrument-unknown', 'There is no instrument of this name and version here.');
      // A version never changes; the newest may be another after an upgrade.
      reply.header('cache-control', version === undefined ? 'public, max-age=60' : 'public, max-age=86400');
      reply.header('content-language', instrument.locale);
      return instrument;
    },
  );
};
