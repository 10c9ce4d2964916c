import type { LeaderRelease } from '@heartset/model';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalised, useGroupWords } from '../../components/group-words.ts';
import styles from './mastery.module.css';
import { heldBlocks } from './report-view.ts';
import { useReportWords } from './report-words.ts';

/** Above masteries: the groups of which nothing is shown, each with the reason, once for all of them. */
export function HeldGroups({ release }: { release: LeaderRelease }): JSX.Element {
  const { t } = useTranslation();
  const words = useGroupWords();
  const { reason } = useReportWords();
  return (
    <>
      {heldBlocks(release).map((block) => (
        <p key={block.block} className={styles.heldGroup}>
          {t('report.groupHeld', { groups: capitalised(words(block.groups)), reason: reason(block.reason) })}
        </p>
      ))}
    </>
  );
}
