import { recordAudits } from '../../core/audit.ts';
import type { Actor, Clock } from '../../core/context.ts';
import type { JobRequest } from '../../core/job.ts';
import type { Transaction } from '../../db/client.ts';
import { endSignIns } from '../auth/auth.public.ts';
import { queueMails } from '../mail/mail.public.ts';

/** Somebody who signs in with another address from now on, and the address that they had. */
export interface MovedPerson {
  personId: string;
  address: string;
}

/** What changed the addresses: an import of the directory, or a correction by hand. */
export interface ChangeOfAddress {
  /** A UUID; one change tells each person once. */
  changeId: string;
  /** For the audit log. */
  details: Record<string, string>;
}

/**
 * Whoever reads somebody's address can sign in as them, so a changed one is never quiet: it stands in the audit log for each person,
 * ends what the old address opened, and is told to the old address. No address goes into the log.
 *
 * @returns the mails to send once the transaction has been committed
 */
export async function tellMovedPeople(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  moved: readonly MovedPerson[],
  change: ChangeOfAddress,
): Promise<JobRequest<never>[]> {
  const { organizationId } = actor;
  await endSignIns(
    tx,
    clock.now(),
    moved.map(({ personId }) => personId),
  );
  await recordAudits(
    tx,
    moved.map(({ personId }) => ({
      organizationId,
      actorId: actor.personId,
      action: 'person.address-changed',
      targetKind: 'person',
      targetId: personId,
      details: change.details,
    })),
  );
  return queueMails(
    tx,
    moved.map(({ personId, address }) => ({
      kind: 'address-changed',
      organizationId,
      personId,
      importId: change.changeId,
      address,
    })),
  );
}
