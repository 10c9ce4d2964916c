import type { Actor } from '../../core/context.ts';
import { hasRole } from '../../core/context.ts';

/** What decides who may read a report. */
export interface ReportAccessFacts {
  organizationId: string;
  leaderId: string;
  kind: 'organization' | 'leader';
  reportReaders: 'leader' | 'leader-and-hr';
  sharedWithActor: boolean;
}

/**
 * Why the actor may read a report: it is about them, the leader shared it with them, or the campaign was opened with HR as a reader
 * (raters were told so before they answered). Null: to this actor the report does not exist.
 */
export function reportViewer(actor: Actor, facts: ReportAccessFacts): 'leader' | 'shared' | 'hr' | null {
  if (facts.organizationId !== actor.organizationId) return null;
  if (facts.leaderId === actor.personId) return 'leader';
  if (facts.kind === 'organization' && facts.reportReaders === 'leader-and-hr' && hasRole(actor, 'hr')) return 'hr';
  return facts.sharedWithActor ? 'shared' : null;
}
