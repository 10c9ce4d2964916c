import { once } from 'node:events';
import { connect } from 'node:net';
import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { closeConnections } from './close-connections.ts';

async function listening() {
  const app = fastify({ forceCloseConnections: 'idle' });
  await app.register(closeConnections);
  app.get('/slow', async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return 'answered';
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return { app, port: address.port };
}

describe('closeConnections', () => {
  it('stops although a connection is open that never carried a request', async () => {
    const { app, port } = await listening();
    const spare = connect(port, '127.0.0.1');
    await once(spare, 'connect');
    const cutOff = once(spare, 'close');
    // Without the plugin this waits for as long as the connection stays open, and the test runs out of time.
    await app.close();
    await cutOff;
    expect(app.server.listening).toBe(false);
  });

  it('answers what is under way first', async () => {
    const { app, port } = await listening();
    const answer = fetch(`http://127.0.0.1:${port}/slow`);
    await once(app.server, 'request');
    const [text] = await Promise.all([answer.then((response) => response.text()), app.close()]);
    expect(text).toBe('answered');
  });
});
