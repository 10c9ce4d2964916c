import { useEffect, useState } from 'react';
import { keptAssignments } from '../../features/survey-sending/device-keys.ts';
import { readKeptBallot } from '../../features/survey-sending/kept-ballot.ts';
import type { DeviceStore } from '../../lib/device-store.ts';

export interface WaitingSheet {
  assignmentId: string;
  leaderName: string;
}

/** Sheets that were sent off on this device and have had no answer. */
export function useWaitingSheets(store: DeviceStore): WaitingSheet[] {
  const [sheets, setSheets] = useState<WaitingSheet[]>([]);
  useEffect(() => {
    let current = true;
    void readWaiting(store).then((found) => {
      if (current) setSheets(found);
    });
    return () => {
      current = false;
    };
  }, [store]);
  return sheets;
}

async function readWaiting(store: DeviceStore): Promise<WaitingSheet[]> {
  const found: WaitingSheet[] = [];
  for (const assignmentId of await keptAssignments(store)) {
    const kept = await readKeptBallot(store, assignmentId);
    if (kept?.answers) found.push({ assignmentId, leaderName: kept.leaderName });
  }
  return found;
}
