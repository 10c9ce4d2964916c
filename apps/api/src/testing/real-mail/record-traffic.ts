import { connect, createServer } from 'node:net';

export interface RecordedTraffic {
  readonly port: number;
  /** All that was sent through to the other side, connection by connection. */
  readonly sent: string[];
  stop(): Promise<void>;
}

/** Passes on what comes to a port of this machine to another one, and keeps it. */
export async function recordTraffic(targetPort: number): Promise<RecordedTraffic> {
  const sent: string[] = [];
  const server = createServer((incoming) => {
    const index = sent.push('') - 1;
    const outgoing = connect(targetPort, '127.0.0.1');
    incoming.on('data', (bytes) => {
      sent[index] += bytes.toString('latin1');
    });
    incoming.pipe(outgoing);
    outgoing.pipe(incoming);
    incoming.on('error', () => outgoing.destroy());
    outgoing.on('error', () => incoming.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address !== 'object') throw new Error('no port was given');
  return {
    port: address.port,
    sent,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
