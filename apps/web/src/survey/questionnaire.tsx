import type { Instrument } from '@heartset/model';
import type { RaterInvitation } from '@heartset/model/api/rater';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasContent, isTooLong, toAnswerSheet } from '../features/survey-answering/draft.ts';
import { minutesLeft } from '../features/survey-answering/progress.ts';
import type { SurveyPage } from '../features/survey-answering/survey-pages.ts';
import type { DeviceStore } from '../lib/device-store.ts';
import { BeforePage } from './pages/before-page.tsx';
import { ItemsPage } from './pages/items-page.tsx';
import { PromptsPage } from './pages/prompts-page.tsx';
import { ReviewPage } from './pages/review-page.tsx';
import { SendingPage } from './pages/sending-page.tsx';
import { QuestionFrame } from './parts/question-frame.tsx';
import { useDraft } from './parts/use-draft.ts';
import type { Assignment } from './parts/wording.ts';
import type { SurveyView } from './view.ts';

interface QuestionnaireProps {
  invitation: RaterInvitation;
  instrument: Instrument;
  pages: readonly SurveyPage[];
  assignment: Assignment;
  store: DeviceStore;
  view: Exclude<SurveyView, { name: 'list' }>;
  go(view: SurveyView, options?: { replace?: boolean }): void;
  /** Sending has come to an end, whichever. */
  onSettled(): void;
  onEnterCode(): void;
  onList(): void;
}

/** Everything about one leader, from what is said before to sending. */
export function Questionnaire(props: QuestionnaireProps) {
  const { invitation, instrument, pages, assignment, store, view, go, onSettled, onEnterCode, onList } = props;
  const { t } = useTranslation();
  const { draft, saved, change } = useDraft(store, assignment.id);
  const [blocked, setBlocked] = useState(false);
  const assignmentId = assignment.id;
  const place = view.name === 'page' ? Math.min(Math.max(0, view.page), pages.length - 1) : 0;
  const page = pages[place];
  const review = pages.length - 1;

  useEffect(() => {
    if (view.name === 'page') change({ type: 'turn', page: place });
    setBlocked(false);
  }, [view.name, place, change]);

  const sheet = useMemo(() => {
    const itemIds = pages.flatMap((one) => (one.kind === 'items' ? one.items.map((item) => item.id) : []));
    const promptIds = pages.flatMap((one) => (one.kind === 'prompts' ? one.prompts.map((prompt) => prompt.id) : []));
    return draft ? toAnswerSheet(draft, itemIds, promptIds) : null;
  }, [draft, pages]);

  if (draft === null || sheet === null || page === undefined) return <main className="page" aria-busy="true" />;

  const turnTo = (next: number, more: { focus?: string; fromReview?: boolean } = {}) =>
    go({ name: 'page', assignmentId, page: next, ...more });

  if (view.name === 'before') {
    return (
      <BeforePage
        invitation={invitation}
        assignment={assignment}
        minutes={minutesLeft(pages, draft, 0)}
        begun={hasContent(draft)}
        lasting={store.lasting}
        askedForComments={pages.some((one) => one.kind === 'prompts')}
        onBegin={() => turnTo(hasContent(draft) ? Math.min(draft.page, review) : 0)}
        onList={invitation.assignments.length > 1 ? onList : undefined}
      />
    );
  }
  if (view.name === 'sending') {
    const { id: campaignId } = invitation.campaign;
    const { leaderName, subjectKey, label } = assignment;
    return (
      <SendingPage
        sending={{ assignmentId, leaderName, campaignId, subjectKey, label }}
        answers={sheet}
        store={store}
        onSettled={onSettled}
        onReview={() => go({ name: 'page', assignmentId, page: review }, { replace: true })}
        onList={onList}
        onEnterCode={onEnterCode}
      />
    );
  }

  function send() {
    if (draft === null) return;
    if (Object.values(draft.comments).some(isTooLong)) setBlocked(true);
    else go({ name: 'sending', assignmentId }, { replace: true });
  }

  const next =
    page.kind === 'review'
      ? { words: t('review.send'), onClick: send, disabled: !hasContent(draft) }
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
      next={next}
      onBack={back}
    >
      {page.kind === 'items' ? (
        <ItemsPage
          key={page.id}
          instrument={instrument}
          pages={pages}
          page={page}
          draft={draft}
          focus={view.focus}
          onRate={(itemId, rating) => change({ type: 'rate', itemId, rating })}
        />
      ) : page.kind === 'prompts' ? (
        <PromptsPage
          prompts={page.prompts}
          assignment={assignment}
          minimum={invitation.campaign.minimumGroupSize}
          draft={draft}
          focus={view.focus}
          onText={(promptId, text) => change({ type: 'comment', promptId, text })}
          onMode={(promptId, mode) => change({ type: 'comment-mode', promptId, mode })}
        />
      ) : (
        <ReviewPage
          instrument={instrument}
          pages={pages}
          draft={draft}
          blocked={blocked}
          onChange={(to, focus) => turnTo(to, { fromReview: true, ...(focus === undefined ? {} : { focus }) })}
        />
      )}
    </QuestionFrame>
  );
}
