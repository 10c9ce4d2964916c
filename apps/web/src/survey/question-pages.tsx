import { startTransition, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemToGoOnWith } from '../features/survey-answering/choices.ts';
import type { Draft } from '../features/survey-answering/draft.ts';
import { type DraftStanding, reviewPlace } from '../features/survey-answering/draft-standing.ts';
import type { SurveyPage } from '../features/survey-answering/survey-pages.ts';
import { whenIdle } from '../lib/when-idle.ts';
import { ItemsPage } from './pages/items-page.tsx';
import { PromptsPage } from './pages/prompts-page.tsx';
import { ReviewPage } from './pages/review-page.tsx';
import { ballotCrypto } from './parts/browser-tools.ts';
import { loadOtherDevice } from './parts/other-device.tsx';
import { QuestionFrame } from './parts/question-frame.tsx';
import type { Questions } from './parts/questions.ts';
import { useChoices } from './parts/use-choices.ts';
import type { DraftControl } from './parts/use-draft.ts';
import { usePace } from './parts/use-pace.ts';
import { loadTellingWords, namesOnThePage } from './parts/use-telling-words.ts';
import type { SurveyView } from './view.ts';

interface QuestionPagesProps extends Questions {
  draft: Draft;
  standing: DraftStanding;
  control: DraftControl;
  view: Extract<SurveyView, { name: 'page' }>;
}

/** The pages of the questions about one leader, one after the other, up to the review. */
export function QuestionPages(props: QuestionPagesProps) {
  const { pages, assignment, draft, standing, control, view, go } = props;
  const { t } = useTranslation();
  const { id: assignmentId } = assignment;
  const { change, saved } = control;
  const review = reviewPlace(pages);
  const place = Math.min(Math.max(0, view.page), review);
  const page = pages[place];
  const { pace, noteAnswer } = usePace();
  const { rate, undo } = useChoices(page, draft, change, noteAnswer);
  const focus = useFocus(view, page, draft);

  // While one answers there is time to load what sending needs: then it is there even if the network is not.
  useEffect(() => {
    ballotCrypto.start();
    // What does not come is asked for again when it is wanted.
    const waiting = whenIdle(() => {
      void loadTellingWords().catch(() => undefined);
      void loadOtherDevice().catch(() => undefined);
    });
    return waiting.cancel;
  }, []);

  useEffect(() => {
    change({ type: 'turn', page: place });
  }, [place, change]);

  const turnTo = (page: number, more: { focus?: string; fromReview?: boolean } = {}) =>
    go({ name: 'page', assignmentId, page, ...more });

  function send() {
    const { tooLong } = standing;
    if (tooLong) turnTo(tooLong.page, { focus: tooLong.promptId, fromReview: true });
    // In slices: the review has 41 statements to take away, and a slow phone goes on drawing meanwhile.
    else startTransition(() => go({ name: 'sending', assignmentId }, { replace: true }));
  }

  const next =
    place === review
      ? { words: t('review.send'), onClick: send, disabled: !standing.begun }
      : view.fromReview
        ? { words: t('page.to-review'), onClick: () => turnTo(review) }
        : { words: t('page.next'), onClick: () => turnTo(place + 1) };
  const back = () => (place === 0 ? go({ name: 'before', assignmentId }) : turnTo(place - 1));

  return (
    <QuestionFrame
      assignment={assignment}
      pages={pages}
      page={place}
      draft={draft}
      saved={saved}
      pace={pace}
      undo={page?.kind === 'items' ? undo : null}
      next={next}
      onBack={back}
      plain={place === review || view.fromReview === true}
    >
      <CurrentPage
        {...props}
        page={page}
        focus={focus}
        onRate={rate}
        onChange={(page, focus) => turnTo(page, { fromReview: true, ...(focus === undefined ? {} : { focus }) })}
      />
    </QuestionFrame>
  );
}

/** Whoever comes back goes on at the item where they stopped; after that, where a page's link led to. */
function useFocus(view: QuestionPagesProps['view'], page: SurveyPage | undefined, draft: Draft): string | undefined {
  const [first] = useState({ view, focus: page?.kind === 'items' ? itemToGoOnWith(page, draft) : null });
  return first.view === view && first.focus !== null && view.fromReview !== true ? first.focus : view.focus;
}

interface CurrentPageProps extends QuestionPagesProps {
  page: SurveyPage | undefined;
  focus: string | undefined;
  onRate: ReturnType<typeof useChoices>['rate'];
  onChange(page: number, focus?: string): void;
}

function CurrentPage(props: CurrentPageProps) {
  const { invitation, instrument, pages, assignment, draft, control, page, focus, onRate, onChange } = props;
  const { change } = control;
  const names = useMemo(() => namesOnThePage(invitation, assignment), [invitation, assignment]);
  if (page?.kind === 'items') {
    return (
      <ItemsPage
        key={page.id}
        instrument={instrument}
        pages={pages}
        page={page}
        draft={draft}
        focus={focus}
        onRate={onRate}
      />
    );
  }
  if (page?.kind === 'prompts') {
    return (
      <PromptsPage
        prompts={page.prompts}
        assignment={assignment}
        minimum={invitation.campaign.minimumGroupSize}
        names={names}
        draft={draft}
        focus={focus}
        onText={(promptId, text) => change({ type: 'comment', promptId, text })}
        onMode={(promptId, mode) => change({ type: 'comment-mode', promptId, mode })}
      />
    );
  }
  return (
    <ReviewPage
      campaign={invitation.campaign}
      assignment={assignment}
      instrument={instrument}
      pages={pages}
      draft={draft}
      onChange={onChange}
    />
  );
}
