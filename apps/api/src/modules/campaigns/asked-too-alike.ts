import type { Label } from '@heartset/model';
import { type InvitationDecision, mayInvite } from '@heartset/scoring';
import type { OpeningPlan } from './plan-opening.ts';

/** Who is asked about a leader under one label of one campaign. */
export interface AskedLabel {
  leaderId: string;
  label: Label;
  /** Do they answer under their own name? */
  identified: boolean;
  personIds: readonly string[];
  /** Those among them who were taken out, or whom no mail has reached: whether they could answer is not certain. */
  uncertain: readonly string[];
}

/** The same, of another campaign. */
export interface OtherLabel extends AskedLabel {
  k: number;
  kind: 'organization' | 'leader';
}

/** Two labels differ by too few people or may do so, or several together add up to too few. */
export type TooAlike = Extract<InvitationDecision, { allowed: false }>['reason'];

export interface AskedTooAlike {
  leaderId: string;
  label: Label;
  differsBy: number;
  reason: TooAlike;
}

/** Whom a plan asks. They are invited only now, so nobody among them is uncertain. */
export function labelsOfPlan({ labels, assignments }: Pick<OpeningPlan, 'labels' | 'assignments'>): AskedLabel[] {
  const personsOf = new Map<string, string[]>();
  for (const { leaderId, label, personId } of assignments) {
    const key = `${leaderId} ${label}`;
    const persons = personsOf.get(key);
    if (persons) persons.push(personId);
    else personsOf.set(key, [personId]);
  }
  return labels.map(({ leaderId, label, identified }) => {
    return { leaderId, label, identified, personIds: personsOf.get(`${leaderId} ${label}`) ?? [], uncertain: [] };
  });
}

/**
 * Leaders whose raters differ by too few people from another campaign about them: the two reports could be subtracted from each
 * other; or few are left of a label once those are taken out who are named in another report. Checked with this campaign's threshold and
 * with each other one's, since each decides what its own report shows.
 *
 * @param asked labels that are new, or that change
 * @param k this campaign's threshold
 * @param beside this campaign's labels that stay as they are. They are no reason to refuse by themselves; but added to one that changes
 *   they may make up what another report holds, but for one person
 */
export function leadersAskedTooAlike(
  asked: readonly AskedLabel[],
  k: number,
  others: readonly OtherLabel[],
  beside: readonly AskedLabel[] = [],
): AskedTooAlike[] {
  const othersOf = byLeader(others);
  const besideOf = byLeader(beside);
  return [...byLeader(asked)].flatMap(([leaderId, labels]) => {
    const elsewhere = othersOf.get(leaderId) ?? [];
    const here = (besideOf.get(leaderId) ?? []).map((one) => ({ ...one, k }));
    const found = tooAlike(labels, k, elsewhere.length > 0 ? [...elsewhere, ...here] : []);
    return found ? [{ leaderId, ...found }] : [];
  });
}

function byLeader<One extends AskedLabel>(labels: readonly One[]): Map<string, One[]> {
  const found = new Map<string, One[]>();
  for (const one of labels) {
    const known = found.get(one.leaderId);
    if (known) known.push(one);
    else found.set(one.leaderId, [one]);
  }
  return found;
}

function tooAlike(
  asked: readonly AskedLabel[],
  k: number,
  others: readonly (AskedLabel & Pick<OtherLabel, 'k'>)[],
): Omit<AskedTooAlike, 'leaderId'> | null {
  const earlier = others.filter((one) => !one.identified).map((one) => ({ ...one, shownFrom: one.k }));
  const proposed = asked.filter((one) => !one.identified).map((one) => ({ ...one, shownFrom: k }));
  const named = (labels: readonly AskedLabel[]) =>
    new Set(labels.flatMap((one) => (one.identified ? one.personIds : [])));
  const namedPeople = { before: named(others), now: named(asked) };
  for (const threshold of new Set([k, ...earlier.map((one) => one.k)])) {
    const decision = mayInvite({ earlier, proposed, k: threshold, named: namedPeople });
    if (!decision.allowed) return { label: decision.label, differsBy: decision.differsBy, reason: decision.reason };
  }
  return null;
}
