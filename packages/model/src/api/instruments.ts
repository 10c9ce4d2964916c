import { z } from 'zod';

/** GET /api/v1/instruments/:id */
export const instrumentParamsSchema = z.object({ id: z.string().min(1).max(60) });

/** Without a version the newest; without a locale English. */
export const instrumentQuerySchema = z.object({
  version: z.string().min(1).max(20).optional(),
  locale: z.string().min(2).max(35).optional(),
});

export { type Instrument, instrumentSchema } from '../instrument/instrument.schema.ts';
