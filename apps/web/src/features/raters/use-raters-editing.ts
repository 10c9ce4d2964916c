import type { Group } from '@heartset/model';
import type { LeaderRaters, Rater } from '@heartset/model/api/campaigns';
import type { PersonSummary } from '@heartset/model/api/people';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type RatersOf, ratersQuery } from './get-raters.ts';
import { proposeRaters } from './propose-raters.ts';
import { setRaters } from './set-raters.ts';

type Editing = {
  add: (person: PersonSummary, group: Group) => void;
  move: (personId: string, group: Group) => void;
  remove: (personId: string) => void;
  clear: (group: Group) => void;
  keepAbove: () => void;
  reset: () => void;
  busy: boolean;
  error: unknown;
};

/** The list with this person in this group: moved when there already, added at the end otherwise. */
export function withRater(raters: readonly Rater[], person: PersonSummary, group: Group): Rater[] {
  if (raters.some((rater) => rater.personId === person.id)) {
    return raters.map((rater) => (rater.personId === person.id ? { ...rater, group } : rater));
  }
  const { id, name, email, title, inDirectory } = person;
  return [
    ...raters,
    { personId: id, name, email, title, inDirectory, group, source: 'by-hand', above: null, standing: 'asked' },
  ];
}

/** The list without anybody in this group. */
export function withoutGroup(raters: readonly Rater[], group: Group): Rater[] {
  return raters.filter((rater) => rater.group !== group);
}

/** The list with no other senior leaders than the manager and the manager's manager. */
export function keepingAbove(raters: readonly Rater[]): Rater[] {
  return raters.filter((rater) => rater.group !== 'senior-leaders' || rater.above !== null);
}

/** Changes the list at once on the page, and one after the other in the API; the outlook follows from there. */
export function useRatersEditing(of: RatersOf): Editing {
  const queries = useQueryClient();
  const { queryKey } = ratersQuery(of);
  const take = (saved: LeaderRaters) => {
    queries.setQueryData(queryKey, saved);
    void queries.invalidateQueries({ queryKey: ['campaigns', 'one', of.campaignId], exact: true });
  };
  // What the page shows may be ahead of the API: after a refusal the API's list is read again.
  const undo = () => queries.invalidateQueries({ queryKey });
  const scope = { id: `raters ${of.campaignId} ${of.leaderId}` };
  const saving = useMutation({
    scope,
    mutationFn: (raters: Rater[]) => setRaters(of, raters),
    onSuccess: (saved, _raters, _context) => {
      if (queries.isMutating({ predicate: ({ options }) => options.scope?.id === scope.id }) <= 1) take(saved);
    },
    onError: undo,
  });
  const resetting = useMutation({ scope, mutationFn: () => proposeRaters(of), onSuccess: take, onError: undo });
  const change = (next: (raters: readonly Rater[]) => Rater[]) => {
    const known = queries.getQueryData<LeaderRaters>(queryKey);
    if (known === undefined) return;
    const raters = next(known.raters);
    queries.setQueryData<LeaderRaters>(queryKey, { ...known, raters });
    saving.mutate(raters);
  };
  return {
    add: (person, group) => change((raters) => withRater(raters, person, group)),
    move: (personId, group) =>
      change((raters) => raters.map((rater) => (rater.personId === personId ? { ...rater, group } : rater))),
    remove: (personId) => change((raters) => raters.filter((rater) => rater.personId !== personId)),
    clear: (group) => change((raters) => withoutGroup(raters, group)),
    keepAbove: () => change(keepingAbove),
    reset: () => resetting.mutate(),
    busy: saving.isPending || resetting.isPending,
    error: saving.error ?? resetting.error,
  };
}
