import type { FocusId, Instrument } from '@heartset/model';
import type { JSX, RefObject } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalised, useLabelWords } from '../../components/group-words.ts';
import { PillChoice } from '../../components/pill-choice.tsx';
import { CellDetail } from './cell-detail.tsx';
import { HeatCell } from './heat-cell.tsx';
import { HeatKey } from './heat-key.tsx';
import styles from './heatmap.module.css';
import {
  cellField,
  itemField,
  itemsOfCell,
  openingView,
  type ReportContent,
  type ReportView,
  viewsOf,
} from './report-view.ts';
import { useReportWords } from './report-words.ts';

type HeatmapProps = { content: ReportContent; instrument: Instrument };

/** The core's id among the fields that can be opened. */
const core = 'core';

/** The figure of the mastery model: the core on top, focuses as rows, applications as columns; a number in each. */
export function Heatmap({ content, instrument }: HeatmapProps): JSX.Element {
  const { t } = useTranslation();
  const [view, setView] = useState<ReportView>(openingView(content));
  const [opened, setOpened] = useState<string | null>(null);
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const close = () => {
    const button = opened === null ? undefined : buttons.current.get(opened);
    setOpened(null);
    button?.focus();
  };
  const openable = content.kind === 'released';
  const shared = { content, instrument, view, opened, buttons, close, openable, onToggle: setOpened };
  return (
    <section className={styles.heatmap} aria-label={t('report.heatmap')}>
      <ViewChoice content={content} view={view} onChange={setView} />
      <PrintedView content={content} view={view} />
      <div className={styles.grid}>
        <CoreRow {...shared} />
        <span className={styles.corner} />
        {instrument.applications.map((application) => (
          <div key={application.id} className={styles.column}>
            {application.name} <small>{application.idea}</small>
          </div>
        ))}
        {instrument.foci.map((focus) => (
          <FocusRow key={focus.id} focus={focus.id} {...shared} />
        ))}
      </div>
      <HeatKey content={content} instrument={instrument} view={view} />
    </section>
  );
}

type RowProps = HeatmapProps & {
  view: ReportView;
  opened: string | null;
  buttons: RefObject<Map<string, HTMLButtonElement>>;
  openable: boolean;
  onToggle: (id: string | null) => void;
  close: () => void;
};

function CoreRow(props: RowProps): JSX.Element {
  const { content, instrument, view, opened, onToggle } = props;
  const item = instrument.items.find((each) => each.id === instrument.core.itemId);
  if (item === undefined) return <span />;
  return (
    <>
      <span className={styles.corner} />
      <HeatCell
        wide
        name={item.name}
        note={instrument.core.headline}
        field={itemField(content, item.id, view)}
        view={view}
        masteries={null}
        expanded={opened === core}
        detailId={`detail-${core}`}
        buttonRef={keepButton(props.buttons, core)}
        onToggle={props.openable ? () => onToggle(opened === core ? null : core) : null}
      />
      {opened === core && content.kind === 'released' && (
        <CellDetail id={`detail-${core}`} title={item.name} items={[item]} content={content} onClose={props.close} />
      )}
    </>
  );
}

function FocusRow({ focus, ...props }: RowProps & { focus: FocusId }): JSX.Element {
  const { content, instrument, view, opened, onToggle } = props;
  const about = instrument.foci.find((each) => each.id === focus);
  const cells = instrument.applications.flatMap((application) =>
    instrument.cells.filter((cell) => cell.focus === focus && cell.application === application.id),
  );
  const open = cells.find((cell) => cell.id === opened);
  return (
    <>
      <div className={styles.row}>
        {about?.name} <small>{about?.idea}</small>
      </div>
      {cells.map((cell) => (
        <HeatCell
          key={cell.id}
          name={cell.name}
          field={cellField(content, cell.id, view)}
          view={view}
          masteries={itemsOfCell(instrument, cell.id).length}
          expanded={opened === cell.id}
          detailId={`detail-${cell.id}`}
          buttonRef={keepButton(props.buttons, cell.id)}
          onToggle={props.openable ? () => onToggle(opened === cell.id ? null : cell.id) : null}
        />
      ))}
      {open && content.kind === 'released' && (
        <CellDetail
          id={`detail-${open.id}`}
          title={open.name}
          headline={open.headline}
          items={itemsOfCell(instrument, open.id)}
          content={content}
          onClose={props.close}
        />
      )}
    </>
  );
}

function keepButton(buttons: RefObject<Map<string, HTMLButtonElement>>, id: string) {
  return (button: HTMLButtonElement | null) => {
    if (button === null) buttons.current.delete(id);
    else buttons.current.set(id, button);
  };
}

type ViewChoiceProps = { content: ReportContent; view: ReportView; onChange: (view: ReportView) => void };

/** What a view is called. */
function useViewWords(): (view: ReportView) => string {
  const { t } = useTranslation();
  const labelWords = useLabelWords();
  const { say } = useReportWords();
  return (view) => {
    if (view === 'everyone') return t('report.view.everyone');
    if (view === 'self') return say('report.viewSelf');
    if (view === 'gap') return t('report.view.gap');
    return capitalised(labelWords(view.slice('block:'.length)));
  };
}

/** Paper has no choice of views: it says which one it shows. */
function PrintedView({ content, view }: Omit<ViewChoiceProps, 'onChange'>): JSX.Element | null {
  const { t } = useTranslation();
  const words = useViewWords();
  if (content.kind === 'held-back') return null;
  return <p className={styles.printedView}>{t('report.printed.view', { view: words(view) })}</p>;
}

function ViewChoice({ content, view, onChange }: ViewChoiceProps): JSX.Element | null {
  const { t } = useTranslation();
  const words = useViewWords();
  const { voice } = useReportWords();
  const views = viewsOf(content);
  if (views.length < 2) return null;
  return (
    <PillChoice
      label={t('report.view.label', { name: voice.leaderName })}
      options={views.map((each) => ({ value: each, label: words(each) }))}
      value={view}
      onChange={onChange}
    />
  );
}
