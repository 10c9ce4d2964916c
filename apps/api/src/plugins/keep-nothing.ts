import fp from 'fastify-plugin';

/**
 * Answers of the API are for whoever asked, now: no browser keeps a report on the disk of a computer that a ward shares, and no proxy
 * keeps one at all. A route whose answer may be kept says so itself.
 */
export const keepNothing = fp((app) => {
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
});
