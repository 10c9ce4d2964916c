import type { Label } from '@heartset/model';
import { type InvitationDecision, mayInvite, SEARCH_BUDGET, type SearchBudget } from '@heartset/scoring';
import type { OpeningPlan } from './plan-opening.ts';

/** Who is asked about a leader under one label of one campaign. */
export interface AskedLabel {
  leaderId: string;
  label: Label;
  /** Do they answer under their own name? */
  identified: boolean;
  personIds: readonly string[];
  /** Those who were taken out, or whom no mail has reached: whether they could answer is not certain. */
  uncertain: readonly string[];
}

/** The same, of another campaign. */
export interface OtherLabel extends AskedLabel {
  campaignId: string;
  k: number;
  kind: 'organization' | 'leader';
}

/** What is compared: of how many it is not certain whether the report holds them, and not of whom. */
type ComparedLabel = Omit<AskedLabel, 'uncertain'> & { k: number; uncertain: number };

/** Two labels differ by too few people or may do so, or several together add up to too few. */
export type TooAlike = Extract<InvitationDecision, { allowed: false }>['reason'];

export interface AskedTooAlike {
  leaderId: string;
  label: Label;
  differsBy: number;
  reason: TooAlike;
}

/** Each leader's share of the work, however many there are: some twenty milliseconds. */
const leastBudget = 400_000;

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
  const leaders = [...byLeader(asked)];
  return leaders.flatMap(([leaderId, labels]) => {
    // All of a campaign's leaders are decided in one go, in which nothing else is answered.
    const budget = { left: Math.max(leastBudget, SEARCH_BUDGET / leaders.length) };
    const elsewhere = byCampaign(othersOf.get(leaderId) ?? []).flatMap(withThoseCountedTogether);
    const here = [...labels, ...(besideOf.get(leaderId) ?? [])].map((one) => ({ ...one, k }));
    const together = withThoseCountedTogether(here);
    const staying = together.slice(labels.length);
    const compared = elsewhere.length > 0 ? [...elsewhere, ...staying] : [];
    const found = tooAlike(together.slice(0, labels.length), k, compared, budget);
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

function byCampaign(labels: readonly OtherLabel[]): OtherLabel[][] {
  return [...new Set(labels.map((one) => one.campaignId))].map((id) => labels.filter((one) => one.campaignId === id));
}

/**
 * A label may fall short of its threshold because some of its people are uncertain. At the close it is then counted together with another
 * one of its campaign, and the report does not say by itself what that other one holds: for each of them it is not certain whether it
 * holds these people.
 */
function withThoseCountedTogether(labels: readonly (AskedLabel & { k: number })[]): ComparedLabel[] {
  const short = labels.filter(
    ({ identified, personIds, uncertain, k }) =>
      !identified && personIds.length >= k && personIds.length - uncertain.length < k,
  );
  return labels.map(({ uncertain, ...one }) => {
    const perhaps = one.identified ? [] : short.filter(({ label }) => label !== one.label);
    return { ...one, uncertain: uncertain.length + perhaps.reduce((sum, { personIds }) => sum + personIds.length, 0) };
  });
}

function tooAlike(
  asked: readonly ComparedLabel[],
  k: number,
  others: readonly ComparedLabel[],
  budget: SearchBudget,
): Omit<AskedTooAlike, 'leaderId'> | null {
  const earlier = others.filter((one) => !one.identified).map((one) => ({ ...one, shownFrom: one.k }));
  const proposed = asked.filter((one) => !one.identified).map((one) => ({ ...one, shownFrom: k }));
  const named = (labels: readonly ComparedLabel[]) =>
    new Set(labels.flatMap((one) => (one.identified ? one.personIds : [])));
  const namedPeople = { before: named(others), now: named(asked) };
  for (const threshold of new Set([k, ...earlier.map((one) => one.k)])) {
    const decision = mayInvite({ earlier, proposed, k: threshold, named: namedPeople, budget });
    if (!decision.allowed) return { label: decision.label, differsBy: decision.differsBy, reason: decision.reason };
  }
  return null;
}
