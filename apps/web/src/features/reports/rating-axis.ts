/** A mark on the axis: where it stands, from 0 (the scale's lowest) to 1, and in which lane, counted from the axis up. */
export type PlacedMark<Mark> = Mark & { position: number; lane: number };

/**
 * Where a value stands on a scale's axis.
 *
 * @example axisPosition(3, { minimum: 1, maximum: 5 }) // 0.5
 */
export function axisPosition(value: number, scale: { minimum: number; maximum: number }): number {
  const position = (value - scale.minimum) / (scale.maximum - scale.minimum);
  return Math.min(1, Math.max(0, position));
}

/** How near two marks may stand in one lane, as a share of the axis: a little more than a mark's width on a phone. */
export const nearest = 0.055;

/**
 * Places marks so that none hides another: from left to right, each in the lowest lane where it has room.
 * Marks come back in the order in which they were given.
 */
export function placeMarks<Mark extends { value: number }>(
  marks: readonly Mark[],
  scale: { minimum: number; maximum: number },
): PlacedMark<Mark>[] {
  const lastInLane: number[] = [];
  const placed = marks
    .map((mark, order) => ({ mark, order, position: axisPosition(mark.value, scale) }))
    .sort((a, b) => a.position - b.position || a.order - b.order)
    .map(({ mark, order, position }) => {
      const free = lastInLane.findIndex((last) => position - last >= nearest);
      const lane = free === -1 ? lastInLane.length : free;
      lastInLane[lane] = position;
      return { order, placed: { ...mark, position, lane } };
    });
  return placed.sort((a, b) => a.order - b.order).map((each) => each.placed);
}
