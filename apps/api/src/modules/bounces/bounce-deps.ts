import type { Log } from '../../core/log.ts';
import type { Database } from '../../db/client.ts';

/** What takes mails that come back. The mail worker's own. */
export interface BounceDeps {
  /** With the login heartset_mailer. */
  database: Database;
  /** Made the marks by which mails are recognised. */
  mailKey: string;
  /** Codes only: not which mail, and not whose. */
  log: Log;
}
