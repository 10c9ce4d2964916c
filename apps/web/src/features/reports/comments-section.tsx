import type { Instrument, LeaderRelease, ReasonCode, ReleasedCommentPool } from '@heartset/model';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalised, useLabelWords } from '../../components/group-words.ts';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { commentEntries } from './comment-entries.ts';
import styles from './report.module.css';
import { identifiedIn } from './report-lede.ts';
import { useReportWords } from './report-words.ts';

type CommentsProps = { release: LeaderRelease; instrument: Instrument };

/** What people wrote, per question; and where nothing is shown, why. */
export function CommentsSection({ release, instrument }: CommentsProps): JSX.Element | null {
  const { t } = useTranslation();
  if (release.comments.length === 0) return null;
  return (
    <Section
      title={t('report.comments.title')}
      sub={t(identifiedIn(release) > 0 ? 'report.comments.textIdentified' : 'report.comments.text')}
    >
      <div className={styles.prompts}>
        {release.comments.map(({ promptId, pools }) => {
          const prompt = instrument.askOthers.find((each) => each.id === promptId)?.prompt ?? promptId;
          return (
            <article key={promptId}>
              <h3 className={styles.minor}>{prompt}</h3>
              {pools.length === 0 && <Notice tone="quiet">{t('report.comments.nobody')}</Notice>}
              {commentEntries(pools).map((entry) =>
                entry.kind === 'settled' ? (
                  <HeldWords key="settled" blocks={entry.blocks} reason="not-released-again" />
                ) : (
                  <Pool key={entry.pool.blocks.join(' ')} pool={entry.pool} round={release.round ?? 1} />
                ),
              )}
            </article>
          );
        })}
      </div>
    </Section>
  );
}

type HeldWordsProps = { blocks: ReleasedCommentPool['blocks']; reason: ReasonCode; round?: number };

function HeldWords({ blocks, reason, round = 1 }: HeldWordsProps): JSX.Element {
  const words = useReportWords();
  const groups = useGroupList()(blocks);
  return (
    <div className={styles.pool}>
      <p className={styles.poolFrom}>{capitalised(groups)}</p>
      <p className={styles.heldWords}>{words.reason(reason, round)}</p>
    </div>
  );
}

function useGroupList(): (blocks: ReleasedCommentPool['blocks']) => string {
  const { i18n } = useTranslation();
  const labelWords = useLabelWords();
  return (blocks) => new Intl.ListFormat(i18n.language).format(blocks.map(labelWords));
}

function Pool({ pool, round }: { pool: ReleasedCommentPool; round: number }): JSX.Element {
  const { t } = useTranslation();
  const groups = useGroupList()(pool.blocks);
  if (pool.status === 'withheld') return <HeldWords blocks={pool.blocks} reason={pool.reason} round={round} />;
  return (
    <div className={styles.pool}>
      <p className={styles.poolFrom}>
        {t(pool.identified ? 'report.comments.fromIdentified' : 'report.comments.from', { groups })}
      </p>
      <ul className={styles.texts}>
        {pool.texts.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a release never changes, and two may have written the same.
          <li key={index}>{text}</li>
        ))}
      </ul>
      {pool.withoutText > 0 && (
        <p className={styles.small}>{t('report.comments.withoutText', { count: pool.withoutText })}</p>
      )}
    </div>
  );
}
