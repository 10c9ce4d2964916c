import type { AnswerSheetOnWire } from '@heartset/model/api/answers';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Sending } from '../../features/survey-sending/kept-ballot.ts';
import { sendAnswers } from '../../features/survey-sending/send-answers.ts';
import type { SendOutcome } from '../../features/survey-sending/send-outcome.ts';
import type { DeviceStore } from '../../lib/device-store.ts';
import { browserTools } from './browser-tools.ts';

/** `failed`: this browser would not keep the ballot, so nothing was sent. */
export type SendState = 'sending' | 'failed' | SendOutcome;

/** One try at a time for each assignment, whatever is drawn again meanwhile. */
const running = new Map<string, Promise<SendOutcome | 'failed'>>();

function sendOnce(sending: Sending, answers: AnswerSheetOnWire, store: DeviceStore): Promise<SendOutcome | 'failed'> {
  const already = running.get(sending.assignmentId);
  if (already) return already;
  const attempt = sendAnswers(sending, answers, browserTools(store))
    .catch(() => 'failed' as const)
    .finally(() => running.delete(sending.assignmentId));
  running.set(sending.assignmentId, attempt);
  return attempt;
}

/** Sends as soon as it is drawn, and again on `send` or when the browser is connected again. */
export function useSending(sending: Sending, answers: AnswerSheetOnWire, store: DeviceStore) {
  const [state, setState] = useState<SendState>('sending');
  const latest = useRef({ sending, answers });
  latest.current = { sending, answers };

  const send = useCallback(() => {
    setState('sending');
    void sendOnce(latest.current.sending, latest.current.answers, store).then(setState);
  }, [store]);

  useEffect(() => {
    // In a task of its own: the page that says so stands before anything is worked out, also on a slow phone.
    const timer = window.setTimeout(send);
    return () => window.clearTimeout(timer);
  }, [send]);

  useEffect(() => {
    if (state !== 'unreached' && state !== 'not-sent') return;
    window.addEventListener('online', send);
    return () => window.removeEventListener('online', send);
  }, [state, send]);

  return { state, send };
}
