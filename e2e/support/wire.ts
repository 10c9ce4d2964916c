import type { CDPSession } from 'playwright-core';

/** One thing that a page has asked for over the network. */
export interface Asked {
  /** Without what changes with a file's content. */
  readonly path: string;
  /** As the browser calls it: Document, Script, Stylesheet, Fetch. */
  kind: string;
  /** As they came, headers included; 0 while they are on their way. */
  bytes: number;
  /** A file of some length that came as it is. */
  uncompressed: boolean;
}

/** Writes down what a page asks for over the network from now on, in the order in which it does. */
export async function watchWire(session: CDPSession): Promise<readonly Asked[]> {
  const list: Asked[] = [];
  const byId = new Map<string, Asked>();
  // What the browser has already does not come over the network.
  const forget = (requestId: string) => {
    const asked = byId.get(requestId);
    if (asked) list.splice(list.indexOf(asked), 1);
    byId.delete(requestId);
  };
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!/^https?:/.test(request.url)) return;
    const path = new URL(request.url).pathname.replace(/-[\w-]{8}\./, '.');
    const asked: Asked = { path, kind: 'Other', bytes: 0, uncompressed: false };
    byId.set(requestId, asked);
    list.push(asked);
  });
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    const asked = byId.get(requestId);
    if (!asked) return;
    if (response.fromDiskCache) return forget(requestId);
    asked.kind = type;
    const headers = new Map(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]));
    const long = Number(headers.get('content-length')) > 1000;
    asked.uncompressed = long && !headers.has('content-encoding') && !/^\/api\//.test(asked.path);
  });
  session.on('Network.requestServedFromCache', ({ requestId }) => forget(requestId));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const asked = byId.get(requestId);
    if (asked) asked.bytes = encodedDataLength;
  });
  await session.send('Network.enable');
  return list;
}

/** What the first page waits for: with the invitation and the statements it stands. Whatever follows is waited for by nobody. */
export function firstLoad(wire: readonly Asked[]): readonly Asked[] {
  return wire.slice(0, wire.findLastIndex(({ path }) => waitedFor.test(path)) + 1);
}

const waitedFor = /^\/api\/v1\/(?:instruments\/|rater\/sessions$)|^\/assets\/(?:en|de|fr|es)\.js$/;
