import { AppError } from '../core/errors.ts';
import type { App } from '../plugins/app-instance.ts';
import { isLoopback } from './standalone-config.ts';

/** What proxies and tunnels add: the request came from elsewhere, whatever host it names by the time it is here. */
const passedOnBy = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via', 'cf-connecting-ip'];

/**
 * Refuses requests that name another host than this machine, or that somebody has passed on. Listening on loopback is not enough: a
 * page elsewhere can let its own name resolve to 127.0.0.1 (DNS rebinding), and a proxy often names its target as the host. Either
 * would let others read the inbox and sign in with one click.
 */
export function onlyLocalHosts(app: App): void {
  app.addHook('onRequest', async (request) => {
    const passedOn = passedOnBy.some((header) => request.headers[header] !== undefined);
    if (passedOn || !isLoopback(hostWithoutPort(request.headers.host ?? ''))) {
      throw new AppError('foreign-origin', 'This Heartset runs for this computer alone. Open it as localhost.');
    }
  });
}

function hostWithoutPort(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}
