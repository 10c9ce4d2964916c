import type { Instrument, LeaderRelease, ReleasedBlock, SelfReport } from '@heartset/model';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalised, useGroupWords } from '../../components/group-words.ts';
import { formatValue } from './format-value.ts';
import styles from './report.module.css';
import { identifiedIn } from './report-lede.ts';
import { useReportWords } from './report-words.ts';
import { steadyVoices } from './steady-voices.ts';
import { VerdictKey } from './verdict-key.tsx';
import { strengthLine } from './verdict-words.ts';

type HowToReadProps = { release: LeaderRelease; self: SelfReport | null; instrument: Instrument };

/** Purpose, and how to read it: open to whoever wants it. */
export function HowToRead({ release, self, instrument }: HowToReadProps): JSX.Element {
  const { t, i18n } = useTranslation();
  const { say } = useReportWords();
  const first = instrument.scale.options[0]?.label.toLowerCase() ?? '';
  const last = instrument.scale.options.at(-1)?.label.toLowerCase() ?? '';
  const line = formatValue(strengthLine, i18n.language);
  return (
    <details className={styles.howTo}>
      <summary>{t('report.how.title')}</summary>
      <ul>
        <li>{say('report.how.purpose')}</li>
        <li>{t('report.how.scale', { ...release.scale, first, last })}</li>
        <li>{t('report.how.together', { count: release.policy.minimumGroupSize })}</li>
        {identifiedIn(release) > 0 && <li>{t('report.how.identified')}</li>}
        <SteadyPicture blocks={release.blocks} />
        <li>{t('report.how.everyone')}</li>
        <li>{t('report.how.ends')}</li>
        <li>{t('report.how.line', { line })}</li>
        {self?.self.status === 'shown' && <VerdictKey />}
        <li>{say('report.how.differences')}</li>
      </ul>
    </details>
  );
}

/** Of each group that is shown: how many voices, and how many a steady picture needs. Those shown by role are no average. */
function SteadyPicture({ blocks }: { blocks: readonly ReleasedBlock[] }): JSX.Element | null {
  const { t } = useTranslation();
  const groupWords = useGroupWords();
  const averaged = blocks.flatMap((block) => (block.status === 'shown' && !block.identified ? [block] : []));
  if (averaged.length === 0) return null;
  return (
    <li>
      {t('report.how.steady')}
      <ul>
        {averaged.map((block) => {
          const needed = steadyVoices(block.groups);
          const words = block.n < needed ? 'report.how.voices' : 'report.how.voicesEnough';
          return (
            <li key={block.block}>{t(words, { groups: capitalised(groupWords(block.groups)), n: block.n, needed })}</li>
          );
        })}
      </ul>
    </li>
  );
}
