import type { AnswerSheetOnWire } from '@heartset/model/api/answers';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sending } from '../../features/survey-sending/kept-ballot.ts';
import type { DeviceStore } from '../../lib/device-store.ts';
import { useOnline } from '../../lib/use-online.ts';
import { NoticePage } from '../parts/notice-page.tsx';
import { OfflineNote } from '../parts/offline-note.tsx';
import { type SendState, useSending } from '../parts/use-sending.ts';

interface SendingPageProps {
  sending: Sending;
  answers: AnswerSheetOnWire;
  store: DeviceStore;
  onSettled(): void;
  onReview(): void;
  onList(): void;
  onEnterCode(): void;
}

/** Sends, keeps trying, and says how it went. */
export function SendingPage({ sending, answers, store, onSettled, onReview, onList, onEnterCode }: SendingPageProps) {
  const { t } = useTranslation();
  const { state, send } = useSending(sending, answers, store);
  const slow = useSlow(state);
  const online = useOnline();
  const leader = sending.leaderName;

  useEffect(() => {
    if (state !== 'sending') onSettled();
  }, [state, onSettled]);

  if (state === 'sending' || state === 'counted') {
    return (
      <NoticePage heading={t('sending.heading', { leader })}>
        <p className="lead">{t('sending.text')}</p>
        <progress className="wait" aria-label={t('sending.heading', { leader })} />
        <p role="status">{slow && online ? t('sending.slow') : ''}</p>
        <OfflineNote what="sending" />
      </NoticePage>
    );
  }
  const actions = {
    unreached: [{ words: t('sending.again'), onClick: send }],
    'not-sent': [
      { words: t('sending.again'), onClick: send },
      { words: t('sending.to-review'), onClick: onReview },
    ],
    'not-taken': [{ words: t('sending.again'), onClick: send }],
    'not-trusted': [{ words: t('sending.check-again'), onClick: send }],
    failed: [{ words: t('retry'), onClick: send }],
    refused: [{ words: t('sending.to-review'), onClick: onReview }],
    'signed-out': [{ words: t('sending.enter-code'), onClick: onEnterCode }],
    'other-counted': [{ words: t('sending.to-list'), onClick: onList }],
    'begun-elsewhere': [{ words: t('sending.to-list'), onClick: onList }],
    ended: [{ words: t('sending.to-list'), onClick: onList }],
    'between-rounds': [{ words: t('sending.to-list'), onClick: onList }],
    withdrawn: [{ words: t('sending.to-list'), onClick: onList }],
  }[state];
  return (
    <NoticePage
      heading={t(`sending.${state}-heading`)}
      actions={actions.map(({ words, onClick }, place) => (
        <button key={words} className={place === 0 ? 'button' : 'button quiet'} type="button" onClick={onClick}>
          {words}
        </button>
      ))}
    >
      <p className="lead">{t(`sending.${state}`, { leader })}</p>
      {state === 'unreached' || state === 'not-sent' ? <OfflineNote what="sending" /> : null}
    </NoticePage>
  );
}

const slowMilliseconds = 4000;

function useSlow(state: SendState): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (state !== 'sending') return;
    const timer = window.setTimeout(() => setSlow(true), slowMilliseconds);
    return () => window.clearTimeout(timer);
  }, [state]);
  return slow;
}
