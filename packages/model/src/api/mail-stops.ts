import { z } from 'zod';

/** POST /stop/:token: 128 bits, base64url. The address stands in mails, so it is short. */
export const stopParamsSchema = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{22}$/) });

/** The same whether they had been stopped before or not. */
export const mailsStoppedSchema = z.object({ status: z.literal('stopped') });
