import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../features/survey-answering/draft.ts';
import type { Pace } from '../../features/survey-answering/pace.ts';
import { barSteps, minutesLeft, surveyProgress } from '../../features/survey-answering/progress.ts';
import type { SurveyPage } from '../../features/survey-answering/survey-pages.ts';
import { OfflineNote } from './offline-note.tsx';
import { nextButtonId } from './use-choices.ts';
import type { Saved } from './use-draft.ts';
import type { Assignment } from './wording.ts';

interface QuestionFrameProps {
  assignment: Assignment;
  pages: readonly SurveyPage[];
  page: number;
  draft: Draft;
  saved: Saved;
  pace: Pace;
  /** Taking back what was last chosen; null where nothing is chosen. */
  undo: { possible: boolean; said: string; onClick(): void } | null;
  children: ReactNode;
  next: { words: string; onClick(): void; disabled?: boolean };
  onBack(): void;
  /** Where all is looked over anyway, the count below would only take the room of the buttons. */
  plain: boolean;
}

/** What stands around each page of questions: about whom, how far, how long; back, saved, next. */
export function QuestionFrame({
  assignment,
  pages,
  page,
  draft,
  saved,
  pace,
  undo,
  children,
  next,
  onBack,
  plain,
}: QuestionFrameProps) {
  const { t } = useTranslation();
  const { answered, items } = surveyProgress(pages, draft);
  const { done, steps } = barSteps(pages, draft, page);
  const leader = assignment.leaderName;
  const role = t(`group.${assignment.group}.short`);
  const progress = t('page.progress', { answered, items });
  return (
    <>
      <header className="bar">
        <div className="bar-words">
          <span className="bar-who bar-who-long">{t('page.for-as', { leader, role })}</span>
          <span className="bar-who bar-who-short">{t('page.for-as-short', { leader, role })}</span>
          <span className="bar-left">{t('page.left', { count: minutesLeft(pages, draft, page, pace) })}</span>
        </div>
        <progress max={steps} value={done} aria-label={progress} />
      </header>
      <main className="page questions">{children}</main>
      <footer className="foot">
        <div>
          <button className="button quiet" type="button" onClick={onBack}>
            {t('page.back')}
          </button>
          <span className={plain ? 'foot-state foot-state-plain' : 'foot-state'}>
            {plain ? null : <span className="foot-progress">{progress}</span>}
            <span className="saved" role="status">
              {saved === 'saved' ? t('page.saved') : ''}
            </span>
          </span>
          {undo === null ? null : (
            <button className="button quiet undo" type="button" onClick={undo.onClick} disabled={!undo.possible}>
              <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d="M9 5 4 10l5 5M4.5 10H14a5.5 5.5 0 0 1 0 11h-3" />
              </svg>
              <span>{t('page.undo')}</span>
            </button>
          )}
          <button
            className="button"
            id={nextButtonId}
            type="button"
            onClick={next.onClick}
            disabled={next.disabled === true}
          >
            {next.words}
          </button>
        </div>
        <OfflineNote what="answering" />
        <p className="heard" role="status">
          {undo?.said ?? ''}
        </p>
        {saved === 'failed' ? (
          <p className="not-saved" role="alert">
            {t('page.not-saved')}
          </p>
        ) : null}
      </footer>
    </>
  );
}
