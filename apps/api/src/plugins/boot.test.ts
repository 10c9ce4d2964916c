import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createActor, createOrganizationRow } from '../testing/factories.ts';
import { setUpProduct } from '../testing/set-up-product.ts';
import { createTestApp } from '../testing/test-app.ts';

const { database, product } = await setUpProduct();

describe('the application', () => {
  it('refuses to boot with a route that has no response schema', async () => {
    const booting = createTestApp(database, {
      extraRoutes: (app) => {
        app.get('/api/v1/leaky', async () => ({ secret: 1 }));
      },
    });
    await expect(booting).rejects.toThrow(/no response schema/);
  });

  it('sends only what the schema declares', async () => {
    const other = await createTestApp(database, {
      extraRoutes: (app) => {
        app.get('/api/v1/tidy', { schema: { response: { 200: z.object({ kept: z.number() }) } } }, async () => {
          const wide = { kept: 1, secret: 2 };
          return wide;
        });
      },
    });
    const reply = await other.app.inject('/api/v1/tidy');
    expect(reply.json()).toEqual({ kept: 1 });
    await other.close();
  });

  it('answers an unknown address with a problem document that carries the request id', async () => {
    const reply = await product.app.inject('/api/v1/nowhere');
    expect(reply.statusCode).toBe(404);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.json()).toMatchObject({ code: 'not-found', status: 404, requestId: reply.headers['x-request-id'] });
  });

  it.each(['/%', `/api/v1/campaigns/${'a'.repeat(500)}`])(
    'answers an address that is none in the same way',
    async (url) => {
      const reply = await product.app.inject(url);
      expect(reply.headers['content-type']).toContain('application/problem+json');
      expect(reply.json()).toMatchObject({ code: 'not-found', status: 404, requestId: expect.any(String) });
    },
  );

  it('does not wait for ever for a request that never comes in whole', () => {
    expect(product.app.server.requestTimeout).toBe(120_000);
  });

  it('believes the address that its own proxy has added, not what the caller wrote before it', async () => {
    const behindProxy = await createTestApp(database, {
      config: { trustProxy: true },
      extraRoutes: (app) => {
        app.get('/api/v1/caller', { schema: { response: { 200: z.object({ ip: z.string() }) } } }, async (request) => ({
          ip: request.ip,
        }));
      },
    });
    const headers = { 'x-forwarded-for': '6.6.6.6, 192.0.2.7' };
    const told = await behindProxy.app.inject({ url: '/api/v1/caller', headers });
    expect(told.json()).toEqual({ ip: '192.0.2.7' });
    await behindProxy.close();
  });

  it('limits whoever is refused for not being signed in, each route by its own number', async () => {
    const other = await createTestApp(database, {
      extraRoutes: (app) => {
        const schema = { response: { 200: z.object({}) } };
        // One list for several routes, as features write them.
        const onRequest = [app.requireActor];
        app.get('/api/v1/wide', { onRequest, schema }, async () => ({}));
        const config = { rateLimit: { max: 2, timeWindow: 60_000 } };
        app.get('/api/v1/narrow', { onRequest, schema, config }, async () => ({}));
      },
    });
    const statuses = async (url: string) => {
      const all: number[] = [];
      for (let asked = 0; asked < 3; asked += 1) all.push((await other.app.inject(url)).statusCode);
      return all;
    };
    expect(await statuses('/api/v1/narrow')).toEqual([401, 401, 429]);
    expect(await statuses('/api/v1/wide')).toEqual([401, 401, 401]);
    expect((await other.app.inject('/api/v1/narrow')).json()).toMatchObject({
      code: 'too-many-requests',
      detail: 'Please wait a few minutes, then try again.',
    });
    await other.close();
  });

  it('counts a caller who changes the last half of an IPv6 address as one', async () => {
    const other = await createTestApp(database, {
      extraRoutes: (app) => {
        const config = { rateLimit: { max: 2, timeWindow: 60_000 } };
        app.get('/api/v1/few', { config, schema: { response: { 200: z.object({}) } } }, async () => ({}));
      },
    });
    const askedFrom = async (remoteAddress: string) =>
      (await other.app.inject({ url: '/api/v1/few', remoteAddress })).statusCode;
    expect(await askedFrom('2001:db8:0:7::1')).toBe(200);
    expect(await askedFrom('2001:db8:0:7:ffff::2')).toBe(200);
    expect(await askedFrom('2001:db8:0:7:a:b:c:d')).toBe(429);
    expect(await askedFrom('2001:db8:0:8::1')).toBe(200);
    expect(await askedFrom('192.0.2.7')).toBe(200);
    await other.close();
  });

  it('takes no token without an end or without its issuer, though rightly signed', async () => {
    const actor = await createActor(database.owner, await createOrganizationRow(database.owner), ['hr']);
    const now = Math.floor(Date.now() / 1000);
    const claims = { sid: actor.sessionId, aud: 'person', iat: now };
    const sign = (payload: object) => {
      const parts = [{ alg: 'HS256', typ: 'JWT' }, payload].map((part) =>
        Buffer.from(JSON.stringify(part)).toString('base64url'),
      );
      const text = parts.join('.');
      return `${text}.${createHmac('sha256', product.config.jwtSecret ?? '')
        .update(text)
        .digest('base64url')}`;
    };
    const statusWith = async (token: string) =>
      (await product.app.inject({ url: '/api/v1/me', headers: { cookie: `heartset_access=${token}` } })).statusCode;
    expect(await statusWith(sign({ ...claims, iss: 'heartset', exp: now + 60 }))).toBe(200);
    expect(await statusWith(sign({ ...claims, iss: 'heartset' }))).toBe(401);
    expect(await statusWith(sign({ ...claims, exp: now + 60 }))).toBe(401);
    expect(await statusWith(sign({ ...claims, iss: 'another', exp: now + 60 }))).toBe(401);
  });

  it('refuses an unsafe request from another site', async () => {
    const reply = await product.app.inject({
      method: 'POST',
      url: '/api/v1/anything',
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(reply.json()).toMatchObject({ code: 'foreign-origin', status: 403 });
  });

  it('lets nobody keep an answer, unless its route says otherwise', async () => {
    const other = await createTestApp(database, {
      extraRoutes: (app) => {
        const schema = { response: { 200: z.object({ kept: z.number() }) } };
        app.get('/api/v1/keep', { schema }, async (_request, reply) => {
          reply.header('cache-control', 'max-age=60');
          return { kept: 1 };
        });
      },
    });
    const keptFor = async (url: string) => (await other.app.inject(url)).headers['cache-control'];
    expect(await keptFor('/api/v1/product')).toBe('no-store');
    expect(await keptFor('/api/v1/me')).toBe('no-store');
    expect(await keptFor('/api/v1/keep')).toBe('max-age=60');
    await other.close();
  });

  it('is live and ready', async () => {
    expect((await product.app.inject('/api/health/live')).json()).toEqual({ status: 'ok' });
    expect((await product.app.inject('/api/health/ready')).json()).toEqual({ status: 'ok' });
  });

  it('describes itself in OpenAPI', async () => {
    const reply = await product.app.inject('/api/openapi.json');
    expect(reply.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Heartset' } });
    expect(Object.keys(reply.json().paths)).toContain('/api/health/live');
  });
});
