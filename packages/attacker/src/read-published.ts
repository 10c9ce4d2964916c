import type { Published, PublishedLeader } from './attack-published.ts';
import { asArray, asRecord, asText } from './json-reading.ts';
import type { LeaderPlace } from './seat-leader.ts';

/**
 * Reads a file of published documents: `{ releases: [...], organization?: { release, leaders:
 * [{ subjectKey, department, level, site }] } }`. Releases stand in the order of publication, and may
 * also be given as the JSON text that was hashed.
 *
 * @throws TypeError that names what is missing; a leader without a release among those given.
 */
export function readPublished(document: unknown): Published {
  const file = asRecord(document, 'file');
  const leaders = new Map<string, PublishedLeader & { releases: unknown[] }>();
  for (const release of asArray(file.releases, 'releases').map(unpack)) {
    const subject = asRecord(asRecord(release, 'release').subject, 'subject');
    const subjectKey = asText(subject.subjectKey, 'subjectKey');
    const known = leaders.get(subjectKey);
    if (known) known.releases.push(release);
    else leaders.set(subjectKey, { place: null, releases: [release] });
  }
  if (file.organization === undefined) return { leaders: leaders.values(), organization: null };
  const organization = asRecord(file.organization, 'organization');
  for (const one of asArray(organization.leaders, 'leaders')) {
    const leader = asRecord(one, 'leader');
    const subjectKey = asText(leader.subjectKey, 'subjectKey');
    const known = leaders.get(subjectKey);
    if (!known) throw new TypeError(`leaders: there is no release of ${subjectKey}`);
    leaders.set(subjectKey, { ...known, place: readPlace(leader) });
  }
  return { leaders: leaders.values(), organization: unpack(organization.release) };
}

function readPlace(leader: Readonly<Record<string, unknown>>): LeaderPlace {
  return {
    department: textOrNull(leader.department, 'department'),
    level: textOrNull(leader.level, 'level'),
    site: textOrNull(leader.site, 'site'),
  };
}

function unpack(release: unknown): unknown {
  return typeof release === 'string' ? JSON.parse(release) : release;
}

function textOrNull(value: unknown, where: string): string | null {
  return value === null || value === undefined ? null : asText(value, where);
}
