import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';

let database: TestDatabase;
let product: TestApp;
let folder: string;
const script = 'export const words = "the same words again and again, again and again";';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heartset-pages-'));
  const pages = path.join(folder, 'web');
  await mkdir(path.join(pages, 'assets'), { recursive: true });
  await writeFile(path.join(folder, 'secret.html'), 'a secret');
  await writeFile(path.join(pages, 'index.html'), '<!doctype html><title>dashboard</title>');
  await writeFile(path.join(pages, 'survey.html'), '<!doctype html><title>survey</title>');
  await writeFile(path.join(pages, 'assets', 'index-1a2b.js'), 'export {};');
  await writeFile(path.join(pages, 'assets', '.hidden'), 'hidden');
  await writeFile(path.join(pages, 'assets', 'words-3c4d.js'), script);
  await writeFile(path.join(pages, 'assets', 'words-3c4d.js.br'), brotliCompressSync(script));
  await writeFile(path.join(pages, 'assets', 'words-3c4d.js.gz'), gzipSync(script));
  await writeFile(path.join(pages, 'survey.html.br'), brotliCompressSync('<!doctype html><title>survey</title>'));
  database = await createTestDatabase();
  product = await createTestApp(database, { config: { webFolder: pages } });
});
afterAll(async () => {
  await product.close();
  await database.close();
  await rm(folder, { recursive: true });
});

const html = 'text/html,application/xhtml+xml,*/*;q=0.8';
const open = (url: string, headers: Record<string, string> = { accept: html }) => product.app.inject({ url, headers });

describe('a page that there is', () => {
  it.each([
    ['/', 'dashboard'],
    ['/sign-in', 'dashboard'],
    ['/sign-in/link', 'dashboard'],
    ['/reports/6f9619ff-8b86-4d01-b42d-00c04fc964ff/6f9619ff-8b86-4d01-b42d-00c04fc96400', 'dashboard'],
    ['/a', 'survey'],
    ['/a/', 'survey'],
    ['/accessibility', 'survey'],
    ['/how-it-works/6f9619ff-8b86-4d01-b42d-00c04fc964ff', 'survey'],
    ['/receipts/6f9619ff-8b86-4d01-b42d-00c04fc964ff', 'survey'],
  ])('%s is the %s, asked for anew each time', async (url, title) => {
    const reply = await open(url);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(reply.body).toContain(`<title>${title}</title>`);
    expect(reply.headers['cache-control']).toBe('no-cache');
  });

  it('has assets that may be kept, since their names change with what is in them', async () => {
    const reply = await open('/assets/index-1a2b.js', { accept: '*/*' });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });
});

describe('what the build has compressed', () => {
  const ask = (url: string, encodings: string, headers: Record<string, string> = {}) =>
    open(url, { accept: html, 'accept-encoding': encodings, ...headers });

  it.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
    ['br;q=0.5, gzip;q=1', 'gzip', gunzipSync],
  ] as const)('goes to whoever takes %s as %s', async (encodings, encoding, read) => {
    const reply = await ask('/assets/words-3c4d.js', encodings);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers).toMatchObject({
      'content-encoding': encoding,
      'content-type': 'application/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': String(reply.rawPayload.length),
      vary: 'accept-encoding',
    });
    expect(read(reply.rawPayload).toString()).toBe(script);
  });

  it.each(['identity', 'zstd', 'br;q=0, gzip;q=0', ''])('goes as it is to whoever takes %j', async (encodings) => {
    const reply = await ask('/assets/words-3c4d.js', encodings);
    expect(reply.headers['content-encoding']).toBeUndefined();
    expect(reply.headers.vary).toBe('accept-encoding');
    expect(reply.body).toBe(script);
  });

  it('has another validator in each form, so that no form stands for another', async () => {
    const forms = await Promise.all(['br', 'gzip', 'identity'].map((each) => ask('/assets/words-3c4d.js', each)));
    const validators = forms.map(({ headers }) => String(headers.etag));
    expect(new Set(validators).size).toBe(3);
    const [brotli = '', gzip = ''] = validators;
    const again = await ask('/assets/words-3c4d.js', 'br', { 'if-none-match': brotli });
    expect(again.statusCode).toBe(304);
    expect(again.rawPayload).toHaveLength(0);
    expect((await ask('/assets/words-3c4d.js', 'br', { 'if-none-match': gzip })).statusCode).toBe(200);
  });

  it('is a page too, which comes whole, whatever the browser has kept', async () => {
    const reply = await ask('/a', 'gzip, br', { 'if-modified-since': new Date().toUTCString(), range: 'bytes=0-3' });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      vary: 'accept-encoding',
    });
    expect(reply.headers.etag).toBeUndefined();
    expect(reply.headers['last-modified']).toBeUndefined();
    expect(brotliDecompressSync(reply.rawPayload).toString()).toContain('<title>survey</title>');
  });

  it('need not be there: what has no copy goes as it is', async () => {
    const reply = await ask('/assets/index-1a2b.js', 'gzip, br');
    expect(reply.headers['content-encoding']).toBeUndefined();
    expect(reply.body).toBe('export {};');
  });

  it.each(['/assets/words-3c4d.js.br', '/assets/words-3c4d.js.gz', '/assets/gone.js'])(
    'has no address of its own, nor has what is not there: %s',
    async (url) => {
      const reply = await ask(url, 'gzip, br');
      expect(reply.statusCode).toBeGreaterThanOrEqual(400);
      expect(reply.headers['content-encoding']).toBeUndefined();
      expect(reply.headers['content-type']).toContain('application/problem+json');
    },
  );

  it('is told a HEAD as a GET', async () => {
    const reply = await product.app.inject({
      method: 'HEAD',
      url: '/assets/words-3c4d.js',
      headers: { 'accept-encoding': 'br' },
    });
    expect(reply.headers['content-encoding']).toBe('br');
    expect(reply.rawPayload).toHaveLength(0);
  });
});

