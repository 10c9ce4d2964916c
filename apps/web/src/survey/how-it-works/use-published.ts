import type { PublishedManifest } from '@heartset/model/api/ballots';
import { useCallback, useEffect, useState } from 'react';
import { BallotWorkError, type CheckedTerms } from '../../features/survey-sending/ballot-messages.ts';
import { manifestKey } from '../../features/survey-sending/device-keys.ts';
import { openDeviceStore } from '../../lib/device-store.ts';
import { RaterApiError, readManifest } from '../../lib/rater-api.ts';
import { ballotCrypto } from '../parts/browser-tools.ts';

export type Published =
  | { state: 'reading' | 'unknown' | 'unreachable' }
  /** `changed`: this browser has seen another one before. `unsound`: it does not say what a manifest has to. */
  | { state: 'changed' | 'unsound'; published: PublishedManifest }
  | { state: 'checked'; published: PublishedManifest; checked: CheckedTerms };

/** Reads what a campaign has published and checks it on this device. */
export function usePublished(campaignId: string): { published: Published; retry(): void } {
  const [published, setPublished] = useState<Published>({ state: 'reading' });

  const retry = useCallback(() => {
    setPublished({ state: 'reading' });
    void readAndCheck(campaignId).then(setPublished);
  }, [campaignId]);

  useEffect(retry, [retry]);

  return { published, retry };
}

async function readAndCheck(campaignId: string): Promise<Published> {
  let published: PublishedManifest;
  try {
    published = await readManifest(campaignId);
  } catch (error) {
    if (!(error instanceof RaterApiError)) throw error;
    return { state: error.passing ? 'unreachable' : 'unknown' };
  }
  const seen = await (await openDeviceStore()).get(manifestKey(campaignId));
  try {
    const checked = await ballotCrypto.ask('read', { published, seen: typeof seen === 'string' ? seen : null });
    // Another campaign's manifest is sound in itself, and promises something else.
    if (checked.terms.campaign !== campaignId) return { state: 'unsound', published };
    return { state: 'checked', published, checked };
  } catch (error) {
    if (!(error instanceof BallotWorkError)) throw error;
    if (error.code === 'worker-unavailable') return { state: 'unreachable' };
    return { state: error.code === 'manifest-changed' ? 'changed' : 'unsound', published };
  }
}
