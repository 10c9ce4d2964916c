import { useCallback, useEffect, useRef, useState } from 'react';
import {
  changeDraft,
  type Draft,
  type DraftChange,
  emptyDraft,
  hasContent,
  reviveDraft,
} from '../../features/survey-answering/draft.ts';
import { deviceKeys } from '../../features/survey-sending/device-keys.ts';
import type { DeviceStore } from '../../lib/device-store.ts';

export type Saved = 'not-yet' | 'saved' | 'failed';

export interface DraftControl {
  draft: Draft | null;
  saved: Saved;
  change(change: DraftChange): void;
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/**
 * The draft about one leader: read from the device once, written back at every change. `draft` is null while it is read.
 *
 * @param onKept called when a change is on the device
 */
export function useDraft(store: DeviceStore, assignmentId: string, onKept: () => void): DraftControl {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [saved, setSaved] = useState<Saved>('not-yet');
  const latest = useRef<Draft | null>(null);
  const { draft: key } = deviceKeys(assignmentId);

  useEffect(() => {
    let current = true;
    latest.current = null;
    setDraft(null);
    setSaved('not-yet');
    store
      .get(key)
      .catch(() => undefined)
      .then((kept) => {
        if (!current) return;
        latest.current = reviveDraft(kept) ?? emptyDraft(today());
        setDraft(latest.current);
        if (store.lasting && hasContent(latest.current)) setSaved('saved');
      });
    return () => {
      current = false;
    };
  }, [store, key]);

  const change = useCallback(
    (wanted: DraftChange) => {
      if (latest.current === null) return;
      const next = changeDraft(latest.current, wanted, today());
      latest.current = next;
      setDraft(next);
      store.put(key, { ...next, changedAt: Date.now() }).then(
        () => {
          onKept();
          if (!store.lasting) setSaved('failed');
          else if (wanted.type !== 'turn') setSaved('saved');
        },
        () => setSaved('failed'),
      );
    },
    [store, key, onKept],
  );

  return { draft, saved, change };
}
