/**
 * A line's points for an SVG polyline: evenly spread from left to right, nought at the bottom, the largest at the top.
 *
 * @example sparkPoints([0, 5, 10], { width: 100, height: 20 }) // '0,20 50,10 100,0'
 */
export function sparkPoints(values: readonly number[], box: { width: number; height: number }): string {
  const largest = Math.max(1, ...values);
  const step = values.length > 1 ? box.width / (values.length - 1) : 0;
  return values.map((value, index) => `${index * step},${box.height - (value / largest) * box.height}`).join(' ');
}
