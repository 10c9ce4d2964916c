import { askAgainUntil, isReadable, uncountedKeptUntil } from '@heartset/model';
import type { Report } from '@heartset/model/api/reports';
import { publishSelfReport } from '@heartset/scoring';
import type { Actor } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import type { Database } from '../../db/client.ts';
import { reportViewer } from './reports.access.ts';
import {
  findReport,
  findUncounted,
  listLabelsInProgress,
  listReportReaders,
  loadRelease,
  loadSentSelfRatings,
} from './reports.queries.ts';

type FoundReport = NonNullable<Awaited<ReturnType<typeof findReport>>>;

/**
 * One leader's report, as far as it exists: the labels while answers come in, why there is nothing yet while they are counted, the
 * release once it is out, also while people are asked once more. A leader whose answers could not be counted is told so, and until when
 * they are tried again; the others' reports do not wait for it.
 *
 * @throws AppError not-found (also for another organisation's, and for readers who may not), release-damaged
 */
export async function readReport(
  database: Database,
  actor: Actor,
  campaignId: string,
  leaderId: string,
): Promise<Report> {
  const found = await findReport(database, actor, campaignId, leaderId);
  const viewer = found ? reportViewer(actor, found) : null;
  if (!found?.instrumentVersion || !viewer) throw notFound('report');
  return {
    campaign: {
      id: found.campaignId,
      name: found.campaignName,
      kind: found.kind,
      state: found.state,
      deadlineAt: found.deadlineAt.toISOString(),
      round: found.round,
      minimumGroupSize: found.minimumGroupSize,
      reportReaders: found.reportReaders,
      promptIds: found.promptIds,
      askAgainUntil: found.state === 'released' ? (askAgainUntil(found)?.toISOString() ?? null) : null,
    },
    leader: { id: found.leaderId, name: found.leaderName, title: found.leaderTitle },
    viewer,
    instrument: { id: found.instrumentId, version: found.instrumentVersion },
    selfAssessment: found.selfAssessment,
    result: await resultOf(database, found, viewer),
    sharedWith: viewer === 'leader' ? await listReportReaders(database, campaignId, leaderId) : [],
  };
}

async function resultOf(database: Database, found: FoundReport, viewer: Report['viewer']): Promise<Report['result']> {
  const readable = isReadable(found);
  if (!readable && found.state === 'collecting') {
    return { status: 'collecting', labels: await listLabelsInProgress(database, found.campaignId, found.subjectKey) };
  }
  // A release may be stored while others are still being counted: they come out together.
  if (!readable && found.countedAt === null) return { status: 'being-counted' };
  const roundsOut = readable && found.state !== 'released' ? found.round - 1 : found.round;
  const release = await loadRelease(database, found.campaignId, found.subjectKey, roundsOut);
  if (!release) return withoutRelease(database, found);
  if (!readable) return { status: 'waiting-for-release' };
  if (viewer === 'hr') return { status: 'released', release, self: null };
  const ratings = await loadSentSelfRatings(database, found.campaignId, found.leaderId);
  return { status: 'released', release, self: publishSelfReport(release, ratings) };
}

async function withoutRelease(database: Database, found: FoundReport): Promise<Report['result']> {
  const uncounted = await findUncounted(database, found.campaignId, found.subjectKey);
  if (!uncounted) {
    // Counted for the first time with a further round, in a campaign whose reports wait for HR.
    const waits = found.state === 'closed' && found.countedAt !== null;
    return { status: waits ? 'waiting-for-release' : 'being-counted' };
  }
  if (uncounted.givenUpAt) return { status: 'never-computed', deletedAt: uncounted.givenUpAt.toISOString() };
  return { status: 'not-computed', keptUntil: uncountedKeptUntil(found)?.toISOString() ?? null };
}
