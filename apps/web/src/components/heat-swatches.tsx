import { HEAT_STEP_EDGES } from '@heartset/model';
import type { JSX } from 'react';
import styles from './heat-swatches.module.css';

const steps = Array.from({ length: HEAT_STEP_EDGES.length + 1 }, (_, index) => index + 1);

/** The five steps of heat side by side, for a key. */
export function HeatSwatches(): JSX.Element {
  return (
    <span className={styles.swatches} aria-hidden="true">
      {steps.map((step) => (
        <i key={step} style={{ background: `var(--heat-${step})` }} />
      ))}
    </span>
  );
}

/** The hatching of what is held back, for a key. */
export function HeldSwatch(): JSX.Element {
  return <span className={styles.hatch} aria-hidden="true" />;
}
