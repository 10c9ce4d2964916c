import { createHash } from 'node:crypto';
import { toHex } from '../protocol/byte-strings.ts';
import { receiptOf, tokenHash } from '../protocol/receipt.ts';
import { answersDigest } from '../server/answers-digest.ts';
import { type BallotPhase, decideIssue, type IssueDecision } from '../server/decide-issue.ts';
import { decideRedeem, type RedeemDecision } from '../server/decide-redeem.ts';
import type { TokenScheme } from './token-scheme.ts';

export type Assignment = { info: Uint8Array; issuedElement: Uint8Array | null; removed: boolean };
export type Redeem = { info: Uint8Array; token: Uint8Array; output: Uint8Array; block: Uint8Array };
export type Counted = { info: string; block: string; receipt: string };
export type IssueReply = { decision: IssueDecision; reply: Uint8Array | null };
export type RedeemReply = { decision: RedeemDecision | 'answers-refused'; receipt: string | null };

/** Answers that this server does not take, as the product refuses a rating that is not on the scale. */
export const refusedAnswers = 3;

/** How a transaction ends: a crash before the commit leaves nothing behind. */
export type ServerFault = 'none' | 'crash-before-commit';

/** What a broken server would do otherwise, to see that the invariants notice. */
export type ServerRules = {
  decideIssue: typeof decideIssue;
  decideRedeem: typeof decideRedeem;
  verifies: (scheme: TokenScheme, request: Redeem) => Promise<boolean>;
  answersBeforeCommit: boolean;
  forgetsSpentAtTally: boolean;
};

export const soundServer: ServerRules = {
  decideIssue,
  decideRedeem,
  verifies: (scheme, { info, token, output }) => scheme.verify(info, token, output),
  answersBeforeCommit: false,
  forgetsSpentAtTally: false,
};

/** A server whose store is memory and whose transactions are single steps: the decisions are the product's. */
export class MemoryServer {
  phase: BallotPhase = 'collecting';
  readonly assignments: Assignment[];
  readonly counted: Counted[] = [];
  readonly receiptsGiven = new Map<string, Redeem>();
  askedAgain = false;
  issued = 0;
  redeemed = 0;
  readonly #spent = new Map<string, Uint8Array>();
  readonly #scheme: TokenScheme;
  readonly #rules: ServerRules;

  constructor(assignments: readonly Uint8Array[], scheme: TokenScheme, rules: ServerRules) {
    this.assignments = assignments.map((info) => ({ info, issuedElement: null, removed: false }));
    this.#scheme = scheme;
    this.#rules = rules;
  }

  /** The campaign asks those once more who have not answered: after a tally, and with the same keys. */
  askAgain(): void {
    if (this.phase !== 'closed') return;
    this.phase = 'collecting';
    this.askedAgain = true;
    if (this.#rules.forgetsSpentAtTally) this.#spent.clear();
  }

  /** Null: no reply, because the server fell over. */
  async issue(rater: number, blindedElement: Uint8Array, fault: ServerFault): Promise<IssueReply | null> {
    const assignment = this.assignments[rater];
    if (!assignment) throw new RangeError('No such rater.');
    const element = Uint8Array.from(createHash('sha256').update(blindedElement).digest());
    const decision = this.#rules.decideIssue({ phase: this.phase, ...assignment }, element);
    if (fault === 'crash-before-commit') return null;
    if (decision === 'first') {
      assignment.issuedElement = element;
      this.issued += 1;
    }
    const evaluates = decision === 'first' || decision === 'same';
    return { decision, reply: evaluates ? await this.#scheme.issue(assignment.info, blindedElement) : null };
  }

  async redeem(request: Redeem, fault: ServerFault): Promise<RedeemReply | null> {
    const hash = await tokenHash(request.token);
    const place = `${toHex(request.info)} ${toHex(hash)}`;
    const digest = answersDigest(request.token, request.info, request.block);
    const state = {
      phase: this.phase,
      verified: await this.#rules.verifies(this.#scheme, request),
      spentDigest: this.#spent.get(place) ?? null,
      issued: this.issued,
      redeemed: this.redeemed,
    };
    if (state.verified && request.block[0] === refusedAnswers) return { decision: 'answers-refused', receipt: null };
    const decision = this.#rules.decideRedeem(state, digest);
    const receipt = await receiptOf(hash);
    const gives = decision === 'first' || decision === 'same';
    if (fault === 'crash-before-commit') {
      if (this.#rules.answersBeforeCommit && gives) this.receiptsGiven.set(receipt, request);
      return null;
    }
    if (decision === 'first') {
      this.#spent.set(place, digest);
      this.redeemed += 1;
      this.counted.push({ info: toHex(request.info), block: toHex(request.block), receipt });
    }
    if (gives) this.receiptsGiven.set(receipt, request);
    return { decision, receipt: gives ? receipt : null };
  }
}
