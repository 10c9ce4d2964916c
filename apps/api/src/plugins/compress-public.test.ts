import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { setUpProduct } from '../testing/set-up-product.ts';

const { product } = await setUpProduct();

const ask = (url: string, accepted: string) =>
  product.app.inject({ url, headers: accepted === '' ? {} : { 'accept-encoding': accepted } });
const instrument = '/api/v1/instruments/hcl-360?locale=de';

it.each([
  ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
  ['gzip, deflate', 'gzip', gunzipSync],
  ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
] as const)(
  'sends what everybody may read to whoever takes %s as %s, the same each time',
  async (accepted, encoding, read) => {
    const plain = await ask(instrument, '');
    for (const reply of [await ask(instrument, accepted), await ask(instrument, accepted)]) {
      expect(reply.statusCode).toBe(200);
      expect(reply.headers).toMatchObject({
        'content-encoding': encoding,
        'content-length': String(reply.rawPayload.length),
        'content-type': plain.headers['content-type'],
        'content-language': 'de',
        vary: 'accept-encoding',
      });
      expect(read(reply.rawPayload).toString()).toBe(plain.body);
      expect(reply.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
    }
  },
);

it.each(['', 'identity', 'zstd', 'br;q=0', 'gzip;q=0.000, br; q=0'])(
  'sends it as it is to whoever takes %j',
  async (accepted) => {
    const reply = await ask(instrument, accepted);
    expect(reply.headers['content-encoding']).toBeUndefined();
    expect(reply.headers.vary).toBe('accept-encoding');
    expect(reply.json()).toMatchObject({ locale: 'de' });
  },
);

it('compresses neither a refusal nor anything that is not for everybody', async () => {
  for (const url of ['/api/v1/instruments/gone', '/api/v1/me', '/api/v1/product', '/api/v1/rater/invitation']) {
    const reply = await ask(url, 'gzip, br');
    expect(reply.headers['content-encoding'], url).toBeUndefined();
    expect(() => reply.json(), url).not.toThrow();
  }
});
