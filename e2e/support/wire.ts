import type { CDPSession } from 'playwright-core';

/** What has come to a page over the network. */
export interface Wire {
  /** Paths in the order in which they were asked for, without what changes with a file's content. */
  readonly requests: readonly string[];
  /** Bytes as they came, headers included, by the kind that the browser gives: Document, Script, Stylesheet, Fetch. */
  readonly bytes: Readonly<Record<string, number>>;
  /** Files of the pages that came as they are, though they are text of some length. */
  readonly uncompressed: readonly string[];
}

/** Counts what comes over the network from now on, until it is asked. Workers count by themselves. */
export async function watchWire(session: CDPSession): Promise<() => Wire> {
  const kinds = new Map<string, string>();
  const bytes: Record<string, number> = {};
  const requests: string[] = [];
  const uncompressed: string[] = [];
  session.on('Network.requestWillBeSent', ({ request }) => {
    if (/^https?:/.test(request.url)) requests.push(withoutHash(request.url));
  });
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    kinds.set(requestId, type);
    const headers = new Map(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]));
    const file = ['Document', 'Script', 'Stylesheet'].includes(type);
    if (file && !headers.has('content-encoding') && Number(headers.get('content-length')) > 1000) {
      uncompressed.push(withoutHash(response.url));
    }
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other';
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  await session.send('Network.enable');
  return () => ({ requests: [...requests], bytes: { ...bytes }, uncompressed: [...uncompressed] });
}

function withoutHash(address: string): string {
  return new URL(address).pathname.replace(/-[\w-]{8}\./, '.');
}
