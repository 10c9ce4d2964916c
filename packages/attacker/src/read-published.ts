import type { Published } from './attack-published.ts';
import { asArray, asRecord, asText } from './json-reading.ts';

/**
 * Reads a file of published documents: `{ releases: [...], organization?: { release, leaders:
 * [{ subjectKey, department, level, site }] } }`. Releases may also be given as the JSON text that
 * was hashed.
 *
 * @throws TypeError that names what is missing; a leader without a release among those given.
 */
export function readPublished(document: unknown): Published {
  const file = asRecord(document, 'file');
  const releases = asArray(file.releases, 'releases').map(unpack);
  if (file.organization === undefined) return { releases };
  const organization = asRecord(file.organization, 'organization');
  const bySubject = new Map(
    releases.map((release) => {
      const subject = asRecord(asRecord(release, 'release').subject, 'subject');
      return [asText(subject.subjectKey, 'subjectKey'), release];
    }),
  );
  const leaders = asArray(organization.leaders, 'leaders').map((one) => {
    const leader = asRecord(one, 'leader');
    const release = bySubject.get(asText(leader.subjectKey, 'subjectKey'));
    if (release === undefined) throw new TypeError(`leaders: there is no release of ${String(leader.subjectKey)}`);
    return {
      department: textOrNull(leader.department, 'department'),
      level: textOrNull(leader.level, 'level'),
      site: textOrNull(leader.site, 'site'),
      release,
    };
  });
  return { releases, organization: { release: unpack(organization.release), leaders } };
}

function unpack(release: unknown): unknown {
  return typeof release === 'string' ? JSON.parse(release) : release;
}

function textOrNull(value: unknown, where: string): string | null {
  return value === null || value === undefined ? null : asText(value, where);
}
