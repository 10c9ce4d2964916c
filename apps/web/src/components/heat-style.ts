import { heatStep } from '@heartset/model';

/** The ground and the ink of a published value, in its step of heat. */
export function heatStyle(value: number): { background: string; color: string } {
  const step = heatStep(value);
  return { background: `var(--heat-${step})`, color: `var(--on-heat-${step})` };
}
