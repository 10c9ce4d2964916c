import { GROUPS } from '@heartset/model';
import type { PlannedLeader } from '../modules/campaigns/plan-opening.ts';

/** A leader of a draft who asks these people, group by group; everything but the raters follows from the name. */
export function plannedLeader(
  raters: Partial<Record<(typeof GROUPS)[number], readonly string[]>>,
  name = 'Lea Ahn',
): PlannedLeader {
  return {
    leaderId: name,
    name,
    subjectKey: `key of ${name}`,
    raters: GROUPS.flatMap((group) => (raters[group] ?? []).map((personId) => ({ personId, group }))),
  };
}
