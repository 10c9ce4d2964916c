import { useEffect, useMemo, useRef, useState } from 'react';
import { copySaver } from '../../features/survey-drafts/copy-saver.ts';
import { readDeviceKey } from '../../features/survey-drafts/device-key-place.ts';
import type { CopyTools, DraftPlace } from '../../features/survey-drafts/draft-copies.ts';
import type { DeviceStore } from '../../lib/device-store.ts';
import { RaterApiError, readDraft, saveDraft } from '../../lib/rater-api.ts';

export function copyTools(store: DeviceStore): CopyTools {
  return { store, readDraft, saveDraft, now: Date.now };
}

/**
 * Keeps the copies on the server, where somebody wanted any: takes what was gone on with elsewhere before anything is shown (`ready`), and
 * saves what is changed here.
 */
export function useDraftCopies(store: DeviceStore, places: readonly DraftPlace[]) {
  const [ready, setReady] = useState(false);
  const first = useRef(places);

  useEffect(() => {
    void takeNewer(store, first.current).then(() => setReady(true));
  }, [store]);

  const saver = useMemo(() => copySaver<DraftPlace>((place) => saveIfWanted(store, place)), [store]);

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') saver.flush();
    };
    document.addEventListener('visibilitychange', leave);
    return () => document.removeEventListener('visibilitychange', leave);
  }, [saver]);

  return { ready, changed: saver.changed };
}

async function takeNewer(store: DeviceStore, places: readonly DraftPlace[]): Promise<void> {
  const key = await readDeviceKey(store, idsOf(places)).catch(() => null);
  if (key === null) return;
  await passingOver(async () => {
    const { takeCopies } = await import('../../features/survey-drafts/draft-copies.ts');
    await takeCopies(places, key, copyTools(store));
  });
}

async function saveIfWanted(store: DeviceStore, place: DraftPlace): Promise<void> {
  const key = await readDeviceKey(store, [place.id]).catch(() => null);
  if (key === null) return;
  await passingOver(async () => {
    const { saveCopy } = await import('../../features/survey-drafts/draft-copies.ts');
    await saveCopy(place, key, copyTools(store));
  });
}

/** A copy is a comfort: without the server one goes on with what is here, and the next change tries again. */
async function passingOver(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // TypeError: the code could not be loaded, because the network is gone.
    if (!(error instanceof RaterApiError || error instanceof TypeError)) throw error;
  }
}

function idsOf(places: readonly DraftPlace[]): string[] {
  return places.map(({ id }) => id);
}
