import type { LabelOutlook, LeaderRaters } from '@heartset/model/api/campaigns';
import type { JSX } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalised, useGroupWords, useLabelWords } from '../../components/group-words.ts';
import { GroupShape } from '../../components/shapes.tsx';
import { couldBeSmaller } from './large-group.ts';
import styles from './raters.module.css';

/** What will become of each group: shown alone, together with another, or not at all; and why. */
export function OutlookPanel({ raters, busy }: { raters: LeaderRaters; busy: boolean }): JSX.Element {
  const { t } = useTranslation();
  const id = useId();
  return (
    <aside className={styles.panel} aria-labelledby={id} aria-busy={busy}>
      <h2 id={id} className={styles.panelTitle}>
        {t('raters.outlookTitle')}
      </h2>
      {raters.labels.length === 0 && <p className={styles.panelText}>{t('raters.outlookNone')}</p>}
      <ul className={styles.outlooks}>
        {raters.labels.map((label) => (
          <li key={label.label}>
            <Outlook label={label} minimum={raters.minimumGroupSize} />
          </li>
        ))}
      </ul>
      <div role="status">
        {raters.warnings.length > 0 && (
          <ul className={styles.warnings}>
            {raters.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        )}
      </div>
      <p className={styles.panelText}>{t('raters.outlookNote')}</p>
    </aside>
  );
}

function Outlook({ label, minimum }: { label: LabelOutlook; minimum: number }): JSX.Element {
  const { t } = useTranslation();
  const groupWords = useGroupWords();
  const labelWords = useLabelWords();
  const becomes = label.identified
    ? t('raters.becomes.identified')
    : label.outlook === 'fine'
      ? t(`raters.becomes.${couldBeSmaller(label, minimum) ? 'ample' : 'fine'}`)
      : label.mergesInto === null
        ? t(`raters.becomes.${label.outlook}Hidden`)
        : t(`raters.becomes.${label.outlook}Merged`, { groups: labelWords(label.mergesInto) });
  return (
    <div className={styles.outlook} data-attention={label.outlook !== 'fine' || undefined}>
      <GroupShape groups={label.groups} />
      <span>
        <b>{capitalised(groupWords(label.groups))}</b>, {t('campaign.asked', { count: label.invited })}
        <small>{becomes}</small>
        {label.progress && <small>{capitalised(t(`labelWord.${label.progress}`))}</small>}
      </span>
    </div>
  );
}
