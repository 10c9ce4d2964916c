import type { Instrument } from '@heartset/model';
import type { RaterInvitation } from '@heartset/model/api/rater';
import { useCallback, useMemo, useState } from 'react';
import { useEndWhenLeft } from '../features/survey-access/use-end-when-left.ts';
import { surveyPages } from '../features/survey-answering/survey-pages.ts';
import { forgetArrivedCode } from '../features/survey-drafts/arrived-code.ts';
import { forgetDeviceKey } from '../features/survey-drafts/device-key-place.ts';
import { deviceKeys } from '../features/survey-sending/device-keys.ts';
import { forgetAnswers } from '../features/survey-sending/kept-ballot.ts';
import type { DeviceStore } from '../lib/device-store.ts';
import { useHistoryView } from '../lib/history-view.ts';
import { DonePage } from './pages/done-page.tsx';
import { LeadersPage } from './pages/leaders-page.tsx';
import { Notices } from './parts/notices.tsx';
import { OtherDevice } from './parts/other-device.tsx';
import { useDraftCopies } from './parts/use-draft-copies.ts';
import { type Standing, type Standings, useStandings } from './parts/use-standings.ts';
import type { Assignment } from './parts/wording.ts';
import { Questionnaire } from './questionnaire.tsx';
import { reviveView, type SurveyView } from './view.ts';

interface InvitationProps {
  invitation: RaterInvitation;
  instrument: Instrument;
  store: DeviceStore;
  /** The code of another device that has come by camera. */
  arrivedCode: string | null;
  onEnterCode(): void;
  onRefresh(): void;
  onLeave(): Promise<boolean>;
}

/** An opened invitation: the list of leaders, or the questions about one of them. */
export function Invitation(props: InvitationProps) {
  const { invitation, instrument, store, arrivedCode, onEnterCode, onRefresh, onLeave } = props;
  const { assignments, campaign } = invitation;
  const [view, go] = useHistoryView<SurveyView>(reviveView);
  const pages = useMemo(() => surveyPages(instrument, campaign.promptIds), [instrument, campaign.promptIds]);
  const { standings, reload } = useStandings(store, assignments);
  const { ready, changed, arrival } = useDraftCopies(store, assignments, arrivedCode, reload);
  const [taken, setTaken] = useState(0);

  useEndWhenLeft(standings !== null && stillWaiting(assignments, standings).length === 0);

  const toList = useCallback(() => {
    onRefresh();
    void reload().then(() => go({ name: 'list' }));
  }, [go, reload, onRefresh]);

  if (standings === null || !ready) return <main className="page" aria-busy="true" />;

  function open(assignmentId: string, standing: Standing) {
    go(standing.state === 'sending' ? { name: 'sending', assignmentId } : { name: 'before', assignmentId });
  }
  async function forget() {
    await store.remove(assignments.map(({ id }) => deviceKeys(id).draft));
    await Promise.all(assignments.map(({ id }) => forgetAnswers(store, id)));
    await forgetDeviceKey(
      store,
      assignments.map(({ id }) => id),
    );
    await forgetArrivedCode(store);
    await reload();
  }

  const notices = <Notices lasting={store.lasting} arrival={taken > 0 ? 'taken' : arrival} />;
  const otherDevice = (
    <OtherDevice
      store={store}
      places={assignments}
      begun={[...standings.values()].some(({ state }) => state === 'draft')}
      onTaken={() => void reload().then(() => setTaken((count) => count + 1))}
    />
  );
  const shown = view.name === 'list' ? withoutList(assignments, standings) : view;
  const assignment = shown.name === 'list' ? undefined : assignments.find(({ id }) => id === shown.assignmentId);
  if (shown.name === 'list' || assignment === undefined) {
    return (
      <LeadersPage
        key={taken}
        invitation={invitation}
        pages={pages}
        standings={standings}
        credit={instrument.credit}
        notices={notices}
        otherDevice={otherDevice}
        onOpen={open}
        onForget={() => void forget()}
        onLeave={onLeave}
      />
    );
  }
  const standing = standings.get(assignment.id);
  if (standing?.state === 'sent') {
    return (
      <DonePage
        invitation={invitation}
        assignment={assignment}
        receipt={standing.receipt}
        lasting={store.lasting}
        waiting={stillWaiting(assignments, standings)}
        onNext={(assignmentId) => go({ name: 'before', assignmentId })}
        onList={toList}
      />
    );
  }
  return (
    <Questionnaire
      key={`${assignment.id} ${taken}`}
      invitation={invitation}
      instrument={instrument}
      pages={pages}
      assignment={assignment}
      store={store}
      onItsWay={standing?.state === 'sending'}
      view={shown}
      notices={notices}
      otherDevice={otherDevice}
      onKept={changed}
      go={go}
      onSettled={reload}
      onEnterCode={onEnterCode}
      onBegin={onRefresh}
      onLeave={onLeave}
      onList={toList}
    />
  );
}

/** About whom this device has something left to do. */
function stillWaiting(assignments: readonly Assignment[], standings: Standings): Assignment[] {
  return assignments.filter(({ id }) => {
    const state = standings.get(id)?.state;
    return state !== 'sent' && state !== 'elsewhere';
  });
}

/** A list of one would be a step for nothing: while there is something to do, the page about the only leader opens. */
function withoutList(assignments: readonly Assignment[], standings: Standings): SurveyView {
  const [only, ...others] = assignments;
  const state = only && standings.get(only.id)?.state;
  if (only === undefined || others.length > 0 || state === 'sent' || state === 'elsewhere') return { name: 'list' };
  return { name: 'before', assignmentId: only.id };
}
