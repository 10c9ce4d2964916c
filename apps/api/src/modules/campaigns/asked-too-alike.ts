import type { Label } from '@heartset/model';
import {
  connectedLabels,
  type InvitationDecision,
  mayInvite,
  SEARCH_BUDGET,
  type SearchBudget,
  smallestNewPart,
} from '@heartset/scoring';
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
  /** Can the leader still take it back, so that nothing of it is ever shown? */
  mayBeCancelled: boolean;
}

/** A label and what its campaign shows it from; without a campaign it is of the one that is decided about. */
type HeldLabel = AskedLabel & { k: number } & Partial<Pick<OtherLabel, 'campaignId' | 'mayBeCancelled'>>;

/** What is compared: of how many connected with it it is not certain whether reports hold them, and not of whom. */
type ComparedLabel = Omit<HeldLabel, 'uncertain'> & { uncertain: number };

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
    const here = [...labels, ...(besideOf.get(leaderId) ?? [])].map((one) => ({ ...one, k }));
    const elsewhere = othersOf.get(leaderId) ?? [];
    const all = withUncertainOfConnected([...here, ...elsewhere]);
    const proposed = all.slice(0, labels.length);
    const staying = all.slice(labels.length, here.length);
    for (const others of whicheverStay(all.slice(here.length))) {
      const found = others.length > 0 && tooAlike(proposed, k, [...others, ...staying], budget);
      if (found) return [{ leaderId, ...found }];
    }
    return [];
  });
}

/**
 * A leader who asks the same people in several requests, each of them in others, could tell from the numbers of the requests alone who
 * has not answered. Of requests that leaders start each part of the people who are asked in the same of them holds k or more.
 *
 * @param requests the leaders' own earlier ones
 */
export function requestsSetFewApart(
  asked: readonly AskedLabel[],
  k: number,
  requests: readonly OtherLabel[],
): AskedTooAlike[] {
  const anonymous = ({ identified }: AskedLabel) => !identified;
  const requestsOf = byLeader(requests.filter(anonymous));
  return [...byLeader(asked.filter(anonymous))].flatMap(([leaderId, labels]) => {
    const earlier = (requestsOf.get(leaderId) ?? []).map((one) => ({ ...withoutDoubt(one), shownFrom: one.k }));
    const found = smallestNewPart({ earlier, proposed: labels.map(withoutDoubt), k });
    return found ? [{ leaderId, label: found.label, differsBy: found.size, reason: 'adds-up-to-too-few' }] : [];
  });
}

const withoutDoubt = ({ label, personIds }: AskedLabel) => ({ label, personIds });

/** With more requests than these not every choice of them is looked at, but each one with and without all others. */
const mostChosenFrom = 4;

/**
 * What a request would tell that its leader takes back afterwards hides nothing: everything is compared as it stands, and as it would be
 * without those requests, in every way.
 */
function whicheverStay<One extends { campaignId?: string; mayBeCancelled?: boolean }>(labels: readonly One[]): One[][] {
  const open = [...new Set(labels.filter((one) => one.mayBeCancelled).map((one) => one.campaignId))];
  let chosen: (typeof open)[] = [[]];
  if (open.length <= mostChosenFrom) for (const one of open) chosen = chosen.flatMap((way) => [way, [...way, one]]);
  else chosen.push(open, ...open.map((one) => [one]), ...open.map((one) => open.filter((other) => other !== one)));
  return chosen.map((cancelled) => labels.filter((one) => !cancelled.includes(one.campaignId)));
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

/**
 * Gives each label the number of uncertain people of all labels that are connected with it: they share somebody, or may be counted together.
 * Told for each label by itself, a leader who asks the same people in several requests, each of them in others, would learn who is
 * uncertain from which of the requests may not be repeated.
 *
 * A label may fall short of its threshold because some of its people are uncertain. At the close it is then counted together with another
 * one of its campaign, and of none of its people is it certain which report holds them.
 *
 * Those who are named carry the number of uncertain ones among all who are.
 */
function withUncertainOfConnected(labels: readonly HeldLabel[]): ComparedLabel[] {
  const shown = labels.filter(({ identified, personIds, k }) => !identified && personIds.length >= k);
  const isShort = ({ personIds, uncertain, k }: HeldLabel) => personIds.length - uncertain.length < k;
  const mayBeJoined = (one: HeldLabel, other: HeldLabel) =>
    one !== other && one.campaignId === other.campaignId && (isShort(one) || isShort(other));
  const uncertainOf = new Map<HeldLabel, number>();
  for (const group of connectedLabels(shown, mayBeJoined)) {
    const unsure = group.flatMap((one) =>
      isShort(one) && group.some((other) => mayBeJoined(one, other)) ? one.personIds : one.uncertain,
    );
    for (const one of group) uncertainOf.set(one, new Set(unsure).size);
  }
  const named = new Set(labels.flatMap((one) => (one.identified ? one.uncertain : []))).size;
  return labels.map((one) => ({ ...one, uncertain: one.identified ? named : (uncertainOf.get(one) ?? 0) }));
}

/** Of all labels of a leader, as `withUncertainOfConnected` has counted them. */
function uncertainNames(...labels: (readonly ComparedLabel[])[]): number {
  return Math.max(0, ...labels.flat().map((one) => (one.identified ? one.uncertain : 0)));
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
  const namedPeople = { before: named(others), now: named(asked), uncertain: uncertainNames(others, asked) };
  for (const threshold of new Set([k, ...earlier.map((one) => one.k)])) {
    const decision = mayInvite({ earlier, proposed, k: threshold, named: namedPeople, budget });
    if (!decision.allowed) return { label: decision.label, differsBy: decision.differsBy, reason: decision.reason };
  }
  return null;
}
