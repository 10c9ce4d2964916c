import { z } from 'zod';
import { emailSchema, idSchema } from './common.ts';

export const roleSchema = z.enum(['hr', 'leader', 'coach']);
export type Role = z.infer<typeof roleSchema>;

/** POST /api/v1/auth/sign-in-requests: the answer is the same for known and unknown addresses. */
export const signInRequestSchema = z.object({ email: emailSchema });
export const signInRequestedSchema = z.object({ status: z.literal('sent-if-known') });

/** A link's token as it came in: anything may stand in an address, and what is not a token is simply not known. */
const signInTokenSchema = z.string().min(1).max(200);

/** GET-free: a link's token is only ever posted. What the page should offer for it, without using it up. */
export const signInLinkSchema = z.object({ token: signInTokenSchema });
export const signInLinkStateSchema = z.object({ state: z.enum(['ready', 'other-browser', 'used-or-expired']) });

/** POST /api/v1/auth/sessions: by the link in the browser that asked, or by the mail's six digits. */
export const createSessionSchema = z.union([
  z.object({ token: signInTokenSchema }),
  z.object({ code: z.string().regex(/^\d{6}$/) }),
]);

/** GET /api/v1/me */
export const meSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  roles: z.array(roleSchema),
  organization: z.object({ id: idSchema, name: z.string() }),
});
export type Me = z.infer<typeof meSchema>;

/** What a start of the product offers: `demo` only where database and mail are embedded and bound to loopback. */
export const productSchema = z.object({
  demo: z.boolean(),
  inboxPath: z.string().nullable(),
  /** One-click sign-in for the demo's people. Empty unless `demo`. */
  demoPeople: z.array(z.object({ id: idSchema, name: z.string(), title: z.string().nullable(), role: roleSchema })),
});
export type Product = z.infer<typeof productSchema>;
export const demoSignInSchema = z.object({ personId: idSchema });
