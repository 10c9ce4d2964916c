import type { CheckedManifest } from '@heartset/ballot/protocol/check-manifest';
import type { Assignment } from '../parts/wording.ts';

/** How many a campaign has published under a label of a leader, in its manifest or a supplement; null where neither names it. */
export function numberPublished(
  { manifest, supplements }: Pick<CheckedManifest, 'manifest' | 'supplements'>,
  { subjectKey, label }: Pick<Assignment, 'subjectKey' | 'label'>,
): number | null {
  const leaders = [manifest, ...supplements].flatMap((document) => document.leaders);
  const labels = leaders.find(({ leader }) => leader === subjectKey)?.labels ?? [];
  return labels.find((one) => one.label === label)?.invited ?? null;
}
