import { eq } from 'drizzle-orm';
import { documentHash } from '../../core/document-hash.ts';
import type { Queryable } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { organizationReleases } from '../../db/schema/organization-releases.ts';
import { listStoredReleases, type StoredRelease } from '../tally/tally.public.ts';

/** One leader's releases, as they were stored: JSON that nobody has interpreted. */
export interface StoredPublication {
  /** Where the leader stood when the organisation's figures were made of their release; null when they are in no figure. */
  place: { department: string | null; level: string | null; site: string | null } | null;
  releases: unknown[];
}

/** What became of a campaign's organisation figures. */
export interface StoredOrganization {
  /** The campaign's name. */
  campaign: string;
  outcome: 'released' | 'stopped' | 'none';
  document: unknown;
  /** Of whose releases they were made; null when there are none, or they are from before that was written down. */
  madeOf: ReadonlySet<string> | null;
}

/**
 * @returns null when there is no such campaign
 * @throws TypeError for a text that is not the one whose hash was stored
 */
export async function findStoredOrganization(
  database: Queryable,
  campaignId: string,
): Promise<StoredOrganization | null> {
  const [row] = await database
    .select({
      campaign: campaigns.name,
      outcome: organizationReleases.outcome,
      document: organizationReleases.document,
      sha256: organizationReleases.sha256,
      subjectKeys: organizationReleases.subjectKeys,
    })
    .from(campaigns)
    .leftJoin(organizationReleases, eq(organizationReleases.campaignId, campaigns.id))
    .where(eq(campaigns.id, campaignId));
  if (!row) return null;
  const { campaign, outcome, document, sha256, subjectKeys } = row;
  return {
    campaign,
    outcome: outcome ?? 'none',
    document: document === null ? null : readAsReleased(document, sha256),
    madeOf: subjectKeys && new Set(subjectKeys),
  };
}

/**
 * Everything that was ever stored for readers about the leaders of a campaign, one leader after the other. A leader who could be
 * counted only after the organisation's figures were made is in none of them, wherever the leader stood.
 *
 * @throws TypeError for a text that is not the one whose hash was stored
 */
export async function* listStoredPublications(
  database: Queryable,
  campaignId: string,
  { madeOf }: Pick<StoredOrganization, 'madeOf'>,
): AsyncGenerator<StoredPublication> {
  const isIn = ({ subjectKey, round }: StoredRelease) => (madeOf ? madeOf.has(subjectKey) : round === 1);
  let subjectKey = '';
  let current: StoredPublication | undefined;
  for await (const row of listStoredReleases(database, campaignId)) {
    const released = readAsReleased(row.document, row.sha256);
    if (current && row.subjectKey === subjectKey) {
      current.releases.push(released);
      continue;
    }
    if (current) yield current;
    const { department, level, site } = row;
    subjectKey = row.subjectKey;
    current = { place: isIn(row) ? { department, level, site } : null, releases: [released] };
  }
  if (current) yield current;
}

function readAsReleased(text: string, sha256: string | null): unknown {
  if (documentHash(text) !== sha256) {
    throw new TypeError('A stored document is not the one that was released.');
  }
  return JSON.parse(text);
}
