import type { Instrument } from '@heartset/model';
import type { RaterInvitation } from '@heartset/model/api/rater';
import { useTranslation } from 'react-i18next';
import { commentOf, type Draft, hasContent, isTooLong } from '../../features/survey-answering/draft.ts';
import { firstOpenItem, pageProgress, surveyProgress } from '../../features/survey-answering/progress.ts';
import type { ItemsPage, SurveyPage } from '../../features/survey-answering/survey-pages.ts';
import { CellMap } from '../parts/cell-map.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { CountedAs, ShownSentences } from '../parts/shown-sentences.tsx';
import type { Assignment } from '../parts/wording.ts';

interface ReviewPageProps {
  campaign: RaterInvitation['campaign'];
  assignment: Assignment;
  instrument: Instrument;
  pages: readonly SurveyPage[];
  draft: Draft;
  onChange(page: number, focus?: string): void;
}

/** What is answered, left open and not seen, page by page, with a way back to each. */
export function ReviewPage({ campaign, assignment, instrument, pages, draft, onChange }: ReviewPageProps) {
  const { t } = useTranslation();
  const { answered, items } = surveyProgress(pages, draft);
  const open = firstOpenItem(pages, draft);
  const promptsPlace = pages.findIndex((page) => page.kind === 'prompts');
  const nothing = !hasContent(draft);
  return (
    <>
      <p className="eyebrow">{t('review.eyebrow')}</p>
      <PageHeading>{t('review.heading')}</PageHeading>
      {open === null ? (
        <p className="lead">{t('review.complete', { items })}</p>
      ) : (
        <p className="lead">
          {nothing ? t('review.nothing') : t('review.open', { count: items - answered })}{' '}
          <button className="link" type="button" onClick={() => onChange(open.page, open.itemId)}>
            {t(nothing ? 'review.to-first' : 'review.to-open')}
          </button>
        </p>
      )}
      <h2>{t('review.statements')}</h2>
      <ul className="review-list">
        {pages.map((page, place) =>
          page.kind === 'items' ? (
            <li key={page.id}>
              <CellMap instrument={instrument} pages={pages} cellId={page.cellId} />
              <div>
                <h3>{page.headline}</h3>
                <p className="small">
                  <PageState page={page} draft={draft} />
                </p>
              </div>
              <ChangeButton what={page.headline} onClick={() => onChange(place, openItem(page, draft))} />
            </li>
          ) : null,
        )}
      </ul>
      {pages.map((page) =>
        page.kind === 'prompts' ? (
          <section key={page.id} aria-labelledby="review-comments">
            <h2 id="review-comments">{t('review.comments')}</h2>
            <ul className="review-list">
              {page.prompts.map((prompt) => (
                <li key={prompt.id}>
                  <div>
                    <h3>{prompt.prompt}</h3>
                    <CommentState draft={draft} promptId={prompt.id} />
                  </div>
                  <ChangeButton what={prompt.prompt} onClick={() => onChange(promptsPlace, prompt.id)} />
                </li>
              ))}
            </ul>
          </section>
        ) : null,
      )}
      <section className="shown" aria-labelledby="review-shown">
        <h2 id="review-shown">{t('review.shown')}</h2>
        <CountedAs assignment={assignment} />
        <ShownSentences campaign={campaign} assignment={assignment} askedForComments={promptsPlace !== -1} />
      </section>
      <p className="final">{t('review.final')}</p>
    </>
  );
}

function openItem(page: ItemsPage, draft: Draft): string | undefined {
  return page.items.find((item) => draft.ratings[item.id] === undefined)?.id;
}

function ChangeButton({ what, onClick }: { what: string; onClick(): void }) {
  const { t } = useTranslation();
  return (
    <button className="link" type="button" aria-label={t('review.change-what', { what })} onClick={onClick}>
      {t('review.change')}
    </button>
  );
}

function PageState({ page, draft }: { page: ItemsPage; draft: Draft }) {
  const { t } = useTranslation();
  const { rated, items, notObserved, open } = pageProgress(page, draft);
  return (
    <>
      {t('review.rated', { rated, items })}
      {notObserved > 0 ? ` · ${t('review.not-observed', { count: notObserved })}` : ''}
      {open > 0 ? (
        <>
          {' · '}
          <span className="left-open">{t('review.left-open', { count: open })}</span>
        </>
      ) : null}
    </>
  );
}

function CommentState({ draft, promptId }: { draft: Draft; promptId: string }) {
  const { t } = useTranslation();
  const comment = commentOf(draft, promptId);
  if (comment.text.trim() === '') return <p className="small">{t('review.comment-none')}</p>;
  return (
    <>
      <blockquote dir="auto">{comment.text.trim()}</blockquote>
      <p className={isTooLong(comment) ? 'mistake small' : 'small'}>
        {isTooLong(comment)
          ? t('review.comment-too-long')
          : t(comment.mode === 'as-written' ? 'review.comment-as-written' : 'review.comment-only')}
      </p>
    </>
  );
}
