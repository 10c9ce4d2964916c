import { type ReactNode, useCallback, useMemo } from 'react';
import { type DraftStanding, draftStanding, reviewPlace } from '../features/survey-answering/draft-standing.ts';
import { minutesLeft } from '../features/survey-answering/progress.ts';
import type { DeviceStore } from '../lib/device-store.ts';
import { BeforePage } from './pages/before-page.tsx';
import { SendingPage } from './pages/sending-page.tsx';
import type { Questions } from './parts/questions.ts';
import { useAskBeforeLeaving } from './parts/use-ask-before-leaving.ts';
import { useDraft } from './parts/use-draft.ts';
import { currentPace } from './parts/use-pace.ts';
import type { Assignment } from './parts/wording.ts';
import { QuestionPages } from './question-pages.tsx';
import type { SurveyView } from './view.ts';

interface QuestionnaireProps extends Questions {
  store: DeviceStore;
  /** A sheet has left this device and waits for its answer: nothing but sending is left to do. */
  onItsWay: boolean;
  view: Exclude<SurveyView, { name: 'list' }>;
  /** The draft was changed. */
  onKept(assignment: Assignment): void;
  notices: ReactNode;
  /** "Continue on another device", where it belongs. */
  otherDevice: ReactNode;
  /** Sending has come to an end, whichever. */
  onSettled(): void;
  onEnterCode(): void;
  /** Somebody begins, or goes on. */
  onBegin(): void;
  onLeave(): Promise<boolean>;
  onList(): void;
}

/** Everything about one leader, from what is said before to sending. */
export function Questionnaire(props: QuestionnaireProps) {
  const { invitation, instrument, pages, assignment, store, go, onKept, onSettled, onEnterCode, onList } = props;
  const kept = useCallback(() => onKept(assignment), [onKept, assignment]);
  const control = useDraft(store, assignment.id, kept);
  const { draft } = control;
  const assignmentId = assignment.id;
  const standing = useMemo(() => (draft ? draftStanding(draft, pages) : null), [draft, pages]);

  useAskBeforeLeaving(!store.lasting && standing?.begun === true);

  if (draft === null || standing === null) return <main className="page" aria-busy="true" />;

  const view = viewOf(props.view, props.onItsWay, standing);
  if (view.name === 'before') {
    return (
      <BeforePage
        invitation={invitation}
        assignment={assignment}
        minutes={minutesLeft(pages, draft, 0, currentPace())}
        items={instrument.items}
        begun={standing.begun}
        lasting={store.lasting}
        notices={props.notices}
        otherDevice={props.otherDevice}
        askedForComments={pages.some((page) => page.kind === 'prompts')}
        onBegin={() => {
          props.onBegin();
          go({ name: 'page', assignmentId, page: standing.resumeAt });
        }}
        onList={invitation.assignments.length > 1 ? onList : undefined}
        onLeave={props.onLeave}
      />
    );
  }
  if (view.name === 'sending') {
    const { leaderName, subjectKey, label } = assignment;
    return (
      <SendingPage
        sending={{ assignmentId, leaderName, campaignId: invitation.campaign.id, subjectKey, label }}
        answers={standing.sheet}
        store={store}
        onSettled={onSettled}
        onReview={() => go({ name: 'page', assignmentId, page: reviewPlace(pages) }, { replace: true })}
        onList={onList}
        onEnterCode={onEnterCode}
      />
    );
  }
  const questions = { invitation, instrument, pages, assignment, go };
  return <QuestionPages {...questions} draft={draft} standing={standing} control={control} view={view} />;
}

/** A page of the browser's history may ask for what is no longer there: an empty draft is never sent. */
function viewOf(
  wanted: QuestionnaireProps['view'],
  onItsWay: boolean,
  { begun }: DraftStanding,
): QuestionnaireProps['view'] {
  const { assignmentId } = wanted;
  if (onItsWay) return { name: 'sending', assignmentId };
  if (wanted.name === 'sending' && !begun) return { name: 'before', assignmentId };
  return wanted;
}
