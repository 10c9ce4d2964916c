import type { LeaderRelease } from '@heartset/model';

/**
 * Does a document say itself that it is the one its row stands for? Its hash says only that it was not changed: the documents of two
 * leaders, or of two campaigns, could have been exchanged whole.
 */
export function isReleaseOf(
  release: Pick<LeaderRelease, 'subject' | 'round'>,
  row: { campaignId: string; subjectKey: string; round: number },
): boolean {
  const { campaignId, subjectKey } = release.subject;
  return campaignId === row.campaignId && subjectKey === row.subjectKey && (release.round ?? 1) === row.round;
}
