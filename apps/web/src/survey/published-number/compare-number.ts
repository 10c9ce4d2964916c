import { BallotError } from '@heartset/ballot/protocol/ballot-error';
import { type CheckedManifest, checkManifest } from '@heartset/ballot/protocol/check-manifest';
import { manifestKey } from '../../features/survey-sending/device-keys.ts';
import { openDeviceStore } from '../../lib/device-store.ts';
import { RaterApiError, readManifest } from '../../lib/rater-api.ts';
import type { Assignment } from '../parts/wording.ts';
import { addTexts } from '../survey-language.ts';
import { numberPublished } from './number-published.ts';

// These texts come with the comparison, after the page.
await addTexts('published-number');

/** How the number that the server says stands to the published one. `none`: the manifest does not name this label of this leader. */
export type Comparison = { how: 'same' | 'more' | 'fewer'; published: number } | { how: 'none' };

/**
 * Compares among how many somebody is told to be with what their campaign published, on this device. The numbers may differ: people are
 * added and taken out while a campaign collects. What was published stays, for everybody to compare.
 *
 * @returns null when nothing sound could be read: sending checks it anyway, and refuses
 */
export async function compareNumber(
  campaignId: string,
  assignment: Pick<Assignment, 'subjectKey' | 'label' | 'invited'>,
): Promise<Comparison | null> {
  const checked = await readChecked(campaignId);
  if (!checked) return null;
  const published = numberPublished(checked, assignment);
  if (published === null) return { how: 'none' };
  if (assignment.invited === published) return { how: 'same', published };
  return { how: assignment.invited > published ? 'more' : 'fewer', published };
}

async function readChecked(campaignId: string): Promise<CheckedManifest | null> {
  try {
    const seen = await (await openDeviceStore()).get(manifestKey(campaignId));
    const checked = await checkManifest(await readManifest(campaignId), typeof seen === 'string' ? { seen } : {});
    return checked.manifest.campaign === campaignId ? checked : null;
  } catch (error) {
    if (error instanceof RaterApiError || error instanceof BallotError) return null;
    throw error;
  }
}
