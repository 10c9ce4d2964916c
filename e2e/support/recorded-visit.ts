import type { BrowserContext, Request } from 'playwright-core';

/** A request that knew who one is: it carried a cookie, or got one. */
interface SignedInRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** Every text of eight characters and more that went to and fro: parts of addresses, headers, cookies, bodies. */
  readonly values: readonly string[];
}

/** The one request that carried answers. */
interface RedeemRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly setsCookie: boolean;
  /** What it says in the clear: campaign, leader and label. */
  readonly subject: readonly string[];
  /** The token, base64url. */
  readonly token: string;
  /** Is this text in its address, its headers or its body, as it stands or as the bytes that it is the writing of? */
  holds(value: string): boolean;
}

export interface Visit {
  readonly signedIn: readonly SignedInRequest[];
  readonly redeem: RedeemRequest;
}

/** Headers in which a browser says of itself what it says to every page. */
const ofEveryBrowser =
  /^(:.*|accept|accept-encoding|accept-language|cache-control|connection|content-type|host|origin|pragma|priority|sec-ch-ua.*|sec-fetch-.*|user-agent)$/;

/** Keeps every request of a browser from here on, those that the page's workers make included. */
export function recordVisit(visitor: BrowserContext): { read(): Promise<Visit> } {
  const requests: Request[] = [];
  visitor.on('request', (request) => requests.push(request));
  return {
    async read() {
      const api = requests.filter((request) => new URL(request.url()).pathname.startsWith('/api/'));
      const isRedeem = (request: Request) => new URL(request.url()).pathname === '/api/v1/ballots';
      const [redeem, ...more] = api.filter(isRedeem);
      if (redeem === undefined || more.length > 0) throw new Error(`Answers were sent ${more.length} times too often.`);
      const others = await Promise.all(api.filter((request) => !isRedeem(request)).map(readRequest));
      return { signedIn: others.filter((request) => request.knows), redeem: await readRedeem(redeem) };
    },
  };
}

/** What of these headers is more than the browser's own say, and stands in the other ones alike. */
export function sharedHeaders(one: RedeemRequest, others: readonly SignedInRequest[]): string[] {
  return Object.entries(one.headers)
    .filter(([name, value]) => others.some(({ headers }) => headers[name] === value))
    .map(([name]) => name)
    .filter((name) => !ofEveryBrowser.test(name));
}

async function readRequest(request: Request): Promise<SignedInRequest & { knows: boolean }> {
  const headers = await request.allHeaders();
  const response = await request.response();
  const answered = (await response?.allHeaders()) ?? {};
  const texts = [
    ...new URL(request.url()).pathname.split('/'),
    ...Object.entries(headers).flatMap(([name, value]) => (ofEveryBrowser.test(name) ? [] : value.split(/[=;,\s]+/))),
    ...(answered['set-cookie'] ?? '').split(/[=;,\s]+/),
    ...textsOf(request.postData()),
    ...textsOf((await response?.text()) ?? null),
  ];
  return {
    headers,
    values: [...new Set(texts)].filter((text) => text.length >= 8),
    knows: headers.cookie !== undefined || answered['set-cookie'] !== undefined,
  };
}

/** The texts in a JSON document, however deep. */
function textsOf(document: string | null): string[] {
  if (document === null || document === '') return [];
  const collect = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(collect)
        : [];
  return collect(JSON.parse(document));
}

/** The body's parts, read here a second time: 512 bytes of info, 32 of token, 64 of proof, 28 KiB of answers. */
async function readRedeem(request: Request): Promise<RedeemRequest> {
  const body = request.postDataBuffer() ?? Buffer.alloc(0);
  const headers = await request.allHeaders();
  const answered = (await (await request.response())?.allHeaders()) ?? {};
  const inClear = `${request.url()} ${JSON.stringify(headers)}`;
  const [, ...subject] = lengthPrefixed(body.subarray(2, 2 + body.readUInt16BE(0)));
  return {
    headers,
    body,
    setsCookie: answered['set-cookie'] !== undefined,
    subject,
    token: body.subarray(512, 544).toString('base64url'),
    holds: (value) =>
      inClear.includes(value) || body.includes(value) || writtenBy(value).some((bytes) => body.includes(bytes)),
  };
}

function lengthPrefixed(info: Buffer): string[] {
  const parts: string[] = [];
  for (let place = 0; place + 2 <= info.length; ) {
    const end = place + 2 + info.readUInt16BE(place);
    parts.push(info.subarray(place + 2, end).toString());
    place = end;
  }
  return parts;
}

/** The bytes that a text may stand for: an id's, a secret's, and those of each element and number in a longer text. */
function writtenBy(value: string): Buffer[] {
  if (/^[0-9a-f-]{36}$/.test(value)) return [Buffer.from(value.replaceAll('-', ''), 'hex')];
  if (!/^[A-Za-z0-9_-]{22,}$/.test(value)) return [];
  const bytes = Buffer.from(value, 'base64url');
  const parts: Buffer[] = [];
  for (let place = 0; place < bytes.length; place += 32) parts.push(bytes.subarray(place, place + 32));
  return parts.filter((part) => part.length >= 16);
}

/** Keeps what a browser's pages and workers send to anybody: addresses, headers and bodies, one piece of bytes for each request. */
export function recordEverything(visitor: BrowserContext): { read(): Promise<Buffer[]> } {
  const requests: Request[] = [];
  visitor.on('request', (request) => requests.push(request));
  return {
    read: () =>
      Promise.all(
        requests.map(async (request) => {
          const headers = await request.allHeaders().catch(() => request.headers());
          const said = `${request.method()} ${request.url()} ${JSON.stringify(headers)}\n`;
          return Buffer.concat([Buffer.from(said), request.postDataBuffer() ?? Buffer.alloc(0)]);
        }),
      ),
  };
}
