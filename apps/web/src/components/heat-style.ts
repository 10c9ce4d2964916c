import { heatStep } from '@heartset/model';

/** The ground and the ink of a published value, in its step of heat. */
export function heatStyle(value: number): { backgroundColor: string; color: string } {
  const step = heatStep(value);
  return { backgroundColor: `var(--heat-${step})`, color: `var(--on-heat-${step})` };
}
