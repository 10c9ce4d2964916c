import type { Clock } from '../../core/context.ts';
import type { Log } from '../../core/log.ts';
import type { Database } from '../../db/client.ts';
import type { KeyStore } from '../keys/keys.public.ts';

/** What the tally's jobs work with. */
export interface TallyDeps {
  /** With the login heartset_tally. */
  database: Database;
  clock: Clock;
  keys: KeyStore;
  /** Ids and counts only; a log line never tells who answered. */
  log: Log;
}

/** What counting itself works with. */
export type CountingDeps = Pick<TallyDeps, 'database' | 'clock' | 'keys'>;
