import type { Transaction } from '../db/client.ts';
import { auditEvents } from '../db/schema/audit-events.ts';

/** What is written into the audit log: who did what to which thing. Never what a rater did, never a text that somebody wrote. */
export interface AuditEvent {
  organizationId: string;
  actorId: string | null;
  /** `<noun>.<verb in the past>`, as `campaign.opened`. */
  action: string;
  targetKind: 'campaign' | 'person' | 'directory-import' | 'organization' | 'session' | 'report';
  targetId: string | null;
  /** Counts and settings only. */
  details?: Record<string, string | number | boolean>;
}

/** Writes the audit row in the transaction of what it tells, so that neither exists without the other. */
export async function recordAudit(tx: Transaction, event: AuditEvent): Promise<void> {
  await recordAudits(tx, [event]);
}

/** PostgreSQL takes 65,535 parameters a statement; a row has six. */
const rowsPerStatement = 5_000;

/** Several at once, in the order given. */
export async function recordAudits(tx: Transaction, events: readonly AuditEvent[]): Promise<void> {
  for (let start = 0; start < events.length; start += rowsPerStatement) {
    const rows = events.slice(start, start + rowsPerStatement).map((event) => ({
      organizationId: event.organizationId,
      actorId: event.actorId,
      action: event.action,
      targetKind: event.targetKind,
      targetId: event.targetId,
      details: event.details ?? {},
    }));
    await tx.insert(auditEvents).values(rows);
  }
}
