import type {
  LeaderRelease,
  OrganizationCell,
  OrganizationRelease,
  OrganizationSegment,
  Publishable,
  SegmentDimension,
} from '@heartset/model';
import { chooseSegments, type SegmentRefusal } from './choose-segments.ts';
import { METHOD_VERSION } from './method-version.ts';
import type { PublishedInstrument } from './publish-leader-input.ts';
import { publishable } from './publishable.ts';
import { requireGroupSize } from './require-group-size.ts';
import { ScoringInputError } from './scoring-input-error.ts';
import { segmentMean } from './segment-mean.ts';

/** The fewest leaders whose results are put together. */
export const LEAST_LEADERS = 5;

/** What a leader adds to organisation figures: their published cell values; `null` where withheld. */
export type LeaderContribution = { cells: Readonly<Record<string, number | null>> };

/** A contribution with the segments that the leader stands in; `null` for none. */
export type PlacedLeader = {
  department: string | null;
  level: string | null;
  site: string | null;
  contribution: LeaderContribution;
};

export type PublishOrganizationInput = {
  campaignId: string;
  instrument: Pick<PublishedInstrument, 'id' | 'version' | 'scale'> & { cells: readonly { id: string }[] };
  policy: { minimumGroupSize: number };
  leaders: readonly PlacedLeader[];
};

/**
 * The little of a leader's release that organisation figures are computed from. Taken from releases
 * one by one, so that they need not all be held at once.
 */
export function contributionOf(release: Publishable<LeaderRelease>): LeaderContribution {
  return {
    cells: Object.fromEntries(
      release.cells.map(({ cellId, everyoneElse }) => [
        cellId,
        everyoneElse.status === 'shown' ? everyoneElse.value : null,
      ]),
    ),
  };
}

/**
 * Computes what HR sees of an organisation: departments, levels and sites by cells, from leaders'
 * published values alone. A leader is the unit; one without a published value in a cell is absent
 * there.
 *
 * Which segments are shown is decided cell by cell by who stands where alone (`chooseSegments`).
 * Values only coarsen: see `segmentMean`. The order of leaders makes no difference.
 *
 * Before such a release is stored, it is to be attacked by the package that knows nothing of this
 * one, which also bounds single leaders' values by linear programming.
 *
 * @throws ScoringInputError for values off the scale, unknown cells, or k below 3.
 */
export function publishOrganization(input: PublishOrganizationInput): Publishable<OrganizationRelease> {
  const k = requireGroupSize(input.policy.minimumGroupSize);
  checkContributions(input);
  const segments = segmentsOf(input.leaders);
  const chosen = new Map<string, (SegmentRefusal | null)[]>();
  const columns = input.instrument.cells.map(({ id }) => publishColumn(input, segments, id, chosen));
  return publishable<OrganizationRelease>({
    organizationReleaseSchemaVersion: 1,
    methodVersion: METHOD_VERSION,
    campaignId: input.campaignId,
    instrument: { id: input.instrument.id, version: input.instrument.version },
    scale: { minimum: input.instrument.scale.minimum, maximum: input.instrument.scale.maximum },
    policy: { minimumGroupSize: k, minimumLeaders: LEAST_LEADERS },
    segments: segments.map(
      ({ dimension, name, members }, index): OrganizationSegment => ({
        dimension,
        name,
        leaders: members.length,
        cells: columns.flatMap((column) => column[index] ?? []),
      }),
    ),
  });
}

type Segment = { dimension: SegmentDimension; name: string | null; members: number[] };

function segmentsOf(leaders: readonly PlacedLeader[]): Segment[] {
  const everybody: Segment = { dimension: 'organization', name: null, members: [...leaders.keys()] };
  const parts = (['department', 'level', 'site'] as const).flatMap((dimension) => {
    const byName = new Map<string, number[]>();
    for (const [index, leader] of leaders.entries()) {
      const name = leader[dimension];
      if (name !== null) byName.set(name, [...(byName.get(name) ?? []), index]);
    }
    // By code units, so that every machine makes the same bytes.
    return [...byName]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, members]): Segment => ({ dimension, name, members }));
  });
  return [everybody, ...parts];
}

/** @param chosen what was decided for cells before: the same for a cell in which the same leaders have a value */
function publishColumn(
  input: PublishOrganizationInput,
  segments: readonly Segment[],
  cellId: string,
  chosen: Map<string, (SegmentRefusal | null)[]>,
) {
  const values = input.leaders.map(({ contribution }) => contribution.cells[cellId] ?? null);
  const place = new Map<number, number>();
  for (const [leader, value] of values.entries()) if (value !== null) place.set(leader, place.size);
  const visible = segments.map(({ members }) => members.filter((leader) => place.has(leader)));
  const key = values.map((value) => (value === null ? '0' : '1')).join('');
  const refusals =
    chosen.get(key) ??
    chooseSegments(
      visible.map((members) => members.flatMap((leader) => place.get(leader) ?? [])),
      place.size,
      LEAST_LEADERS,
    );
  chosen.set(key, refusals);
  return visible.map((members, index): OrganizationCell => {
    const refusal: SegmentRefusal | null = refusals[index] ?? null;
    if (refusal !== null) return { status: 'withheld', reason: refusal, cellId };
    const published = members.flatMap((leader) => values[leader] ?? []);
    const { value, mark } = segmentMean(published, { scale: input.instrument.scale, k: input.policy.minimumGroupSize });
    return { status: 'shown', cellId, value, mark, leaders: members.length };
  });
}

function checkContributions({ instrument, leaders }: PublishOrganizationInput): void {
  const known = new Set(instrument.cells.map(({ id }) => id));
  const { minimum, maximum } = instrument.scale;
  for (const [index, { contribution }] of leaders.entries()) {
    for (const [cellId, value] of Object.entries(contribution.cells)) {
      const where = `leader ${index}, cell "${cellId}"`;
      if (!known.has(cellId)) throw new ScoringInputError(where, 'there is no such cell');
      if (value !== null && !(value >= minimum && value <= maximum)) {
        throw new ScoringInputError(where, 'a published value that is not on the scale');
      }
    }
  }
}
