import { describe, expect, it } from 'vitest';
import { openBallotCrypto, type WorkerLike } from './ballot-crypto.ts';
import { BallotWorkError } from './ballot-messages.ts';
import { answerBallotRequest } from './ballot-work.ts';

/** A worker whose messages are copied as a browser copies them. */
class CopyingWorker extends EventTarget implements WorkerLike {
  readonly #answer: typeof answerBallotRequest;

  constructor(answer: typeof answerBallotRequest) {
    super();
    this.#answer = answer;
  }

  postMessage(message: Parameters<typeof answerBallotRequest>[0]): void {
    void this.#answer(structuredClone(message)).then((reply) =>
      this.dispatchEvent(new MessageEvent('message', { data: structuredClone(reply) })),
    );
  }

  terminate(): void {}
}

describe('the page and its worker', () => {
  it('speak in bytes and literal codes, several questions at a time', async () => {
    const crypto = openBallotCrypto(() => new CopyingWorker(answerBallotRequest));
    const sheet = { ratings: { coaching: 4 }, comments: [] };
    const [drawn, block] = await Promise.all([crypto.ask('draw', null), crypto.ask('pack', sheet)]);
    expect(drawn.blindedElement).toBeInstanceOf(Uint8Array);
    expect(block.length).toBe(28 * 1024);
    const long = { promptId: 'open', text: 'x'.repeat(4001), mode: 'as-written' as const };
    await expect(crypto.ask('pack', { ratings: {}, comments: [long] })).rejects.toMatchObject({
      code: 'answers-too-long',
    });
    const published = { manifest: '{}', supplements: [] };
    await expect(crypto.ask('read', { published, seen: null })).rejects.toEqual(
      new BallotWorkError('manifest-invalid'),
    );
  });

  it('start with the first question, once, and anew after the worker could not be loaded', async () => {
    const started: CopyingWorker[] = [];
    const silent = () => new Promise<never>(() => undefined);
    const crypto = openBallotCrypto(() => {
      const worker = new CopyingWorker(started.length === 0 ? silent : answerBallotRequest);
      started.push(worker);
      return worker;
    });
    expect(started).toHaveLength(0);
    crypto.start();
    const lost = [crypto.ask('draw', null), crypto.ask('draw', null)];
    expect(started).toHaveLength(1);
    started[0]?.dispatchEvent(new Event('error'));
    for (const question of lost) await expect(question).rejects.toMatchObject({ code: 'worker-unavailable' });
    expect((await crypto.ask('draw', null)).token.length).toBe(32);
    expect(started).toHaveLength(2);
  });
});