it('compresses no answer of the API but what everybody may read: what is secret there stands beside what the caller chose', async () => {
  for (const url of ['/api/openapi.json', '/api/v1/product', '/api/v1/me', '/nowhere']) {
    const reply = await open(url, { accept: 'application/json', 'accept-encoding': 'gzip, deflate, br, zstd' });
    expect(reply.headers['content-encoding'], url).toBeUndefined();
    expect(() => reply.json(), url).not.toThrow();
  }
});

describe('an address that nobody knows', () => {
  it.each(['/nowhere', '/reportss/1', '/kampagnen/7/leute', '/apiary', '/inboxes'])(
    '%s is 404 in a browser, with the page that says so, whole and never kept',
    async (url) => {
      const validators = { 'if-modified-since': new Date().toUTCString(), 'if-none-match': '*', range: 'bytes=0-3' };
      for (const headers of [{ accept: html }, { accept: html, ...validators }]) {
        const reply = await open(url, headers);
        expect(reply.statusCode).toBe(404);
        expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
        expect(reply.body).toBe('<!doctype html><title>dashboard</title>');
        expect(reply.headers['cache-control']).toBe('no-cache');
        expect(reply.headers.etag).toBeUndefined();
      }
    },
  );

  it.each([
    ['/nowhere', 'application/json'],
    ['/nowhere', '*/*'],
    ['/api', html],
    ['/api/', html],
    ['/api/v1/nowhere', html],
    ['/api?x=/nowhere', html],
    ['/assets', html],
    ['/assets/gone.js', html],
    ['/inbox', html],
    ['/inbox/messages/1', html],
  ])('%s is a problem document for whoever accepts %s', async (url, accept) => {
    const reply = await open(url, { accept });
    expect(reply.statusCode).toBe(404);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.json()).toMatchObject({ code: 'not-found', status: 404 });
  });

  it('is a problem document for whatever does not read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'] as const) {
      const reply = await product.app.inject({ method, url: '/nowhere', headers: { accept: html } });
      expect(reply.statusCode).toBe(404);
      expect(reply.headers['content-type']).toContain('application/problem+json');
    }
  });
});

describe('what lies beside the pages', () => {
  it.each([
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/assets/../secret.html',
    '/assets/..%2fsecret.html',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.html',
    '/assets/..%5c..%5csecret.html',
    '/assets/.hidden',
    '/assets/%2ehidden',
    '/assets/index-1a2b.js%00.html',
    '/.env',
    '/index.html',
    '/survey.html',
    '//evil.example/secret.html',
  ])('is not sent for %s', async (url) => {
    for (const accept of [html, '*/*']) {
      const reply = await open(url, { accept });
      expect(reply.statusCode).toBeGreaterThanOrEqual(400);
      expect(reply.body).not.toMatch(/a secret|hidden/);
      expect(reply.headers.location).toBeUndefined();
    }
  });

  it.each(['/.env', '/wp-login.php', '/index.html', '/backup.zip'])(
    '%s is no address that somebody mistyped: no page is sent for a file',
    async (url) => {
      expect((await open(url)).headers['content-type']).toContain('application/problem+json');
    },
  );
});

it('sends the same protection with every page, whatever its status', async () => {
  for (const url of [
    '/',
    '/a',
    '/sign-in/link',
    '/nowhere',
    '/assets/index-1a2b.js',
    '/assets/gone.js',
    '/api/v1/me',
  ]) {
    const { headers } = await open(url);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toContain("worker-src 'self'");
    expect(policy).not.toMatch(/https?:|\*/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'self'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("object-src 'none'");
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': expect.stringMatching(/^(DENY|SAMEORIGIN)$/),
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['set-cookie']).toBeUndefined();
  }
});
