import type { SendTools } from '../../features/survey-sending/send-answers.ts';
import type { DeviceStore } from '../../lib/device-store.ts';
import { issueTicket, redeemAnswers } from '../../lib/rater-api.ts';
import { drawTicket, hashTicket } from '../../lib/ticket.ts';

/** What sending needs, as this browser has it. */
export function browserTools(store: DeviceStore): SendTools {
  return { store, drawTicket, hashTicket, issueTicket, redeemAnswers, wait: waitOrOnline, random: Math.random };
}

/** Waits, but not longer than until the browser is connected again. */
function waitOrOnline(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      window.clearTimeout(timer);
      window.removeEventListener('online', done);
      resolve();
    };
    const timer = window.setTimeout(done, milliseconds);
    window.addEventListener('online', done);
  });
}
