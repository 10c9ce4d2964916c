import { type Me, meSchema } from '@heartset/model/api/auth';
import { callApi } from '../../lib/api.ts';

/** Signs in as one of the demo's people. Exists in the demo only. */
export function signInToDemo(personId: string): Promise<Me> {
  return callApi({ method: 'POST', path: '/demo/sign-in', body: { personId } }, meSchema);
}
