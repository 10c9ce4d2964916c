import type { Clock } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { type OpenedSession, openSession } from '../auth/auth.public.ts';
import { listDemoPeople } from './product.queries.ts';

/**
 * One-click sign-in as one of the people whom the demo's landing page offers. The route exists in the demo only.
 *
 * @throws AppError `not-found` for anybody else
 */
export async function signInToDemo(database: Database, clock: Clock, personId: string): Promise<OpenedSession> {
  return inTransaction(database, async (tx) => {
    const offered = await listDemoPeople(tx);
    if (!offered.some((person) => person.id === personId)) throw notFound('person');
    return openSession(tx, clock, personId);
  });
}
