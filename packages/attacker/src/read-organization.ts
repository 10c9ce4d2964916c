import { followsRules } from './follows-rules.ts';
import { asArray, asNumber, asRecord, asText, type JsonRecord } from './json-reading.ts';
import { pathsBeyond } from './paths-beyond.ts';

/** An organisation's release as a reader finds it. */
export type PublishedOrganization = {
  scale: { minimum: number; maximum: number };
  k: number;
  minimumLeaders: number;
  /** How fine values are: a tenth, or a hundredth in releases from before tenths. */
  lastDigit: number;
  segments: readonly PublishedSegment[];
};

export type PublishedSegment = {
  dimension: string;
  name: string | null;
  leaders: number;
  cells: ReadonlyMap<string, PublishedSegmentCell | null>;
};

export type PublishedSegmentCell = { value: number; mark: string; leaders: number };

/** Everything that has a reading, by its path. */
const KNOWN = new Set(
  `organizationReleaseSchemaVersion methodVersion campaignId instrument instrument.id instrument.version scale
  scale.minimum scale.maximum policy policy.minimumGroupSize policy.minimumLeaders segments segments.dimension
  segments.name segments.leaders segments.cells segments.cells.status segments.cells.cellId segments.cells.value
  segments.cells.mark segments.cells.leaders segments.cells.reason`.split(/\s+/),
);

/**
 * Reads a published organisation release from JSON, trusting nothing about who wrote it.
 *
 * @throws TypeError that names what is missing or of the wrong kind.
 */
export function readOrganization(document: unknown): PublishedOrganization {
  const release = asRecord(document, 'organisation');
  const scale = asRecord(release.scale, 'scale');
  const policy = asRecord(release.policy, 'policy');
  return {
    scale: { minimum: asNumber(scale.minimum, 'scale.minimum'), maximum: asNumber(scale.maximum, 'scale.maximum') },
    k: asNumber(policy.minimumGroupSize, 'minimumGroupSize'),
    minimumLeaders: asNumber(policy.minimumLeaders, 'minimumLeaders'),
    lastDigit: lastDigitOf(asText(release.methodVersion, 'methodVersion')),
    segments: asArray(release.segments, 'segments').map((one) => readSegment(asRecord(one, 'segment'))),
  };
}

/** The rules say hundredths up to 1.1, and tenths from 1.2 on. */
function lastDigitOf(methodVersion: string): number {
  return followsRules(methodVersion, { major: 1, minor: 2 }) ? 0.1 : 0.01;
}

function readSegment(segment: JsonRecord): PublishedSegment {
  const cells = asArray(segment.cells, 'cells').map((one) => asRecord(one, 'cell'));
  return {
    dimension: asText(segment.dimension, 'dimension'),
    name: segment.name === null ? null : asText(segment.name, 'name'),
    leaders: asNumber(segment.leaders, 'leaders'),
    cells: new Map(cells.map((cell) => [asText(cell.cellId, 'cellId'), readCell(cell)])),
  };
}

function readCell(cell: JsonRecord): PublishedSegmentCell | null {
  if (cell.status !== 'shown') return null;
  return {
    value: asNumber(cell.value, 'value'),
    mark: asText(cell.mark, 'mark'),
    leaders: asNumber(cell.leaders, 'leaders'),
  };
}

/** Paths in an organisation's release that have no reading, each once. */
export function unknownOrganizationPaths(document: unknown): string[] {
  return pathsBeyond(KNOWN, document);
}
