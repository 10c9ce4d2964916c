import { AppError } from '../core/errors.ts';
import type { App } from '../plugins/app-instance.ts';
import { isLoopback } from './standalone-config.ts';

/**
 * Refuses requests that name another host than this machine. Listening on loopback is not enough: a page elsewhere can
 * let its own name resolve to 127.0.0.1 (DNS rebinding), and would then read the inbox and sign in with one click.
 */
export function onlyLocalHosts(app: App): void {
  app.addHook('onRequest', async (request) => {
    if (!isLoopback(hostWithoutPort(request.headers.host ?? ''))) {
      throw new AppError('foreign-origin', 'This Heartset runs for this computer alone. Open it as localhost.');
    }
  });
}

function hostWithoutPort(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}
