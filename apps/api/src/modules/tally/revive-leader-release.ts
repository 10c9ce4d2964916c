import { type LeaderRelease, leaderReleaseSchema, type Publishable } from '@heartset/model';
import { reviveRelease, ScoringInputError } from '@heartset/scoring';
import { documentHash } from '../../core/document-hash.ts';

/** A leader's document of one round, as its row has it: checked by nobody. */
export interface LeaderReleaseRow {
  campaignId: string;
  subjectKey: string;
  round: number;
  document: string;
  sha256: string;
}

/**
 * A leader's stored release, checked against its hash, its schema, and whose it says itself that it is: the hash says only that it was
 * not changed, and the documents of two leaders, or of two campaigns, could have been exchanged whole.
 *
 * @throws ScoringInputError for a text that is not the one that was released, or another row's; ZodError or SyntaxError for one that
 *   is no release
 */
export function reviveLeaderRelease(row: LeaderReleaseRow): Publishable<LeaderRelease> {
  const release = reviveRelease({
    text: row.document,
    sha256: row.sha256,
    hash: documentHash,
    parse: (document) => leaderReleaseSchema.parse(document),
  });
  const { campaignId, subjectKey } = release.subject;
  // Whoever could not be counted in the first round gets the first document with a later one: only one that follows names its round.
  const isItsRound = release.round === undefined || release.round === row.round;
  if (campaignId !== row.campaignId || subjectKey !== row.subjectKey || !isItsRound) {
    throw new ScoringInputError('stored release', 'it stands in the place of another');
  }
  return release;
}
