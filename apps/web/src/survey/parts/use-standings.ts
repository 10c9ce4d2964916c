import { useCallback, useEffect, useState } from 'react';
import { type Draft, hasContent, isStale, reviveDraft } from '../../features/survey-answering/draft.ts';
import { deviceKeys } from '../../features/survey-sending/device-keys.ts';
import { readKeptBallot, throwAwayOldAnswers } from '../../features/survey-sending/kept-ballot.ts';
import type { DeviceStore } from '../../lib/device-store.ts';
import { today } from './use-draft.ts';
import type { Assignment } from './wording.ts';

/** How the answers about one leader stand, as far as this device knows. */
export type Standing =
  | { state: 'new' }
  | { state: 'draft'; draft: Draft }
  | { state: 'sending' }
  /** `receipt`: null when other answers of this ballot were counted. */
  | { state: 'sent'; receipt: string | null }
  | { state: 'elsewhere' };

export type Standings = ReadonlyMap<string, Standing>;

/** Reads how each assignment stands; again whenever `reload` is called. Null while it is read for the first time. */
export function useStandings(store: DeviceStore, assignments: readonly Assignment[]) {
  const [standings, setStandings] = useState<Standings | null>(null);

  const reload = useCallback(async (): Promise<void> => {
    const found = new Map<string, Standing>();
    for (const assignment of assignments) found.set(assignment.id, await readStanding(store, assignment));
    setStandings(found);
  }, [store, assignments]);

  useEffect(() => {
    void Promise.all([throwAwayStaleDrafts(store), throwAwayOldAnswers(store, today())]).then(reload);
  }, [store, reload]);

  return { standings, reload };
}

async function readStanding(store: DeviceStore, assignment: Assignment): Promise<Standing> {
  const slot = (await readKeptBallot(store, assignment.id))?.slot;
  if (slot?.state === 'counted') return { state: 'sent', receipt: slot.receipt };
  if (slot?.state === 'other-counted') return { state: 'sent', receipt: null };
  if (slot?.state === 'sending') return { state: 'sending' };
  const ownBallot = slot?.state === 'asked' || slot?.state === 'issued';
  if (slot?.state === 'elsewhere' || (assignment.issued && !ownBallot)) return { state: 'elsewhere' };
  const draft = reviveDraft(await store.get(deviceKeys(assignment.id).draft));
  return draft && hasContent(draft) ? { state: 'draft', draft } : { state: 'new' };
}

async function throwAwayStaleDrafts(store: DeviceStore): Promise<void> {
  const stale: string[] = [];
  for (const key of await store.keys('draft:')) {
    const draft = reviveDraft(await store.get(key));
    if (draft === null || isStale(draft, today())) stale.push(key);
  }
  await store.remove(stale);
}
