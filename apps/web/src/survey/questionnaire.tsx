import type { Instrument } from '@heartset/model';
import type { RaterInvitation } from '@heartset/model/api/rater';
import { useMemo } from 'react';
import { type Draft, hasContent, toAnswerSheet } from '../features/survey-answering/draft.ts';
import { minutesLeft } from '../features/survey-answering/progress.ts';
import type { SurveyPage } from '../features/survey-answering/survey-pages.ts';
import type { DeviceStore } from '../lib/device-store.ts';
import { BeforePage } from './pages/before-page.tsx';
import { SendingPage } from './pages/sending-page.tsx';
import { useDraft } from './parts/use-draft.ts';
import type { Assignment } from './parts/wording.ts';
import { QuestionPages } from './question-pages.tsx';
import type { SurveyView } from './view.ts';

interface QuestionnaireProps {
  invitation: RaterInvitation;
  instrument: Instrument;
  pages: readonly SurveyPage[];
  assignment: Assignment;
  store: DeviceStore;
  /** A sheet has left this device and waits for its answer: nothing but sending is left to do. */
  onItsWay: boolean;
  view: Exclude<SurveyView, { name: 'list' }>;
  go(view: SurveyView, options?: { replace?: boolean }): void;
  /** Sending has come to an end, whichever. */
  onSettled(): void;
  onEnterCode(): void;
  onList(): void;
}

/** Everything about one leader, from what is said before to sending. */
export function Questionnaire(props: QuestionnaireProps) {
  const { invitation, instrument, pages, assignment, store, go, onSettled, onEnterCode, onList } = props;
  const control = useDraft(store, assignment.id);
  const { draft } = control;
  const assignmentId = assignment.id;
  const review = pages.length - 1;

  const sheet = useMemo(() => {
    const itemIds = pages.flatMap((page) => (page.kind === 'items' ? page.items.map((item) => item.id) : []));
    const promptIds = pages.flatMap((page) => (page.kind === 'prompts' ? page.prompts.map((prompt) => prompt.id) : []));
    return draft ? toAnswerSheet(draft, itemIds, promptIds) : null;
  }, [draft, pages]);

  if (draft === null || sheet === null) return <main className="page" aria-busy="true" />;

  const view = viewOf(props.view, props.onItsWay, draft);
  if (view.name === 'before') {
    const begun = hasContent(draft);
    return (
      <BeforePage
        invitation={invitation}
        assignment={assignment}
        minutes={minutesLeft(pages, draft, 0)}
        begun={begun}
        lasting={store.lasting}
        askedForComments={pages.some((page) => page.kind === 'prompts')}
        onBegin={() => go({ name: 'page', assignmentId, page: begun ? Math.min(draft.page, review) : 0 })}
        onList={invitation.assignments.length > 1 ? onList : undefined}
      />
    );
  }
  if (view.name === 'sending') {
    const { leaderName, subjectKey, label } = assignment;
    return (
      <SendingPage
        sending={{ assignmentId, leaderName, campaignId: invitation.campaign.id, subjectKey, label }}
        answers={sheet}
        store={store}
        onSettled={onSettled}
        onReview={() => go({ name: 'page', assignmentId, page: review }, { replace: true })}
        onList={onList}
        onEnterCode={onEnterCode}
      />
    );
  }
  return (
    <QuestionPages
      invitation={invitation}
      instrument={instrument}
      pages={pages}
      assignment={assignment}
      draft={draft}
      control={control}
      view={view}
      go={go}
    />
  );
}

/** A page of the browser's history may ask for what is no longer there: an empty draft is never sent. */
function viewOf(wanted: QuestionnaireProps['view'], onItsWay: boolean, draft: Draft): QuestionnaireProps['view'] {
  const { assignmentId } = wanted;
  if (onItsWay) return { name: 'sending', assignmentId };
  if (wanted.name === 'sending' && !hasContent(draft)) return { name: 'before', assignmentId };
  return wanted;
}
