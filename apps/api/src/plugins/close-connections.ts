import type { Socket } from 'node:net';
import fastifyPlugin from 'fastify-plugin';

/** How long a request that is under way may go on once the server is told to stop. */
const patienceMs = 10_000;

/**
 * Lets a server stop although somebody holds a connection open. Browsers open spare connections that never carry a request; to
 * Node.js these are not idle, so closing would wait for them as long as a tab stays open. They are cut off at once; requests that
 * are under way get their answer, for so many seconds.
 */
export const closeConnections = fastifyPlugin(async (app) => {
  const silent = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  app.server.on('request', (request) => silent.delete(request.socket));
  let isClosing = false;
  // What was kept alive for a next request is idle only once this answer has left.
  app.addHook('onResponse', async () => {
    if (isClosing) setImmediate(() => app.server.closeIdleConnections());
  });
  app.addHook('preClose', async () => {
    isClosing = true;
    for (const socket of silent) socket.destroy();
    const timer = setTimeout(() => app.server.closeAllConnections(), patienceMs);
    timer.unref();
    app.server.once('close', () => clearTimeout(timer));
  });
});
