import { type Me, meSchema } from '@heartset/model/api/auth';
import { callApi } from '../../lib/api.ts';

/** Signs in by the link's token, in the browser that asked, or by the mail's six digits. Uses it up. */
export function createSession(proof: { token: string } | { code: string }): Promise<Me> {
  return callApi({ method: 'POST', path: '/auth/sessions', body: proof }, meSchema);
}
