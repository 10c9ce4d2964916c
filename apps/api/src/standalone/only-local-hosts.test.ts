import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { onlyLocalHosts } from './only-local-hosts.ts';

describe('a start for this computer alone', () => {
  let database: TestDatabase;
  let product: TestApp;
  beforeAll(async () => {
    database = await createTestDatabase();
    product = await createTestApp(database, { extraRoutes: onlyLocalHosts });
  });
  afterAll(async () => {
    await product.close();
    await database.close();
  });

  const ask = async (headers: Record<string, string>) =>
    (await product.app.inject({ url: '/api/v1/product', headers })).statusCode;

  it.each(['localhost', 'localhost:3600', '127.0.0.1:3600', '[::1]:3600'])('answers when asked as %s', async (host) => {
    expect(await ask({ host })).toBe(200);
  });

  it.each([
    'evil.example',
    'localhost.evil.example',
    'evil.example:3600',
    '127.0.0.1@evil.example',
    'evil.example:80:localhost',
  ])('refuses a name that another page lets point here: %s', async (host) => {
    expect(await ask({ host })).toBe(403);
  });

  it.each(['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via', 'x-real-ip', 'cf-connecting-ip'])(
    'refuses what a proxy or tunnel has passed on: %s',
    async (header) => {
      expect(await ask({ host: 'localhost', [header]: '192.0.2.7' })).toBe(403);
    },
  );
});
