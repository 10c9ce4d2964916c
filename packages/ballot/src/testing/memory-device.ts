import { advanceSlot, type BallotSlot, type BallotSlotEvent, emptySlot, nextStep } from '../device/ballot-slot.ts';
import { receiptOf, tokenHash } from '../protocol/receipt.ts';
import type { Assignment, MemoryServer, Redeem } from './memory-server.ts';
import type { TokenScheme } from './token-scheme.ts';

/** Where a step is cut off: on the way there, at the server, or on the way back. */
export type Fault = 'none' | 'request-lost' | 'crash-before-commit' | 'reply-lost';

/** What a device knows of a server: this model's, or one that passes requests on to the product. */
export type AskedServer = Pick<MemoryServer, 'issue' | 'redeem'> & {
  readonly assignments: readonly Pick<Assignment, 'info'>[];
};

export type DeviceRules = { advance: typeof advanceSlot; next: typeof nextStep };
export const soundDevice: DeviceRules = { advance: advanceSlot, next: nextStep };

/** One browser of one rater: a slot that its tabs share, and what each tab holds in memory until it is written. */
export class MemoryDevice {
  slot: BallotSlot = emptySlot;
  wiped = false;
  /**
   * Requests that were counted: what somebody who has seen them could send again. Who sees one before it is counted is the server, and could
   * put other answers in their place; nothing here claims otherwise.
   */
  readonly sent: Redeem[] = [];
  /** The elements that this device ever asked with, and the answers that it ever froze. */
  readonly asked: Uint8Array[] = [];
  readonly #unwritten: (BallotSlotEvent | null)[] = [null, null];
  readonly #rater: number;
  readonly #server: AskedServer;
  readonly #scheme: TokenScheme;
  readonly #rules: DeviceRules;

  constructor(rater: number, server: AskedServer, scheme: TokenScheme, rules: DeviceRules) {
    this.#rater = rater;
    this.#server = server;
    this.#scheme = scheme;
    this.#rules = rules;
  }

  /** A tab's next move: it writes down what it holds, or else does what the stored slot asks for. */
  async move(tab: number, fault: Fault, answers: Uint8Array): Promise<void> {
    const unwritten = this.#unwritten[tab];
    if (unwritten) {
      this.#unwritten[tab] = null;
      this.slot = this.#rules.advance(this.slot, unwritten);
      return;
    }
    this.#unwritten[tab] = await this.#work(fault, answers);
  }

  /** A tab closes or its process ends: what was not written is gone. */
  crash(tab: number): void {
    this.#unwritten[tab] = null;
  }

  /** Somebody clears the browser's storage, while tabs may still be open. */
  wipe(): void {
    this.wiped = true;
    this.slot = emptySlot;
  }

  async #work(fault: Fault, answers: Uint8Array): Promise<BallotSlotEvent | null> {
    const { slot } = this;
    switch (this.#rules.next(slot)) {
      case 'draw':
        return { type: 'drawn', kept: await this.#scheme.draw() };
      case 'ask':
        return slot.state === 'asked' ? this.#ask(slot, fault) : null;
      case 'answer':
        return { type: 'answered', block: answers };
      case 'send':
        return slot.state === 'sending' ? this.#send(slot, fault) : null;
      case 'finished':
        return null;
    }
  }

  async #ask({ kept }: BallotSlot & { state: 'asked' }, fault: Fault): Promise<BallotSlotEvent | null> {
    this.asked.push(kept.blindedElement);
    if (fault === 'request-lost') return null;
    const answer = await this.#server.issue(this.#rater, kept.blindedElement, serverFault(fault));
    if (!answer || fault === 'reply-lost') return null;
    if (answer.decision === 'other') return { type: 'refused-elsewhere' };
    if (!answer.reply) return null;
    const info = this.#server.assignments[this.#rater]?.info ?? new Uint8Array(0);
    return {
      type: 'proved',
      element: kept.blindedElement,
      output: await this.#scheme.finalize(info, kept, answer.reply),
    };
  }

  async #send(slot: BallotSlot & { state: 'sending' }, fault: Fault): Promise<BallotSlotEvent | null> {
    const info = this.#server.assignments[this.#rater]?.info ?? new Uint8Array(0);
    const request = { info, token: slot.token, output: slot.output, block: slot.block };
    if (fault === 'request-lost') return null;
    const answer = await this.#server.redeem(request, serverFault(fault));
    if (answer?.receipt) this.sent.push(request);
    if (!answer || fault === 'reply-lost') return null;
    if (answer.decision === 'other') return { type: 'refused-other-answers' };
    if (answer.decision === 'answers-refused') return { type: 'refused-answers', block: slot.block };
    const expected = await receiptOf(await tokenHash(slot.token));
    return answer.receipt === expected ? { type: 'counted', receipt: answer.receipt } : null;
  }
}

function serverFault(fault: Fault): 'none' | 'crash-before-commit' {
  return fault === 'crash-before-commit' ? fault : 'none';
}
