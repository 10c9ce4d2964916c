import { callApiForNothing } from '../../lib/api.ts';

/** Signs out: this browser, or everywhere. */
export function endSession(where: 'here' | 'everywhere'): Promise<void> {
  return callApiForNothing({ method: 'DELETE', path: where === 'here' ? '/auth/session' : '/auth/sessions' });
}
