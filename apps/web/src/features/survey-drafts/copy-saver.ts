/** Tells when copies are to be saved: a while after a change, and when the page is left. */
export interface CopySaver<Place extends { id: string }> {
  changed(place: Place): void;
  /** Saves at once whatever waits. */
  flush(): void;
}

/** A whole ward may share the network's limit, and a draft has one size: so not at every touch. */
export const saveAfterMilliseconds = 20_000;

/** @param save must not reject */
export function copySaver<Place extends { id: string }>(save: (place: Place) => Promise<void>): CopySaver<Place> {
  const waiting = new Map<string, { place: Place; timer: ReturnType<typeof setTimeout> }>();

  function saveNow(place: Place): void {
    clearTimeout(waiting.get(place.id)?.timer);
    waiting.delete(place.id);
    void save(place);
  }

  return {
    changed: (place) => {
      if (waiting.has(place.id)) return;
      waiting.set(place.id, { place, timer: setTimeout(() => saveNow(place), saveAfterMilliseconds) });
    },
    flush: () => {
      for (const { place } of [...waiting.values()]) saveNow(place);
    },
  };
}
