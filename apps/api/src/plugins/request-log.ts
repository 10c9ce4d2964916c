import fp from 'fastify-plugin';

/**
 * One line a request: the route's pattern, never its address, query, body or the caller's address. Routes with `config.silent`
 * (answers) leave no line at all.
 */
export const requestLog = fp((app) => {
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { url, config } = request.routeOptions;
    if (config && 'silent' in config) return;
    request.log.info(
      { method: request.method, route: url ?? 'none', status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
  });
});
