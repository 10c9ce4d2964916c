import type { Group, Label } from '@heartset/model';
import {
  type AssignedLabel,
  assignLabels,
  fewBesideIdentified,
  type InvitedPerGroup,
  mayInvite,
} from '@heartset/scoring';
import type { FieldProblem } from '../../core/errors.ts';

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
    plan.problems.push({ path: 'deadlineAt', message: 'The deadline has passed. Choose a later one.' });
  }
  if (leaders.length === 0) {
    plan.problems.push({ path: 'leaders', message: 'Choose at least one leader whom the campaign is about.' });
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
  if (leader.raters.length === 0) return `${leader.name}: nobody is asked yet.`;
  if (assigned.belowThreshold.length < assigned.labels.length) return null;
  return `${leader.name}: too few people are asked, so nobody's answers could be shown. Ask at least ${k} who count together.`;
}

/** What was asked about a leader before: one label of one campaign. */
export interface EarlierLabel {
  leaderId: string;
  label: Label;
  k: number;
  kind: 'organization' | 'leader';
  /** Did they answer under their own name? */
  identified: boolean;
  personIds: readonly string[];
}

/** Two labels differ by too few people, or several together add up to too few. */
export type TooAlike = 'differs-by-too-few' | 'adds-up-to-too-few';

/**
 * Leaders whose raters differ by too few people from an earlier campaign about them: the two reports could be subtracted from each
 * other; or few are left of a label once those are taken out who are named in another report. Checked with this campaign's threshold and
 * with each earlier one's, since each decides what its own report shows.
 */
export function leadersAskedTooAlike(
  plan: OpeningPlan,
  k: number,
  earlier: readonly EarlierLabel[],
): { leaderId: string; label: Label; differsBy: number; reason: TooAlike }[] {
  const earlierOf = new Map<string, EarlierLabel[]>();
  for (const one of earlier) {
    const before = earlierOf.get(one.leaderId);
    if (before) before.push(one);
    else earlierOf.set(one.leaderId, [one]);
  }
  return [...peopleAsked(plan)].flatMap(([leaderId, asked]) => {
    const found = tooAlike(asked, k, earlierOf.get(leaderId) ?? []);
    return found ? [{ leaderId, ...found }] : [];
  });
}

/** Whom a plan asks about one leader: those who are shown label by label, and those who are shown as themselves. */
interface PeopleAsked {
  sets: Map<Label, string[]>;
  identified: Set<string>;
}

function peopleAsked(plan: OpeningPlan): Map<string, PeopleAsked> {
  const identified = new Set(
    plan.labels.filter((one) => one.identified).map(({ leaderId, label }) => `${leaderId} ${label}`),
  );
  const askedAbout = new Map<string, PeopleAsked>();
  for (const { leaderId, label, personId } of plan.assignments) {
    const asked = askedAbout.get(leaderId) ?? { sets: new Map<Label, string[]>(), identified: new Set<string>() };
    askedAbout.set(leaderId, asked);
    const persons = asked.sets.get(label);
    if (identified.has(`${leaderId} ${label}`)) asked.identified.add(personId);
    else if (persons) persons.push(personId);
    else asked.sets.set(label, [personId]);
  }
  return askedAbout;
}

function tooAlike(
  asked: PeopleAsked,
  k: number,
  earlier: readonly EarlierLabel[],
): { label: Label; differsBy: number; reason: TooAlike } | null {
  const before = earlier.filter((one) => !one.identified);
  const proposed = [...asked.sets].map(([label, personIds]) => ({ label, personIds }));
  const identifiedBefore = new Set(earlier.flatMap((one) => (one.identified ? one.personIds : [])));
  const identified = { identifiedBefore, identifiedNow: asked.identified };
  for (const threshold of new Set([k, ...before.map((one) => one.k)])) {
    const decision = mayInvite({ earlier: before, proposed, k: threshold });
    if (!decision.allowed) return { label: decision.label, differsBy: decision.differsBy, reason: decision.reason };
    const few = fewBesideIdentified({ earlier: before, proposed, ...identified, k: threshold });
    if (few) return { label: few.label, differsBy: few.left, reason: 'adds-up-to-too-few' };
  }
  return null;
}
