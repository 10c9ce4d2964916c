import type { Group } from '@heartset/model';
import { and, eq, inArray } from 'drizzle-orm';
import { type Actor, hasRole } from '../../core/context.ts';
import { AppError, type FieldProblem } from '../../core/errors.ts';
import type { Transaction } from '../../db/client.ts';
import { people } from '../../db/schema/people.ts';
import type { CampaignRow } from './load-campaign.ts';

/** Somebody who is to be asked, and as what. */
export interface WantedRater {
  personId: string;
  group: Group;
}

/** @throws AppError `input-invalid` where somebody stands twice, or the leader themself */
export function refuseImpossibleList(leaderId: string, raters: readonly WantedRater[]): void {
  const seen = new Set<string>();
  const problems: FieldProblem[] = [];
  for (const [index, { personId }] of raters.entries()) {
    if (personId === leaderId) problems.push({ path: `raters.${index}`, message: 'is the leader' });
    else if (seen.has(personId)) problems.push({ path: `raters.${index}`, message: 'is in the list already' });
    seen.add(personId);
  }
  if (problems.length > 0) {
    throw new AppError('input-invalid', 'Each person is asked once, and nobody about themself here.', problems);
  }
}

/**
 * Looks everybody up in the organisation, and decides who counts as what: people outside the directory always as `others`.
 *
 * @throws AppError `person-unknown`, `input-invalid`, `outsiders-need-hr`
 */
export async function placeInGroups(
  tx: Transaction,
  actor: Actor,
  campaign: CampaignRow,
  input: { leaderId: string; raters: readonly WantedRater[] },
): Promise<WantedRater[]> {
  if (input.raters.length === 0) return [];
  const found = await tx
    .select({ id: people.id, inDirectory: people.inDirectory })
    .from(people)
    .where(
      and(
        eq(people.organizationId, actor.organizationId),
        inArray(
          people.id,
          input.raters.map((rater) => rater.personId),
        ),
      ),
    );
  const inDirectory = new Map(found.map((row) => [row.id, row.inDirectory]));
  const problemsWhere = (bad: (rater: WantedRater) => boolean, message: string) =>
    input.raters.flatMap((rater, index) => (bad(rater) ? [{ path: `raters.${index}`, message }] : []));

  const unknown = problemsWhere(({ personId }) => !inDirectory.has(personId), 'is nobody in your organisation');
  if (unknown.length > 0) throw new AppError('person-unknown', 'Some people were not found. Add them first.', unknown);
  const misplaced = problemsWhere(
    ({ personId, group }) => group === 'others' && inDirectory.get(personId) === true,
    'is in the directory, so counts as team member, peer or senior leader',
  );
  if (misplaced.length > 0) {
    throw new AppError('input-invalid', '“Others” are people from outside the directory.', misplaced);
  }
  const outsiders = problemsWhere(({ personId }) => inDirectory.get(personId) === false, 'is not in the directory');
  if (outsiders.length > 0 && !mayIncludeOutsiders(actor, campaign, input.leaderId)) {
    throw new AppError(
      'outsiders-need-hr',
      'People from outside the directory can be asked only when somebody from HR, other than the leader, includes them.',
      outsiders,
    );
  }
  return input.raters.map(({ personId, group }) => ({
    personId,
    group: inDirectory.get(personId) === true ? group : 'others',
  }));
}

/** Nobody but a second person from HR: a leader could invite addresses of their own and subtract what these answered (rule 8). */
function mayIncludeOutsiders(actor: Actor, campaign: CampaignRow, leaderId: string): boolean {
  return campaign.kind === 'organization' && hasRole(actor, 'hr') && actor.personId !== leaderId;
}
