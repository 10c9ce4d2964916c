import type { updateCampaignSchema } from '@heartset/model/api/campaigns';
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { recordAudit } from '../../core/audit.ts';
import type { Actor, Clock } from '../../core/context.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { requireMay } from './campaigns.access.ts';
import { checkOwnRequest, checkPrompts, requireDeadlineAhead } from './check-campaign-settings.ts';
import { lockCampaign, requireDraft, stateChanged } from './load-campaign.ts';

/**
 * Changes a draft's settings. Once a campaign is open none of them ever changes: raters were told.
 *
 * @throws AppError `not-found`, `not-allowed`, `campaign-not-editable`, `deadline-too-soon`, `deadline-too-far`, `prompt-unknown`
 */
export async function updateCampaign(
  database: Database,
  actor: Actor,
  input: { campaignId: string; changes: z.infer<typeof updateCampaignSchema> },
  clock: Clock,
): Promise<void> {
  const { deadlineAt, promptIds, ...plain } = input.changes;
  await inTransaction(database, async (tx) => {
    const campaign = await lockCampaign(tx, actor, input.campaignId);
    requireMay(actor, campaign, 'edit');
    requireDraft(campaign);
    if (deadlineAt) requireDeadlineAhead(new Date(deadlineAt), clock.now());
    checkOwnRequest(campaign.kind, plain);
    const changes = {
      ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
      ...(deadlineAt ? { deadlineAt: new Date(deadlineAt) } : {}),
      ...(promptIds ? { promptIds: checkPrompts(promptIds, campaign.instrumentId) } : {}),
    };
    const changed = Object.keys(changes);
    if (changed.length === 0) return;
    const [row] = await tx
      .update(campaigns)
      .set(changes)
      .where(and(eq(campaigns.id, campaign.id), eq(campaigns.state, 'draft')))
      .returning({ id: campaigns.id });
    if (!row) throw stateChanged();
    await recordAudit(tx, {
      organizationId: actor.organizationId,
      actorId: actor.personId,
      action: 'campaign.changed',
      targetKind: 'campaign',
      targetId: campaign.id,
      details: { settings: changed.sort().join(',') },
    });
  });
}
