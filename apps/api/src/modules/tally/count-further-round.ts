import { LABELS, type LeaderRelease, leaderReleaseSchema, type Publishable } from '@heartset/model';
import {
  canonicalJson,
  type FurtherRoundTally,
  foldFurtherRound,
  type LeaderTally,
  type LedgerEntry,
  ledgerEntryOf,
  type PublishFurtherRoundInput,
  publishFurtherRound,
  ScoringInputError,
} from '@heartset/scoring';
import { z } from 'zod';
import { documentHash } from '../../core/document-hash.ts';
import { revealsTooMuch } from './attack-further-round.ts';
import type { LeaderToCount, MadeRelease, StoredBlock } from './count-leader.ts';
import type { StepTimes } from './measure-steps.ts';
import { type LeaderReleaseRow, reviveLeaderRelease } from './revive-leader-release.ts';
import { publishedInstrument } from './tally.queries.ts';

/** What earlier rounds left of a leader: texts that nobody has interpreted. */
export interface EarlierRoundsAsStored {
  /** All documents so far, in the order of publication, with their hashes; at least one. */
  documents: readonly Pick<LeaderReleaseRow, 'round' | 'document' | 'sha256'>[];
  /** What `heldBackCounts` returned, through JSON; undefined where it is not there any more. */
  heldBack: unknown;
}

const heldBackSchema = z.partialRecord(
  z.enum(LABELS),
  z.strictObject({
    sheets: z.int().min(0),
    counts: z.record(z.string(), z.array(z.int().min(0))),
  }),
);

/** What makes the document of a further round. Whatever it makes is attacked as a reader would find it. */
export type FurtherRoundPublisher = (input: PublishFurtherRoundInput) => unknown;

/**
 * What a further round adds to a leader's release: the next document, attacked beside everything published before. Made also where
 * nobody new has answered: a document that is there for some leaders only would tell about whom somebody has.
 *
 * @param publish another publisher, for tests of what happens when one is broken
 * @returns null where one promise would be broken: the earlier document stays what is read, and nothing of this round is kept
 * @throws ScoringInputError, UncountableAnswersError: what cannot be counted
 */
export function countFurtherRound(
  leader: LeaderToCount & { tally: LeaderTally },
  times: StepTimes,
  publish: FurtherRoundPublisher = publishFurtherRound,
): MadeRelease | null {
  const { opened, tally } = leader;
  const documents = leader.earlier?.documents ?? [];
  const previous = reviveLast(leader, documents);
  const heldBack = heldBackSchema.parse(leader.earlier?.heldBack);
  const round = foldFurtherRound({ previous: previous.release, heldBack, tally });
  times.ended('tally');
  const document = canonicalJson(
    publish({
      previous: previous.release,
      instrument: publishedInstrument(opened),
      promptIds: opened.promptIds,
      round,
      commentOrderSecret: leader.commentOrder.toString('hex'),
    }),
  );
  const texts = documents.map((one) => one.document);
  if (revealsTooMuch(texts, document)) return null;
  const release = leaderReleaseSchema.parse(JSON.parse(document));
  const entry = entryAfter(previous, release);
  if (!entry) return null;
  return {
    blocks: newlyShown(previous.release, release, round),
    comments: round.comments,
    document,
    sha256: documentHash(document),
    ledger: canonicalJson(entry),
  };
}

type LastDocument = { release: Publishable<LeaderRelease>; sha256: string };

function reviveLast(
  { campaignId, subjectKey }: LeaderToCount,
  documents: EarlierRoundsAsStored['documents'],
): LastDocument {
  const last = documents.at(-1);
  if (!last) throw new ScoringInputError('earlier rounds', 'there is no document to add to');
  return { release: reviveLeaderRelease({ campaignId, subjectKey, ...last }), sha256: last.sha256 };
}

/** The ledger looks for itself: what the attacker overlooked and the ledger sees is stopped, too. */
function entryAfter(previous: LastDocument, release: LeaderRelease): LedgerEntry | null {
  try {
    return ledgerEntryOf(release, previous);
  } catch (error) {
    if (error instanceof ScoringInputError) return null;
    throw error;
  }
}

/** Blocks of which something is shown for the first time, with the counts of that. */
function newlyShown(before: LeaderRelease, after: LeaderRelease, round: FurtherRoundTally): StoredBlock[] {
  return after.blocks.flatMap((block) => {
    if (block.status !== 'shown') return [];
    const waited = round.neverShown[block.block]?.counts ?? {};
    const counts = Object.fromEntries(
      Object.entries(waited).filter(([itemId]) =>
        after.items.some(
          (item) =>
            item.itemId === itemId && item.blocks.some((one) => one.block === block.block && one.status === 'shown'),
        ),
      ),
    );
    const wasShown = before.blocks.some((one) => one.block === block.block && one.status === 'shown');
    if (wasShown && Object.keys(counts).length === 0) return [];
    const { labels, invited, n, identified } = block;
    return [{ block: block.block, labels, invited, answered: n, identified, counts }];
  });
}
