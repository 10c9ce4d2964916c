import { and, asc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { leaderPlaces } from '../../db/schema/organization-releases.ts';
import { releases } from '../../db/schema/results.ts';

/** How many documents are in memory at once; one is about 60 KB. */
const pageSize = 100;

/** A leader's document of one round, and where the leader stood at opening: as stored, checked by nobody. */
export interface StoredRelease {
  subjectKey: string;
  round: number;
  document: string;
  sha256: string;
  department: string | null;
  level: string | null;
  site: string | null;
}

/** Every document about the leaders of a campaign, page by page: leader after leader, each leader's rounds in their order. */
export async function* listStoredReleases(database: Queryable, campaignId: string): AsyncGenerator<StoredRelease> {
  let after = { subjectKey: '', round: 0 };
  for (;;) {
    const page = await database
      .select({
        subjectKey: releases.subjectKey,
        round: releases.round,
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
          sql`(${releases.subjectKey}, ${releases.round}) > (${after.subjectKey}, ${after.round}::smallint)`,
        ),
      )
      .orderBy(asc(releases.subjectKey), asc(releases.round))
      .limit(pageSize);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last;
  }
}
