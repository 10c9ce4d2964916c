import { useCallback, useEffect, useState } from 'react';
import type { FragmentReading } from '../../features/survey-access/rater-secret.ts';
import { forgetArrivedCode, keepArrivedCode, readArrivedCode } from '../../features/survey-drafts/arrived-code.ts';
import type { DeviceStore } from '../../lib/device-store.ts';

/**
 * The code of another device that has come by camera: in this page's address, or in one that was opened here within the hour. `ready`: it
 * is known whether there is one.
 */
export function useArrivedCode(reading: FragmentReading, store: DeviceStore | null) {
  const [code, setCode] = useState(reading.kind === 'device-code' ? reading.code : null);
  const [ready, setReady] = useState(false);

  useEffect(() => {
    if (store === null) return;
    void lookFor(reading, store).then((found) => {
      setCode((before) => before ?? found);
      setReady(true);
    });
  }, [reading, store]);

  const arrive = useCallback(
    (arrived: string) => {
      setCode(arrived);
      if (store) void lookFor({ kind: 'device-code', code: arrived }, store);
    },
    [store],
  );

  const forget = useCallback(async () => {
    setCode(null);
    if (store) await forgetArrivedCode(store);
  }, [store]);

  return { code, ready, arrive, forget };
}

/** A browser that keeps nothing has the code for as long as the page stands. */
async function lookFor(reading: FragmentReading, store: DeviceStore): Promise<string | null> {
  try {
    if (reading.kind !== 'device-code') return await readArrivedCode(store, Date.now());
    await keepArrivedCode(store, reading.code, Date.now());
    return reading.code;
  } catch {
    return null;
  }
}
