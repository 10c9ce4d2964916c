import type { LeaderRelease } from '@heartset/model';

/**
 * Does a document say itself that it is the one its row stands for? Its hash says only that it was not changed: the documents of two
 * leaders, or of two campaigns, could have been exchanged whole. Only a document that follows another names its round: whoever could not
 * be counted in the first round gets the first document with a later one.
 */
export function isReleaseOf(
  release: Pick<LeaderRelease, 'subject' | 'round'>,
  row: { campaignId: string; subjectKey: string; round: number },
): boolean {
  const { campaignId, subjectKey } = release.subject;
  const isItsRound = release.round === undefined || release.round === row.round;
  return campaignId === row.campaignId && subjectKey === row.subjectKey && isItsRound;
}
