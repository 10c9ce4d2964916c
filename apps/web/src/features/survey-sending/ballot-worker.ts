import type { BallotRequest } from './ballot-messages.ts';
import { answerBallotRequest } from './ballot-work.ts';

// Only our own page can write to a worker that it has started.
self.addEventListener('message', (event: MessageEvent<BallotRequest>) => {
  void answerBallotRequest(event.data).then((reply) => self.postMessage(reply));
});
