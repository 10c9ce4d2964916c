import type { InstrumentItem } from '@heartset/model';
import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './heatmap.module.css';
import { HeldGroups } from './held-groups.tsx';
import { MasteryList } from './mastery-list.tsx';
import type { ReportContent } from './report-view.ts';

type CellDetailProps = {
  id: string;
  title: string;
  headline?: string;
  items: readonly InstrumentItem[];
  content: Extract<ReportContent, { kind: 'released' }>;
  onClose: () => void;
};

/** A cell, opened: its masteries, each with its blocks side by side. Escape closes it. */
export function CellDetail({ id, title, headline, items, content, onClose }: CellDetailProps): JSX.Element {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever opened the cell goes on reading here.
  useEffect(() => heading.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a named group, and no landmark of its own.
    <div
      id={id}
      role="group"
      aria-labelledby={`${id}-title`}
      className={styles.panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className={styles.panelHead}>
        <div>
          <h2 ref={heading} tabIndex={-1} id={`${id}-title`} className={styles.panelTitle}>
            {title}
          </h2>
          {headline && <p className={styles.panelText}>{headline}</p>}
        </div>
        <Button variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
      <HeldGroups release={content.release} />
      <MasteryList items={items} release={content.release} self={content.self} />
    </div>
  );
}
