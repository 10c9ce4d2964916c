import type { createCampaignSchema } from '@heartset/model/api/campaigns';
import type { z } from 'zod';
import { recordAudit } from '../../core/audit.ts';
import type { Actor, Clock } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { mayCreate } from './campaigns.access.ts';
import {
  checkOwnRequest,
  checkPrompts,
  defaultPrompts,
  requireDeadlineAhead,
  standardInstrumentId,
} from './check-campaign-settings.ts';
import { addLeaders, requireLeaders } from './set-leaders.ts';

/** What a new campaign is made of, parsed; with two reminders and without a further round unless it says so. */
export type CreateCampaignInput = Omit<
  z.infer<typeof createCampaignSchema>,
  'furtherRound' | 'auditorAddress' | 'reminders'
> & {
  reminders?: number;
  furtherRound?: boolean;
  auditorAddress?: string | null;
};

/**
 * Makes a draft: nobody is written to. HR makes campaigns of the organisation; a leader makes a request about themself alone.
 *
 * @returns the new campaign's id
 * @throws AppError `not-allowed`, `deadline-too-soon`, `deadline-too-far`, `prompt-unknown`, `person-unknown`, `input-invalid`
 */
export async function createCampaign(
  database: Database,
  actor: Actor,
  input: CreateCampaignInput,
  clock: Clock,
): Promise<{ id: string }> {
  if (!mayCreate(actor, input.kind)) {
    throw new AppError(
      'not-allowed',
      input.kind === 'organization'
        ? 'Only HR starts campaigns for others. You can ask for feedback about yourself.'
        : 'Only leaders ask for feedback about themselves. HR can make you one.',
    );
  }
  requireDeadlineAhead(new Date(input.deadlineAt), clock.now());
  checkOwnRequest(input.kind, input);
  const promptIds = input.promptIds
    ? checkPrompts(input.promptIds, standardInstrumentId)
    : defaultPrompts(standardInstrumentId);
  const leaderIds = input.kind === 'leader' ? [actor.personId] : [...new Set(input.leaderIds)];

  return inTransaction(database, async (tx) => {
    await requireLeaders(tx, actor.organizationId, leaderIds);
    const [row] = await tx
      .insert(campaigns)
      .values({
        organizationId: actor.organizationId,
        createdBy: actor.personId,
        kind: input.kind,
        name: input.name,
        instrumentId: standardInstrumentId,
        promptIds,
        minimumGroupSize: input.minimumGroupSize,
        seniorLeaders: input.seniorLeaders,
        releaseMode: input.releaseMode,
        reportReaders: input.reportReaders,
        deadlineAt: new Date(input.deadlineAt),
        graceHours: input.graceHours,
        ...(input.reminders === undefined ? {} : { reminders: input.reminders }),
        furtherRound: input.furtherRound ?? false,
        auditorAddress: input.auditorAddress ?? null,
      })
      .returning({ id: campaigns.id });
    if (!row) throw new Error('The new campaign did not come back from the database.');
    await addLeaders(tx, { id: row.id, organizationId: actor.organizationId }, leaderIds);
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.created',
      targetKind: 'campaign',
      targetId: row.id,
      details: { kind: input.kind, leaders: leaderIds.length, minimumGroupSize: input.minimumGroupSize },
    });
    return { id: row.id };
  });
}
