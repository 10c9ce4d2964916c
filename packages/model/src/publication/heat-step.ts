/** One of the five steps of the heatmap, 1 the lowest. */
export type HeatStep = 1 | 2 | 3 | 4 | 5;

/** From which value on each step begins, on a scale from 1 to 5. */
export const HEAT_STEP_EDGES = [2.5, 3.25, 3.75, 4.25] as const;

/**
 * The heat of a published value on the five-point scale. The number is always printed beside it.
 *
 * @param value a published mean, 1 to 5
 * @throws RangeError when the value is not on the scale.
 * @example heatStep(3.75) // 4
 */
export function heatStep(value: number): HeatStep {
  if (!(value >= 1 && value <= 5)) throw new RangeError(`Not a value from 1 to 5: ${value}`);
  if (value < HEAT_STEP_EDGES[0]) return 1;
  if (value < HEAT_STEP_EDGES[1]) return 2;
  if (value < HEAT_STEP_EDGES[2]) return 3;
  if (value < HEAT_STEP_EDGES[3]) return 4;
  return 5;
}
