import type { JSX, ReactNode } from 'react';
import styles from './notice.module.css';

type NoticeProps = {
  /** `attention` asks for a person; `quiet` only explains. */
  tone?: 'info' | 'attention' | 'quiet';
  title?: string;
  role?: 'status' | 'alert' | 'note';
  children: ReactNode;
};

/** A sentence or two set apart. */
export function Notice({ tone = 'info', title, role, children }: NoticeProps): JSX.Element {
  const className = tone === 'info' ? styles.notice : `${styles.notice} ${styles[tone]}`;
  return (
    <div className={className} role={role}>
      {title && <p className={styles.title}>{title}</p>}
      {typeof children === 'string' ? <p className={styles.text}>{children}</p> : children}
    </div>
  );
}

/** What stands where nothing is yet: why, and what to do about it. */
export function EmptyState({
  title,
  text,
  actions,
}: {
  title: string;
  text: string;
  actions?: ReactNode;
}): JSX.Element {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      <p>{text}</p>
      {actions && <div className={styles.emptyActions}>{actions}</div>}
    </div>
  );
}
