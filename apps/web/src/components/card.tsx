import type { JSX, ReactNode } from 'react';
import styles from './card.module.css';

/** A sheet of its own on the paper. */
export function Card({ tight = false, children }: { tight?: boolean; children: ReactNode }): JSX.Element {
  return <div className={tight ? `${styles.card} ${styles.tight}` : styles.card}>{children}</div>;
}

/** Cards side by side where there is room. */
export function CardGrid({ children }: { children: ReactNode }): JSX.Element {
  return <div className={styles.grid}>{children}</div>;
}
