import { useEffect, useState } from 'react';
import { keptAssignments } from '../../features/survey-sending/device-keys.ts';
import { readKeptBallot } from '../../features/survey-sending/kept-ballot.ts';
import type { DeviceStore } from '../../lib/device-store.ts';

/** Answers that were sent off on this device and have had no answer. */
export interface WaitingSheet {
  assignmentId: string;
  leaderName: string;
}

/** Answers that were sent from this device and counted. */
export interface KeptReceipt {
  campaignId: string;
  leaderName: string;
  receipt: string;
}

export interface KeptBallots {
  waiting: readonly WaitingSheet[];
  receipts: readonly KeptReceipt[];
}

/** What this device keeps of answers that were sent off, whoever is signed in. */
export function useKeptBallots(store: DeviceStore): KeptBallots {
  const [kept, setKept] = useState<KeptBallots>({ waiting: [], receipts: [] });
  useEffect(() => {
    let current = true;
    void readKeptBallots(store).then((found) => {
      if (current) setKept(found);
    });
    return () => {
      current = false;
    };
  }, [store]);
  return kept;
}

export async function readKeptBallots(store: DeviceStore): Promise<KeptBallots> {
  const waiting: WaitingSheet[] = [];
  const receipts: KeptReceipt[] = [];
  for (const assignmentId of await keptAssignments(store)) {
    const kept = await readKeptBallot(store, assignmentId);
    if (kept === null) continue;
    const { leaderName, about, slot } = kept;
    if (kept.answers) waiting.push({ assignmentId, leaderName });
    if (slot.state === 'counted') receipts.push({ campaignId: about.campaignId, leaderName, receipt: slot.receipt });
  }
  return { waiting, receipts };
}
