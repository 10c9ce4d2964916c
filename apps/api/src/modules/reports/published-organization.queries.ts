import { createHash } from 'node:crypto';
import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { leaderPlaces, organizationReleases } from '../../db/schema/organization-releases.ts';
import { releases } from '../../db/schema/results.ts';

/** Of how many leaders documents are in memory at once; one is about 60 KB. */
const pageSize = 100;

/** One leader's place and release, as they were stored: JSON that nobody has interpreted. */
export interface StoredPublication {
  place: { department: string | null; level: string | null; site: string | null };
  releases: unknown[];
}

/** What became of a campaign's organisation figures; null when there is no such campaign. */
export async function findStoredOrganization(
  database: Queryable,
  campaignId: string,
): Promise<{ outcome: 'released' | 'stopped' | 'none'; document: unknown } | null> {
  const [row] = await database
    .select({
      outcome: organizationReleases.outcome,
      document: organizationReleases.document,
      sha256: organizationReleases.sha256,
    })
    .from(campaigns)
    .leftJoin(organizationReleases, eq(organizationReleases.campaignId, campaigns.id))
    .where(eq(campaigns.id, campaignId));
  if (!row) return null;
  const { outcome, document, sha256 } = row;
  return { outcome: outcome ?? 'none', document: document === null ? null : readAsReleased(document, sha256) };
}

/**
 * Everything that was ever stored for readers about the leaders of a campaign, one leader after the other.
 *
 * @throws TypeError for a text that is not the one whose hash was stored
 */
export async function* listStoredPublications(
  database: Queryable,
  campaignId: string,
): AsyncGenerator<StoredPublication> {
  let after = '';
  for (;;) {
    const page = await database
      .selectDistinct({ subjectKey: releases.subjectKey })
      .from(releases)
      .where(and(eq(releases.campaignId, campaignId), gt(releases.subjectKey, after)))
      .orderBy(asc(releases.subjectKey))
      .limit(pageSize);
    const last = page.at(-1);
    if (!last) return;
    const rows = await database
      .select({
        subjectKey: releases.subjectKey,
        document: releases.document,
        sha256: releases.sha256,
        department: leaderPlaces.department,
        level: leaderPlaces.level,
        site: leaderPlaces.site,
      })
      .from(releases)
      .leftJoin(
        leaderPlaces,
        and(eq(leaderPlaces.campaignId, releases.campaignId), eq(leaderPlaces.subjectKey, releases.subjectKey)),
      )
      .where(
        and(
          eq(releases.campaignId, campaignId),
          gt(releases.subjectKey, after),
          lte(releases.subjectKey, last.subjectKey),
        ),
      )
      .orderBy(asc(releases.subjectKey), asc(releases.round));
    yield* bySubject(rows);
    after = last.subjectKey;
  }
}

type StoredRelease = StoredPublication['place'] & { subjectKey: string; document: string; sha256: string };

/** A leader has a document for each round, one after the other. */
function bySubject(rows: readonly StoredRelease[]): StoredPublication[] {
  const publications = new Map<string, StoredPublication>();
  for (const { subjectKey, document, sha256, ...place } of rows) {
    const released = readAsReleased(document, sha256);
    const known = publications.get(subjectKey);
    if (known) known.releases.push(released);
    else publications.set(subjectKey, { place, releases: [released] });
  }
  return [...publications.values()];
}

function readAsReleased(text: string, sha256: string | null): unknown {
  if (createHash('sha256').update(text).digest('hex') !== sha256) {
    throw new TypeError('A stored document is not the one that was released.');
  }
  return JSON.parse(text);
}
