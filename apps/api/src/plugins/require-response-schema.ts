import fp from 'fastify-plugin';

/** A route whose answers have no schema would send whatever it holds: it refuses to boot. */
export const requireResponseSchema = fp((app) => {
  app.addHook('onRoute', (route) => {
    const methods = Array.isArray(route.method) ? route.method : [route.method];
    if (methods.every((method) => method === 'HEAD' || method === 'OPTIONS')) return;
    if (route.config && 'servesFiles' in route.config) return;
    const response = route.schema?.response;
    const statuses = typeof response === 'object' && response !== null ? Object.keys(response) : [];
    if (!statuses.some((status) => status.startsWith('2') || status === 'default')) {
      throw new Error(
        `${methods.join(',')} ${route.url} has no response schema. Declare schema.response for its 2xx status.`,
      );
    }
  });
});
