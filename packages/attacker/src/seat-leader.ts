import { asArray, asNumber, asRecord, asText, textsIn } from './json-reading.ts';

/** Where a leader stands in the directory; `null` for nowhere. */
export type LeaderPlace = { department: string | null; level: string | null; site: string | null };

/**
 * A leader, where they stand, and the little of their release that an organisation's release can be
 * held against: what stands there of everyone else, cell by cell. A cell that is withheld is absent.
 */
export type SeatedLeader = LeaderPlace & {
  /** `room`: no value closer than this to an end of the scale can stand there, whatever was answered. */
  cells: ReadonlyMap<string, { value: number; room: number }>;
};

/**
 * Takes from a leader's published release, as JSON, what counts in the organisation's. Releases can be
 * taken one by one, so that ten thousand need not be held at once.
 *
 * @throws TypeError that names what is missing or of the wrong kind.
 */
export function seatLeader(place: LeaderPlace, release: unknown): SeatedLeader {
  const document = asRecord(release, 'release');
  const roomOfBlock = new Map<string, number>();
  for (const entry of asArray(document.blocks, 'blocks')) {
    const block = asRecord(entry, 'blocks');
    // A block of n shows nothing closer to an end of the scale than 1/n.
    if (block.n !== undefined) roomOfBlock.set(asText(block.block, 'block'), 1 / asNumber(block.n, 'n'));
  }
  const cells: [string, { value: number; room: number }][] = [];
  for (const entry of asArray(document.cells, 'cells')) {
    const cell = asRecord(entry, 'cells');
    const everyoneElse = asRecord(cell.everyoneElse, 'everyoneElse');
    if (everyoneElse.status !== 'shown') continue;
    const rooms = textsIn(everyoneElse.blocks, 'blocks').flatMap((block) => roomOfBlock.get(block) ?? []);
    const room = rooms.reduce((sum, one) => sum + one, 0) / Math.max(1, rooms.length);
    cells.push([asText(cell.cellId, 'cellId'), { value: asNumber(everyoneElse.value, 'value'), room }]);
  }
  return { department: place.department, level: place.level, site: place.site, cells: new Map(cells) };
}
