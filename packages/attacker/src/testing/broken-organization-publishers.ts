import type { OrganizationRelease } from '@heartset/model';
import { publishInHundredths } from './organization-in-hundredths.ts';
import { type OrganizationPublisher, type TestLeader, trueOrganizationPublisher } from './random-organization.ts';

type Segment = OrganizationRelease['segments'][number];
type Cell = Segment['cells'][number];
type Members = readonly TestLeader[];

/** Changes each cell, given the leaders who stand in its segment. */
function eachCell(change: (cell: Cell, members: Members, segment: Segment) => unknown): OrganizationPublisher {
  return (organization) => {
    const release = JSON.parse(trueOrganizationPublisher(organization)) as OrganizationRelease;
    return JSON.stringify({
      ...release,
      segments: release.segments.map((segment) => {
        const { dimension, name } = segment;
        const members = organization.leaders.filter(
          ({ placed }) => dimension === 'organization' || placed[dimension] === name,
        );
        return { ...segment, cells: segment.cells.map((cell) => change(cell, members, segment)) };
      }),
    });
  };
}

function valuesOf(members: Members, cellId: string): number[] {
  return members.flatMap(({ placed }) => placed.contribution.cells[cellId] ?? []);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function guarded(values: readonly number[]): { value: number; mark: Extract<Cell, { status: 'shown' }>['mark'] } {
  const room = 1 / 3 + 1 / values.length;
  const highest = Math.floor((5 - room) * 10 + 1e-9) / 10;
  const lowest = Math.ceil((1 + room) * 10 - 1e-9) / 10;
  const value = inTenths(average(values));
  if (value >= highest) return { value: highest, mark: 'or-more' };
  if (value <= lowest) return { value: lowest, mark: 'or-less' };
  return { value, mark: 'plain' };
}

function inTenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Ways to break the promise about organisations; each must be caught. */
export const BROKEN_ORGANIZATION_PUBLISHERS: Readonly<Record<string, OrganizationPublisher>> = {
  'margins of suppressed tables: every segment of five': eachCell((cell, members) => {
    const values = valuesOf(members, cell.cellId);
    if (cell.status === 'shown' || values.length < 5) return cell;
    return { status: 'shown', cellId: cell.cellId, ...guarded(values), leaders: values.length };
  }),

  'segments of three': eachCell((cell, members) => {
    const values = valuesOf(members, cell.cellId);
    if (cell.status === 'shown' || values.length < 3) return cell;
    return { status: 'shown', cellId: cell.cellId, ...guarded(values), leaders: values.length };
  }),

  'means from raw instead of published values': eachCell((cell, members) => {
    if (cell.status !== 'shown') return cell;
    const raw = members.flatMap(({ campaign }) => {
      const items = campaign.instrument.items.filter(({ cellId }) => cellId === cell.cellId);
      const ratings = campaign.voices.flatMap(({ sheet }) =>
        items.flatMap(({ id }) => (typeof sheet.ratings[id] === 'number' ? [sheet.ratings[id]] : [])),
      );
      return ratings.length === 0 ? [] : [average(ratings)];
    });
    return { ...cell, value: inTenths(average(raw)) };
  }),

  'no guard at the ends': eachCell((cell, members) => {
    if (cell.status !== 'shown') return cell;
    return { ...cell, value: inTenths(average(valuesOf(members, cell.cellId))), mark: 'plain' };
  }),

  'a digit more than the rules know': ({ leaders }) => {
    const before = JSON.parse(publishInHundredths(leaders)) as OrganizationRelease;
    const { methodVersion } = JSON.parse(trueOrganizationPublisher({ leaders })) as OrganizationRelease;
    return JSON.stringify({ ...before, methodVersion });
  },

  'withheld by value': eachCell((cell) =>
    cell.status === 'shown' && cell.value < 3
      ? { status: 'withheld', reason: 'would-reveal-others', cellId: cell.cellId }
      : cell,
  ),

  'a standard deviation between leaders': eachCell((cell, members) => {
    if (cell.status !== 'shown') return cell;
    const values = valuesOf(members, cell.cellId);
    const mean = average(values);
    return { ...cell, sd: Math.sqrt(average(values.map((value) => (value - mean) ** 2))) };
  }),
};
