import type { SaveSelfAssessment, SelfAssessment } from '@heartset/model/api/self-assessments';
import { shareCampaignLock } from '../../core/campaign-lock.ts';
import type { Actor, Clock } from '../../core/context.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { selfAssessments } from '../../db/schema/self-assessments.ts';
import type { FrozenInstruments } from '../answers/answers.public.ts';
import { checkSelfAssessment } from './check-self-assessment.ts';
import { isSendable, nothingRated, refuseWhenEnded } from './self-assessments.access.ts';
import { readSelfAssessment } from './self-assessments.queries.ts';

/**
 * Saves the leader's own form, whole: what is not in the input is gone. What was sent stays sent, with the new answers, until the
 * campaign closes. No audit row: a form saves itself with every few words.
 *
 * @throws AppError `not-found`, `campaign-ended`, `answers-invalid`; `self-assessment-incomplete` when nothing would be left of
 *   what was sent
 */
export async function saveSelfAssessment(
  database: Database,
  clock: Clock,
  instruments: FrozenInstruments,
  actor: Actor,
  input: { campaignId: string; form: SaveSelfAssessment },
): Promise<SelfAssessment> {
  const { campaignId } = input;
  const before = await readSelfAssessment(database, actor, campaignId);
  refuseWhenEnded(before);
  const instrument = await instruments(before.instrumentId, before.instrumentVersion);
  const form = checkSelfAssessment(input.form, instrument);
  return inTransaction(database, async (tx) => {
    await shareCampaignLock(tx, campaignId);
    const current = await readSelfAssessment(tx, actor, campaignId);
    refuseWhenEnded(current);
    if (current.sent && !isSendable(form.ratings)) throw nothingRated();
    const { ratings, reflections } = form;
    const updatedAt = clock.now();
    await tx
      .insert(selfAssessments)
      .values({ campaignId, leaderId: actor.personId, ratings, reflections, updatedAt })
      .onConflictDoUpdate({
        target: [selfAssessments.campaignId, selfAssessments.leaderId],
        set: { ratings, reflections, updatedAt },
      });
    return { ...current, ratings, reflections };
  });
}
