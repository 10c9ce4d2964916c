import { useEffect, useState } from 'react';
import { assignmentOfSheetKey } from '../../features/survey-sending/device-keys.ts';
import { readFrozenSheet } from '../../features/survey-sending/send-answers.ts';
import type { DeviceStore } from '../../lib/device-store.ts';

export interface WaitingSheet {
  assignmentId: string;
  leaderName: string;
}

/** Sheets that this device began to send and has had no answer for. */
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
  for (const key of await store.keys('sheet:')) {
    const assignmentId = assignmentOfSheetKey(key);
    const sheet = await readFrozenSheet(assignmentId, store);
    if (sheet) found.push({ assignmentId, leaderName: sheet.leaderName });
  }
  return found;
}
