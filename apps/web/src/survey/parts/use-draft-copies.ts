import { useEffect, useMemo, useRef, useState } from 'react';
import { forgetArrivedCode } from '../../features/survey-drafts/arrived-code.ts';
import { copySaver } from '../../features/survey-drafts/copy-saver.ts';
import { readDeviceKey } from '../../features/survey-drafts/device-key-place.ts';
import type { CopyTools, DraftPlace } from '../../features/survey-drafts/draft-copies.ts';
import type { TakenByCode } from '../../features/survey-drafts/take-by-code.ts';
import type { DeviceStore } from '../../lib/device-store.ts';
import { RaterApiError, readDraft, saveDraft } from '../../lib/rater-api.ts';

export function copyTools(store: DeviceStore): CopyTools {
  return { store, readDraft, saveDraft, now: Date.now };
}

/** What became of another device's code that came by camera. `nothing`: it opens no draft of this invitation. */
export type Arrival = 'taken' | 'nothing-new' | 'nothing' | 'damaged' | 'failed';

/**
 * Keeps the copies on the server, where somebody wanted any: takes what was gone on with elsewhere before anything is shown (`ready`), and
 * saves what is changed here.
 *
 * @param arrivedCode the code of another device that has come by camera
 * @param onTaken called when drafts may be others than before
 */
export function useDraftCopies(
  store: DeviceStore,
  places: readonly DraftPlace[],
  arrivedCode: string | null,
  onTaken: () => Promise<void>,
) {
  const [ready, setReady] = useState(false);
  const [arrival, setArrival] = useState<Arrival | null>(null);
  const latest = useRef({ places, onTaken });
  latest.current = { places, onTaken };

  useEffect(() => {
    let current = true;
    setReady(false);
    void takeAll(store, latest.current.places, arrivedCode)
      .then(async (outcome) => {
        if (current) setArrival(outcome);
        await latest.current.onTaken();
      })
      .then(() => {
        if (current) setReady(true);
      });
    return () => {
      current = false;
    };
  }, [store, arrivedCode]);

  const saver = useMemo(() => copySaver<DraftPlace>((place) => saveIfWanted(store, place)), [store]);

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') saver.flush();
    };
    document.addEventListener('visibilitychange', leave);
    return () => document.removeEventListener('visibilitychange', leave);
  }, [saver]);

  return { ready, changed: saver.changed, arrival };
}

async function takeAll(
  store: DeviceStore,
  places: readonly DraftPlace[],
  arrivedCode: string | null,
): Promise<Arrival | null> {
  if (arrivedCode !== null) return takeArrived(store, places, arrivedCode);
  await takeNewer(store, places);
  return null;
}

async function takeArrived(store: DeviceStore, places: readonly DraftPlace[], code: string): Promise<Arrival> {
  const taken = await passingOver(async () => {
    const { takeByCode } = await import('../../features/survey-drafts/take-by-code.ts');
    return takeByCode(places, code, copyTools(store));
  });
  const arrival = arrivalOf(taken);
  // It stays for whoever has opened another invitation first.
  if (arrival === 'taken' || arrival === 'nothing-new') await passingOver(() => forgetArrivedCode(store));
  return arrival;
}

function arrivalOf(taken: TakenByCode | null): Arrival {
  if (taken === null) return 'failed';
  if (taken === 'taken' || taken === 'nothing-new') return taken;
  return taken === 'none' || taken === 'other-key' ? 'nothing' : 'damaged';
}

async function takeNewer(store: DeviceStore, places: readonly DraftPlace[]): Promise<void> {
  const key = await readDeviceKey(store, idsOf(places)).catch(() => null);
  if (key === null) return;
  await passingOver(async () => {
    const { takeCopies } = await import('../../features/survey-drafts/draft-copies.ts');
    return takeCopies(places, key, copyTools(store));
  });
}

async function saveIfWanted(store: DeviceStore, place: DraftPlace): Promise<void> {
  const key = await readDeviceKey(store, [place.id]).catch(() => null);
  if (key === null) return;
  await passingOver(async () => {
    const { saveCopy } = await import('../../features/survey-drafts/draft-copies.ts');
    return saveCopy(place, key, copyTools(store));
  });
}

/** A copy is a comfort: without the server one goes on with what is here, and the next change tries again. Null: it was not done. */
async function passingOver<Result>(work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    // TypeError: the code could not be loaded, because the network is gone. DOMException: this device has no room left.
    if (error instanceof RaterApiError || error instanceof TypeError || error instanceof DOMException) return null;
    throw error;
  }
}

function idsOf(places: readonly DraftPlace[]): string[] {
  return places.map(({ id }) => id);
}
