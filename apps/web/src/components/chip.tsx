import type { JSX, ReactNode } from 'react';
import styles from './chip.module.css';

/** A few words in a pill. Clay marks what needs a person. */
export function Chip({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'teal' | 'clay';
  children: ReactNode;
}): JSX.Element {
  return <span className={tone === 'plain' ? styles.chip : `${styles.chip} ${styles[tone]}`}>{children}</span>;
}

/** Chips as the list that they are. */
export function ChipList({ children, label }: { children: ReactNode; label?: string }): JSX.Element {
  return (
    <ul className={styles.row} aria-label={label}>
      {children}
    </ul>
  );
}
