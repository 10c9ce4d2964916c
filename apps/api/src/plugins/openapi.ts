import swagger from '@fastify/swagger';
import fp from 'fastify-plugin';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from './app-instance.ts';

/** The OpenAPI document, made from the very schemas that validate. */
export const openapi = fp(async (app: App) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Heartset', version: '0.1.0', description: '360-degree feedback for human-centered leadership.' },
    },
    transform: jsonSchemaTransform,
  });
  app.get(
    '/api/openapi.json',
    {
      schema: {
        hide: false,
        tags: ['product'],
        summary: 'This document',
        response: { 200: z.record(z.string(), z.unknown()) },
      },
    },
    async () => ({ ...app.swagger() }),
  );
});
