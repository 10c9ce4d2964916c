import {
  type BallotOperation,
  type BallotReply,
  type BallotRequest,
  BallotWorkError,
  type InputOf,
  type OutputOf,
} from './ballot-messages.ts';

/** Ballots' arithmetic, done beside the page, which stays responsive meanwhile. */
export interface BallotCrypto {
  /** Loads what is needed, so that it is there when the network is not. */
  start(): void;
  /** @throws BallotWorkError */
  ask<Name extends BallotOperation>(operation: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
}

/** As much of a worker as is needed. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate'> & EventTarget;

interface Waiting {
  resolve(output: OutputOf<BallotOperation>): void;
  reject(error: BallotWorkError): void;
}

/**
 * Speaks with a worker, which is started when it is first needed, and started anew after it could not be loaded.
 *
 * @param startWorker for tests
 */
export function openBallotCrypto(startWorker: () => WorkerLike = startBallotWorker): BallotCrypto {
  const waiting = new Map<number, Waiting>();
  let worker: WorkerLike | null = null;
  let asked = 0;

  function running(): WorkerLike {
    if (worker) return worker;
    const started = startWorker();
    started.addEventListener('message', (event) => hear((event as MessageEvent<BallotReply>).data));
    started.addEventListener('error', () => giveUp(started));
    started.addEventListener('messageerror', () => giveUp(started));
    worker = started;
    return started;
  }

  function hear(reply: BallotReply): void {
    const question = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) question?.resolve(reply.output);
    else question?.reject(new BallotWorkError(reply.code));
  }

  function giveUp(failed: WorkerLike): void {
    failed.terminate();
    if (worker === failed) worker = null;
    for (const [id, question] of waiting) {
      waiting.delete(id);
      question.reject(new BallotWorkError('worker-unavailable'));
    }
  }

  return {
    start: () => void running(),
    ask: <Name extends BallotOperation>(operation: Name, input: InputOf<Name>) =>
      new Promise<OutputOf<Name>>((resolve, reject) => {
        asked += 1;
        const id = asked;
        // The worker answers each operation with what that operation gives.
        waiting.set(id, { resolve: (output) => resolve(output as OutputOf<Name>), reject });
        running().postMessage({ id, operation, input } as BallotRequest);
      }),
  };
}

function startBallotWorker(): WorkerLike {
  return new Worker(new URL('./ballot-worker.ts', import.meta.url), { type: 'module' });
}
