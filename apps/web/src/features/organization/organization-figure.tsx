import type { Instrument, OrganizationCell } from '@heartset/model';
import { VisuallyHidden } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { heatStyle } from '../../components/heat-style.ts';
import styles from './organization-figure.module.css';
import { useOrganizationWords } from './organization-words.ts';

type OrganizationFigureProps = {
  cells: readonly OrganizationCell[];
  instrument: Instrument;
  minimumGroupSize: number;
};

/** All leaders together in the model's own figure: focuses as rows, applications as columns. */
export function OrganizationFigure({ cells, instrument, minimumGroupSize }: OrganizationFigureProps): JSX.Element {
  const columnOf = (focus: string, application: string) =>
    instrument.cells.find((cell) => cell.focus === focus && cell.application === application);
  return (
    <div className={styles.grid}>
      <span className={styles.corner} />
      {instrument.applications.map(({ id, name, idea }) => (
        <div key={id} className={styles.column} aria-hidden="true">
          {name} <small>{idea}</small>
        </div>
      ))}
      {instrument.foci.map((focus) => (
        <div key={focus.id} className={styles.line}>
          <div className={styles.row} aria-hidden="true">
            {focus.name} <small>{focus.idea}</small>
          </div>
          {instrument.applications.map((application) => {
            const about = columnOf(focus.id, application.id);
            const cell = cells.find(({ cellId }) => cellId === about?.id);
            if (about === undefined || cell === undefined) return <span key={application.id} />;
            return <FigureCell key={cell.cellId} name={about.name} cell={cell} minimumGroupSize={minimumGroupSize} />;
          })}
        </div>
      ))}
    </div>
  );
}

type FigureCellProps = { name: string; cell: OrganizationCell; minimumGroupSize: number };

function FigureCell({ name, cell, minimumGroupSize }: FigureCellProps): JSX.Element {
  const { t } = useTranslation();
  const words = useOrganizationWords(minimumGroupSize);
  if (cell.status === 'withheld') {
    return (
      <div className={`${styles.cell} ${styles.held}`}>
        <VisuallyHidden>{name}: </VisuallyHidden>
        <b className={styles.heldTitle}>{t('organization.held')}</b>
        <span className={styles.detail}>{words.reason(cell.reason)}</span>
      </div>
    );
  }
  const mark = words.mark(cell.mark);
  return (
    <div className={styles.cell} style={heatStyle(cell.value)}>
      <VisuallyHidden>{name}: </VisuallyHidden>
      <b className={styles.number}>
        {words.value(cell.value)}
        {mark && <small> {mark}</small>}
      </b>
      <span className={styles.detail}>{t('campaign.leaders', { count: cell.leaders })}</span>
    </div>
  );
}
