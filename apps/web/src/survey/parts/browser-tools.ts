import { type BallotCrypto, openBallotCrypto } from '../../features/survey-sending/ballot-crypto.ts';
import { oneAtATime } from '../../features/survey-sending/one-at-a-time.ts';
import type { SendTools } from '../../features/survey-sending/send-answers.ts';
import type { DeviceStore } from '../../lib/device-store.ts';
import { issueBallot, readManifest, redeemBallot } from '../../lib/rater-api.ts';
import { today } from './use-draft.ts';

/** One worker for the whole visit. */
export const ballotCrypto: BallotCrypto = openBallotCrypto();

/** What sending needs, as this browser has it. */
export function browserTools(store: DeviceStore): SendTools {
  return {
    store,
    crypto: ballotCrypto,
    readManifest,
    issueBallot,
    redeemBallot,
    lock: oneAtATime,
    wait: waitOrOnline,
    random: Math.random,
    today,
  };
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
