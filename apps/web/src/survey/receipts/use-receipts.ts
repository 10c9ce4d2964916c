import { BallotError } from '@heartset/ballot/protocol/ballot-error';
import { hashReceiptList, parseReceiptList, type ReceiptList } from '@heartset/ballot/protocol/receipt';
import { useCallback, useEffect, useState } from 'react';
import { openDeviceStore } from '../../lib/device-store.ts';
import { RaterApiError, readReceipts } from '../../lib/rater-api.ts';
import { type KeptReceipt, readKeptBallots } from '../parts/use-kept-ballots.ts';

export type Receipts =
  | {
      state:
        | 'reading'
        | 'unknown'
        | 'unreachable'
        | 'unsound'
        | 'not-yet-reports'
        | 'not-yet-further-round'
        | 'few-in-no-group'
        | 'asked-again';
    }
  | { state: 'published'; list: ReceiptList; sha256: string; kept: readonly KeptReceipt[] };

/** Reads which receipts a campaign has published, and which of its receipts this browser keeps. */
export function useReceipts(campaignId: string): { receipts: Receipts; retry(): void } {
  const [receipts, setReceipts] = useState<Receipts>({ state: 'reading' });

  const retry = useCallback(() => {
    setReceipts({ state: 'reading' });
    void read(campaignId).then(setReceipts);
  }, [campaignId]);

  useEffect(retry, [retry]);

  return { receipts, retry };
}

async function read(campaignId: string): Promise<Receipts> {
  try {
    const published = await readReceipts(campaignId);
    if (published.status === 'withheld') return { state: published.why };
    if (published.status === 'not-yet') return { state: `not-yet-${published.waitsFor}` };
    const list = parseReceiptList(published.document);
    if (list.campaign !== campaignId) return { state: 'unsound' };
    const { receipts } = await readKeptBallots(await openDeviceStore());
    const kept = receipts.filter((receipt) => receipt.campaignId === campaignId);
    return { state: 'published', list, sha256: await hashReceiptList(list), kept };
  } catch (error) {
    if (error instanceof BallotError) return { state: 'unsound' };
    if (!(error instanceof RaterApiError)) throw error;
    return { state: error.passing ? 'unreachable' : 'unknown' };
  }
}
