import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route's answer holds nothing secret, and nothing of what the caller wrote: everybody who asks the same gets the same. */
    sameForAll?: true;
  }
}

const encodings = {
  br: promisify(brotliCompress),
  gzip: (text: string) => promisify(gzip)(text, { level: 9 }),
} as const;

/** As many as there are instruments in a few languages; beyond that the oldest is made again. */
const mostKept = 64;

/**
 * Compresses what is the same for everybody, once. Nothing else of the API is compressed: `web-pages.ts` says why. A route says of itself
 * that its answer is such.
 */
export const compressPublic = fp((app) => {
  const kept = new Map<string, Promise<Buffer>>();
  app.addHook('onSend', async (request, reply, payload) => {
    const { config } = request.routeOptions;
    if (!config?.sameForAll || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    reply.header('vary', 'accept-encoding');
    const encoding = taken(request.headers['accept-encoding'] ?? '');
    if (encoding === null) return payload;
    reply.header('content-encoding', encoding);
    const name = `${encoding} ${createHash('sha256').update(payload).digest('base64url')}`;
    const compressed = kept.get(name) ?? encodings[encoding](payload);
    kept.set(name, compressed);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return compressed;
  });
});

/** The better one of those that a caller takes. */
function taken(accepted: string): keyof typeof encodings | null {
  const names = accepted
    .toLowerCase()
    .split(',')
    .map((part) => part.split(';').map((each) => each.trim()))
    .filter(([, weight = 'q=1']) => Number(weight.replace('q=', '')) > 0)
    .map(([name]) => name);
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : null;
}
