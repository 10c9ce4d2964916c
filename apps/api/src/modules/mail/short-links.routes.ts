import { z } from 'zod';
import { idOfShort } from '../../core/short-id.ts';
import type { Routes } from '../../plugins/app-instance.ts';

const shortIdSchema = z.string().regex(/^[\w-]{22}$/);

/** A short link is an address with less to copy: it says where to go, and grants nothing. */
const asLink = { config: { silent: true, servesFiles: true } as const };

/**
 * The short links of mails. A program that shows mails breaks lines at some 80 characters, and a broken link opens nothing; two ids
 * written in full fill such a line alone.
 */
export const shortLinkRoutes: Routes = (app) => {
  app.get(
    '/r/:campaign/:leader',
    { ...asLink, schema: { hide: true, params: z.object({ campaign: shortIdSchema, leader: shortIdSchema }) } },
    ({ params }, reply) => reply.redirect(`/reports/${idOfShort(params.campaign)}/${idOfShort(params.leader)}`),
  );
  app.get(
    '/m/:campaign',
    { ...asLink, schema: { hide: true, params: z.object({ campaign: shortIdSchema }) } },
    ({ params }, reply) => reply.redirect(`/api/v1/campaigns/${idOfShort(params.campaign)}/manifest.json`),
  );
  app.get(
    '/m/:campaign/:supplement',
    {
      ...asLink,
      schema: {
        hide: true,
        params: z.object({ campaign: shortIdSchema, supplement: z.coerce.number().int().min(1).max(9999) }),
      },
    },
    ({ params }, reply) =>
      reply.redirect(`/api/v1/campaigns/${idOfShort(params.campaign)}/supplements/${params.supplement}`),
  );
};
