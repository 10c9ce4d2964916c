import { Readable } from 'node:stream';
import { idParamsSchema } from '@heartset/model/api/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import type { ApiDeps, App } from '../../plugins/app-instance.ts';
import { type ActionOptions, getCampaignEvent } from './campaigns.queries.ts';
import { followCampaign } from './follow-campaign.ts';

/** A few windows of one person may follow; more would be a loop gone wrong. */
const mostStreamsPerPerson = 6;

/** A campaign's page as it moves: server-sent events. */
export function campaignEventsRoute(app: App, { database }: ApiDeps, options: ActionOptions): void {
  const openStreams = new Map<string, Set<AbortController>>();
  // Streams never end by themselves: without this the server would wait for them when it closes.
  app.addHook('preClose', async () => {
    for (const streams of openStreams.values()) for (const stream of streams) stream.abort();
  });

  const start = (personId: string, reply: FastifyReply): AbortSignal => {
    const streams = openStreams.get(personId) ?? new Set();
    if (streams.size >= mostStreamsPerPerson) {
      throw new AppError('too-many-requests', 'You follow campaigns in many windows already. Close some of them.');
    }
    const stream = new AbortController();
    openStreams.set(personId, streams.add(stream));
    reply.raw.once('close', () => {
      stream.abort();
      streams.delete(stream);
      if (streams.size === 0) openStreams.delete(personId);
    });
    return stream.signal;
  };

  app.get(
    '/api/v1/campaigns/:id/events',
    {
      onRequest: [app.requireActor],
      schema: {
        tags: ['campaigns'],
        summary:
          'Follow a campaign (text/event-stream; event "campaign" with the state, delivery, deadline and actions)',
        params: idParamsSchema,
        response: { 200: z.string() },
      },
    },
    async (request, reply) => {
      const { actor, params } = request;
      await getCampaignEvent(database, actor, params.id, options);
      const signal = start(actor.personId, reply);
      const events = followCampaign(database, actor, params.id, { signal, log: request.log, options });
      return sendEvents(reply, events);
    },
  );
}

/** A stream is not serialised by the route's schema, which describes each event's text. */
function sendEvents(reply: FastifyReply, events: AsyncIterable<string>): FastifyReply {
  return (
    reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      // Kept open for a next request, the connection would hold up a server that is closing.
      .header('connection', 'close')
      .send(Readable.from(events, { objectMode: false }))
  );
}
