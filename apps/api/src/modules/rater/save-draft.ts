import { draftBytes, draftVersion } from '@heartset/ballot/protocol/draft-format';
import { isCollecting } from '@heartset/model';
import { sql } from 'drizzle-orm';
import { AppError } from '../../core/errors.ts';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { drafts } from '../../db/schema/drafts.ts';
import type { KeyStore } from '../keys/keys.public.ts';
import { type DraftPlace, requireDraftPlace } from './drafts.queries.ts';
import { tooLate } from './rater.access.ts';

/**
 * Keeps an assignment's draft, in the place of the one before. It is encrypted under a key that the device keeps to itself; all that can be
 * checked is that it has the one size of drafts. No time is kept, no audit row is written, and nothing tells a draft whose answers were
 * sent from one whose were not.
 *
 * @throws AppError `input-invalid`, `not-found` (also for another invitation's assignment), `link-withdrawn`, `between-rounds`,
 *   `campaign-ended` (from the close on), `ballots-unavailable`
 */
export async function saveDraft(database: Database, keys: KeyStore, place: DraftPlace, content: Buffer): Promise<void> {
  if (content.length !== draftBytes || content[0] !== draftVersion) {
    throw new AppError('input-invalid', 'This is no draft that can be kept.');
  }
  const standing = await requireDraftPlace(database, keys, place);
  const { campaignId, key } = standing;
  // In the grace, too: a device that is told of an end forgets what was written on it.
  if (!isCollecting(standing.state)) throw tooLate(standing);
  const saved = await database.execute(sql`
    INSERT INTO ${drafts} (campaign_id, assignment_key, content)
    SELECT ${campaigns.id}, ${key}, ${content} FROM ${campaigns}
    WHERE ${campaigns.id} = ${campaignId} AND ${campaigns.state} = 'collecting'
    ON CONFLICT (campaign_id, assignment_key) DO UPDATE SET content = EXCLUDED.content`);
  if (saved.rowCount !== 1) throw tooLate(standing);
}
