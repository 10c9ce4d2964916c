import type { Label } from '@heartset/model';
import { connectedTo } from './connected-labels.ts';
import { isEverShown, type LabelSet, personsOf } from './label-set.ts';
import { requireGroupSize } from './require-group-size.ts';
import { SEARCH_BUDGET, type SearchBudget, smallestCombination } from './smallest-combination.ts';

export type InvitationDecision =
  | { allowed: true }
  | {
      allowed: false;
      /**
       * Two sets differ by too few people; or may do so, because it is not certain who of them could answer; or several together can
       * be added and subtracted to too few.
       */
      reason: 'differs-by-too-few' | 'may-differ-by-too-few' | 'adds-up-to-too-few';
      label: Label;
      /** By how few people, from 1 to k - 1. */
      differsBy: number;
    };

/**
 * May a leader ask these people, after whom they asked in the last twelve months?
 *
 * Each proposed label must hold the same people as every earlier one, or differ from it by at
 * least k people (those in one but not in the other), the higher one of both thresholds. Otherwise two reports could be subtracted
 * from each other. Nor may several reports together be added and subtracted to fewer than k people, though each two of them
 * differ by enough: ABC, ABCDEF and DEFG would give G's answers away. Labels with fewer than k people are never shown, and so not
 * compared.
 *
 * Where it is not certain whether some of those asked could answer, one more has to differ for each of them, whoever they are and in
 * whichever of the requests: so the answer tells their number at most, and not who was withdrawn. Nor may anything be repeated that is
 * connected with them: ABC, D having been withdrawn, after ABCD would be D, and so would ABCD.
 *
 * People whose answers a report shows under their own name are taken out of every label, and of what labels differ by or add up to:
 * of three, two are left.
 *
 * @param input.earlier the label sets of the leader's requests of the last twelve months
 * @param input.named people whose answers earlier reports show as theirs, and the report to come; nobody when left out
 * @param input.budget for this decision and others that are made with it; when it is used up, the answer is on the safe side
 * @throws ScoringInputError for a person given twice under a label, or k below 3.
 */
export function mayInvite(input: {
  earlier: readonly LabelSet[];
  proposed: readonly LabelSet[];
  k: number;
  named?: Named;
  budget?: SearchBudget;
}): InvitationDecision {
  const k = requireGroupSize(input.k);
  const earlier = input.earlier
    .filter((set) => isEverShown(set, k))
    .map((set) => ({ ...counted(set), shownFrom: set.shownFrom ?? k }));
  for (const proposal of input.proposed) {
    const { persons, uncertain } = counted(proposal);
    if (!isEverShown(proposal, k)) continue;
    for (const before of earlier) {
      const unsure = Math.max(uncertain, before.uncertain);
      const needed = Math.max(proposal.shownFrom ?? k, before.shownFrom);
      const differing = differenceOf(persons, before.persons);
      if (differing + unsure === 0 || differing >= needed + unsure) continue;
      // Of two reports about different people neither tells what the other holds.
      if (differing === persons.size + before.persons.size) continue;
      const differsBy = Math.max(1, differing - unsure);
      const reason = unsure === 0 ? 'differs-by-too-few' : 'may-differ-by-too-few';
      return { allowed: false, reason, label: proposal.label, differsBy };
    }
  }
  const budget = input.budget ?? { left: SEARCH_BUDGET };
  // Whoever is named in one report was promised in another that nobody can tell: they count among the others, and then they do not.
  for (const named of isSomebody(input.named) ? [nobody, input.named] : [nobody]) {
    const decision = addUp(input, named, k, budget);
    if (!decision.allowed) return decision;
  }
  return { allowed: true };
}

const nobody: Named = { before: new Set(), now: new Set() };

function isSomebody(named: Named | undefined): named is Named {
  return named !== undefined && named.before.size + named.now.size > 0;
}

interface Named {
  before: ReadonlySet<string>;
  now: ReadonlySet<string>;
  /** Of how many of them it is not certain that a report names them: who could not answer under their name is not known by it. */
  uncertain?: number;
}

function counted(set: LabelSet): { persons: ReadonlySet<string>; uncertain: number } {
  return { persons: personsOf(set), uncertain: set.uncertain ?? 0 };
}

/** What earlier requests reveal among themselves is not laid to these people, and hides nothing that they add. */
function addUp(
  { earlier, proposed }: { earlier: readonly LabelSet[]; proposed: readonly LabelSet[] },
  named: Named,
  k: number,
  budget: SearchBudget,
): InvitationDecision {
  const shown = earlier.filter((set) => isEverShown(set, k));
  const apart = new Set([...named.before, ...named.now]);
  const [first] = [...proposed, ...earlier];
  // Naming somebody reveals others by itself, beside what was reported before.
  const known = { sets: shown.length, apart: named.before };
  const byNaming =
    apart.size === named.before.size
      ? null
      : smallestCombination({ ...together(shown, named), limit: k, known, apart, budget });
  if (first && byNaming !== null) return addsUp(first, byNaming);
  for (const proposal of proposed) {
    if (!isEverShown(proposal, k)) continue;
    const connected = connectedTo([proposal], shown);
    shown.push(proposal);
    const differsBy = smallestCombination({
      ...together([...connected, proposal], named),
      limit: k,
      known: { sets: connected.length, apart },
      apart,
      lastIsShown: true,
      budget,
    });
    if (differsBy !== null) return addsUp(proposal, differsBy);
  }
  return { allowed: true };
}

function together(labels: readonly LabelSet[], named: Named): { sets: ReadonlySet<string>[]; mayBeMissing: number } {
  const sets = labels.map(personsOf);
  const missing = Math.max(0, ...labels.map((set) => set.uncertain ?? 0));
  const namedHere = [...named.before, ...named.now].filter((person) => sets.some((set) => set.has(person)));
  return { sets, mayBeMissing: missing + Math.min(named.uncertain ?? 0, new Set(namedHere).size) };
}

function addsUp({ label }: LabelSet, differsBy: number): InvitationDecision {
  return { allowed: false, reason: 'adds-up-to-too-few', label, differsBy };
}

/** How many people are in one of the two and not in the other. */
function differenceOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const person of a) if (b.has(person)) shared += 1;
  return a.size + b.size - 2 * shared;
}
