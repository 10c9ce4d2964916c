import { groupsOfLabel, heatStep, parseLabel, type ReasonCode } from '@heartset/model';
import { VisuallyHidden } from '@mantine/core';
import type { JSX, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { shapeOfGroups } from '../../components/shape-of-groups.ts';
import { Shape } from '../../components/shapes.tsx';
import { formatValue } from './format-value.ts';
import { formatGap, gapTint } from './gap-words.ts';
import styles from './heatmap.module.css';
import { axisPosition } from './rating-axis.ts';
import type { HeatField, ReportView, ShownOrHeld } from './report-view.ts';
import { useReportWords } from './report-words.ts';

type HeatCellProps = {
  name: string;
  /** A phrase under the name: the core's alone. */
  note?: string;
  field: HeatField;
  view: ReportView;
  /** How many masteries stand behind the number; null for the core, which is one. */
  masteries: number | null;
  wide?: boolean;
  expanded: boolean;
  detailId: string;
  buttonRef: Ref<HTMLButtonElement>;
  /** Null while there is nothing to open. */
  onToggle: (() => void) | null;
};

/** One field of the figure: its number and its heat, or why it is held back. Opens into its masteries. */
export function HeatCell(props: HeatCellProps): JSX.Element {
  const { field, wide = false, onToggle } = props;
  const className = [styles.cell, wide && styles.wide, toneOf(field.main)].filter(Boolean).join(' ');
  if (onToggle === null) {
    return (
      <div className={className}>
        <CellContent {...props} />
      </div>
    );
  }
  return (
    <button
      type="button"
      ref={props.buttonRef}
      className={className}
      aria-expanded={props.expanded}
      aria-controls={props.expanded ? props.detailId : undefined}
      onClick={onToggle}
    >
      <CellContent {...props} />
    </button>
  );
}

/** What the leader left open is held back from nobody: it needs neither hatching nor a reason. */
function isOwnBlank(reason: ReasonCode): boolean {
  return reason === 'not-rated-by-self' || reason === 'no-self-rating';
}

function toneOf(main: ShownOrHeld): string | undefined {
  switch (main.kind) {
    case 'held':
      return isOwnBlank(main.reason) ? styles.blank : styles.held;
    case 'gap':
      return styles[`gap-${gapTint(main.difference)}`];
    case 'shown':
      return styles[`heat-${heatStep(main.value)}`];
  }
}

function CellContent({ name, note, field, view, masteries, wide = false }: HeatCellProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      {wide ? (
        <span className={styles.coreName}>
          {name}
          {note && <small>{note}</small>}
        </span>
      ) : (
        <VisuallyHidden>{name}: </VisuallyHidden>
      )}
      <Main main={field.main} />
      {!wide && field.main.kind === 'shown' && (
        <span className={styles.foot}>
          <span className={styles.detail}>
            {[
              field.main.voices === null ? null : t('report.voices', { count: field.main.voices }),
              masteries === null ? null : t('report.masteries', { count: masteries }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <Track field={field} view={view} />
        </span>
      )}
    </>
  );
}

function Main({ main }: { main: ShownOrHeld }): JSX.Element {
  const { t, i18n } = useTranslation();
  const { reason, say } = useReportWords();
  if (main.kind === 'held' && isOwnBlank(main.reason)) {
    return <span className={styles.detail}>{say('report.notRated')}</span>;
  }
  if (main.kind === 'held') {
    return (
      <>
        <b className={styles.heldTitle}>{t('report.held')}</b>
        <span className={styles.detail}>{reason(main.reason)}</span>
      </>
    );
  }
  if (main.kind === 'gap') {
    return (
      <>
        <b className={styles.number}>{formatGap(main.difference, i18n.language)}</b>
        {main.word && <span className={styles.detail}>{t(`report.verdict.${main.word}`)}</span>}
      </>
    );
  }
  return (
    <b className={styles.number}>
      {formatValue(main.value, i18n.language)}
      {main.mark !== 'plain' && <small> {t(`report.markShort.${main.mark}`)}</small>}
    </b>
  );
}

const fivePoints = { minimum: 1, maximum: 5 };

/** Where the number lies between never and always, with the leader's own beside it. */
function Track({ field, view }: { field: HeatField; view: ReportView }): JSX.Element | null {
  const { selfName } = useReportWords();
  const { i18n } = useTranslation();
  if (field.main.kind !== 'shown') return null;
  const shape =
    view === 'everyone'
      ? 'ring'
      : view === 'self'
        ? 'diamond'
        : shapeOfGroups(groupsOfLabel(parseLabel(view.slice('block:'.length))));
  return (
    <span className={styles.track}>
      <span className={styles.mark} style={{ left: `${axisPosition(field.main.value, fivePoints) * 100}%` }}>
        <Shape name={shape} size={13} plain />
      </span>
      {field.self !== null && (
        <>
          <span className={styles.mark} style={{ left: `${axisPosition(field.self, fivePoints) * 100}%` }}>
            <Shape name="diamond" size={13} plain hollow />
          </span>
          <VisuallyHidden>
            {selfName} {formatValue(field.self, i18n.language)}
          </VisuallyHidden>
        </>
      )}
    </span>
  );
}
