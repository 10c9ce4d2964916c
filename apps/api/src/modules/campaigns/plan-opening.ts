import type { Group, Label } from '@heartset/model';
import { type AssignedLabel, assignLabels, type InvitedPerGroup } from '@heartset/scoring';
import type { FieldProblem } from '../../core/errors.ts';
import { missing } from './opening-words.ts';

/** Somebody who is to be asked about a leader. */
export interface PlannedRater {
  personId: string;
  group: Group;
}

/** A leader with everybody who is to be asked about them. */
export interface PlannedLeader {
  leaderId: string;
  name: string;
  subjectKey: string;
  raters: readonly PlannedRater[];
}

export interface PlannedAssignment extends PlannedRater {
  leaderId: string;
  label: Label;
}

export interface OpeningPlan {
  labels: (AssignedLabel & { subjectKey: string; leaderId: string })[];
  assignments: PlannedAssignment[];
  /** Why it cannot open; empty when it can. */
  problems: FieldProblem[];
}

/** Counts raters by group. */
export function invitedPerGroup(raters: readonly { group: Group }[]): InvitedPerGroup {
  const counts: Partial<Record<Group, number>> = {};
  for (const { group } of raters) counts[group] = (counts[group] ?? 0) + 1;
  return counts;
}

/**
 * Decides all that opening writes: the label of every rater, by numbers of people alone, and whether each leader could get a report
 * at all.
 *
 * @param campaign k is `minimumGroupSize`
 */
export function planOpening(
  campaign: { minimumGroupSize: number; seniorLeaders: 'anonymous' | 'identified'; deadlineAt: Date },
  leaders: readonly PlannedLeader[],
  now: Date,
): OpeningPlan {
  const plan: OpeningPlan = { labels: [], assignments: [], problems: [] };
  if (campaign.deadlineAt.getTime() <= now.getTime()) {
    plan.problems.push({ path: 'deadlineAt', message: missing.deadline });
  }
  if (leaders.length === 0) {
    plan.problems.push({ path: 'leaders', message: missing.leaders });
  }
  for (const leader of leaders) {
    const assigned = assignLabels({
      invitedPerGroup: invitedPerGroup(leader.raters),
      k: campaign.minimumGroupSize,
      seniorLeaders: campaign.seniorLeaders,
    });
    const problem = leaderProblem(leader, assigned, campaign.minimumGroupSize);
    if (problem) plan.problems.push({ path: `leaders.${leader.leaderId}`, message: problem });
    for (const label of assigned.labels) {
      plan.labels.push({ ...label, subjectKey: leader.subjectKey, leaderId: leader.leaderId });
    }
    for (const { personId, group } of leader.raters) {
      const label = assigned.labelOfGroup[group];
      if (label) plan.assignments.push({ personId, group, leaderId: leader.leaderId, label });
    }
  }
  return plan;
}

function leaderProblem(
  leader: PlannedLeader,
  assigned: { labels: readonly AssignedLabel[]; belowThreshold: readonly Label[] },
  k: number,
): string | null {
  if (leader.raters.length === 0) return missing.raters(leader.name);
  if (assigned.belowThreshold.length < assigned.labels.length) return null;
  return missing.enoughRaters(leader.name, k);
}
