import { signInRequestedSchema } from '@heartset/model/api/auth';
import { callApi } from '../../lib/api.ts';

/** Asks for a sign-in mail. The answer is the same for known and unknown addresses. */
export async function requestSignIn(email: string): Promise<void> {
  await callApi({ method: 'POST', path: '/auth/sign-in-requests', body: { email } }, signInRequestedSchema);
}
