import { isReadable } from '@heartset/model';
import type { OrganizationReport } from '@heartset/model/api/organization-reports';
import { type Actor, hasRole } from '../../core/context.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Database } from '../../db/client.ts';
import { findOrganizationReport, loadOrganizationRelease } from './organization-report.queries.ts';

type FoundReport = NonNullable<Awaited<ReturnType<typeof findOrganizationReport>>>;

/**
 * Departments, levels and sites of a campaign that HR ran, as far as they exist: for HR of the organisation, and nobody else.
 *
 * @throws AppError not-allowed unless the actor is HR; not-found for a draft, a cancelled campaign and another organisation's;
 *   release-damaged
 */
export async function readOrganizationReport(
  database: Database,
  actor: Actor,
  campaignId: string,
): Promise<OrganizationReport> {
  if (!hasRole(actor, 'hr')) throw new AppError('not-allowed', 'Only HR can see the figures of the organisation.');
  const found = await findOrganizationReport(database, actor.organizationId, campaignId);
  if (!found?.instrumentVersion) throw notFound('campaign');
  const { id, name, state, round, deadlineAt, minimumGroupSize, leaders } = found;
  return {
    campaign: { id, name, state, deadlineAt: deadlineAt.toISOString(), round, minimumGroupSize, leaders },
    instrument: { id: found.instrumentId, version: found.instrumentVersion },
    result: await resultOf(database, found),
  };
}

async function resultOf(database: Database, found: FoundReport): Promise<OrganizationReport['result']> {
  if (found.kind !== 'organization') return { status: 'none' };
  const readable = isReadable(found);
  if (!readable && found.state === 'collecting') return { status: 'collecting' };
  if (!readable) {
    const waits = found.state === 'closed' && found.releaseMode === 'by-hr' && found.countedAt !== null;
    return { status: waits ? 'waiting-for-release' : 'being-counted' };
  }
  if (found.outcome === 'stopped') return { status: 'stopped' };
  const release = await loadOrganizationRelease(database, found.id);
  return release ? { status: 'released', release } : { status: 'none' };
}
