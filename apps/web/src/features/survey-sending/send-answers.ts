import { nextStep } from '@heartset/ballot/device/ballot-slot';
import type { AnswerSheetOnWire } from '@heartset/model/api/answers';
import type { PublishedManifest } from '@heartset/model/api/ballots';
import type { DeviceStore } from '../../lib/device-store.ts';
import { RaterApiError } from '../../lib/rater-api.ts';
import type { BallotCrypto } from './ballot-crypto.ts';
import { BallotWorkError } from './ballot-messages.ts';
import { deviceKeys, manifestKey } from './device-keys.ts';
import { advanceKept, type KeptBallot, noteAnswers, readKeptBallot, type Sending } from './kept-ballot.ts';
import { retryDelay } from './retry-delay.ts';
import { type Refusal, type SendOutcome, sendOutcome } from './send-outcome.ts';

/** What sending needs from outside, so that tests can lose replies and wait for nothing. */
export interface SendTools {
  store: DeviceStore;
  crypto: Pick<BallotCrypto, 'ask'>;
  readManifest(campaignId: string): Promise<PublishedManifest>;
  issueBallot(assignmentId: string, blindedElement: Uint8Array): Promise<Uint8Array>;
  redeemBallot(body: Uint8Array<ArrayBuffer>): Promise<string>;
  /** Does the work while no other tab of this browser does any for this assignment. */
  lock<Result>(assignmentId: string, work: () => Promise<Result>): Promise<Result>;
  wait(milliseconds: number): Promise<void>;
  random(): number;
  /** The day, YYYY-MM-DD. */
  today(): string;
}

/**
 * Sends one sheet, at most once for good, however often it is called.
 *
 * Whatever is asked or sent is kept on the device first: a reload, a lost reply or a crash in between finds it, and does
 * exactly the same again.
 */
export async function sendAnswers(
  sending: Sending,
  answers: AnswerSheetOnWire,
  tools: SendTools,
): Promise<SendOutcome> {
  await noteAnswers(tools.store, sending, answers, tools.today());
  return persevere(sending.assignmentId, tools);
}

/** Goes on with what was sent off before. Once the answers have left the device, it needs no session. */
export async function resumeSending(assignmentId: string, tools: SendTools): Promise<SendOutcome | 'nothing-to-send'> {
  const kept = await readKeptBallot(tools.store, assignmentId);
  return kept?.answers ? persevere(assignmentId, tools) : 'nothing-to-send';
}

/** Takes step after step until all is done, refused for good, or has been tried often enough. */
async function persevere(assignmentId: string, tools: SendTools): Promise<SendOutcome> {
  let tried = 0;
  for (;;) {
    try {
      const outcome = await tools.lock(assignmentId, () => takeStep(assignmentId, tools));
      if (outcome) return outcome;
      tried = 0;
    } catch (error) {
      if (!(error instanceof RaterApiError || error instanceof BallotWorkError)) throw error;
      tried += 1;
      const delay = retryDelay(tried, tools.random());
      if (delay === null) return unreached(assignmentId, tools.store);
      await tools.wait(Math.max(delay, askedToWait(error)));
    }
  }
}

const longestWaitMilliseconds = 30_000;

function askedToWait(error: Refusal): number {
  return error instanceof RaterApiError ? Math.min(error.retryAfter, longestWaitMilliseconds) : 0;
}

/**
 * @returns null when there is a next step
 * @throws RaterApiError, BallotWorkError for what may well succeed a little later
 */
async function takeStep(assignmentId: string, tools: SendTools): Promise<SendOutcome | null> {
  const kept = await readKeptBallot(tools.store, assignmentId);
  if (kept === null) throw new Error('What is to be sent could not be kept on this device.');
  try {
    return await doStep(assignmentId, kept, tools);
  } catch (error) {
    if (!(error instanceof RaterApiError || error instanceof BallotWorkError)) throw error;
    const outcome = sendOutcome(error);
    if (outcome === null) throw error;
    await noteRefusal(assignmentId, kept, outcome, tools.store);
    return outcome;
  }
}

async function doStep(assignmentId: string, kept: KeptBallot, tools: SendTools): Promise<SendOutcome | null> {
  const { store, crypto } = tools;
  const { slot, answers } = kept;
  switch (nextStep(slot)) {
    case 'draw':
      await advanceKept(store, assignmentId, { type: 'drawn', kept: await crypto.ask('draw', null) });
      return null;
    case 'ask':
      if (slot.state === 'asked') await ask(assignmentId, kept, slot.kept, tools);
      return null;
    case 'answer':
      if (answers === null) return 'refused';
      await advanceKept(store, assignmentId, { type: 'answered', block: await crypto.ask('pack', answers) });
      return null;
    case 'send':
      return slot.state === 'sending' ? redeem(assignmentId, kept, slot, tools) : null;
    case 'finished':
      return slot.state === 'counted' ? 'counted' : slot.state === 'elsewhere' ? 'begun-elsewhere' : 'other-counted';
  }
}

type InState<State> = Extract<KeptBallot['slot'], { state: State }>;

/** The manifest is checked before the server is asked: what one does not trust, one asks for nothing. */
async function ask(
  assignmentId: string,
  { about }: KeptBallot,
  drawn: InState<'asked'>['kept'],
  { store, crypto, readManifest, issueBallot }: SendTools,
): Promise<void> {
  const published = await readManifest(about.campaignId);
  const known = await store.get(manifestKey(about.campaignId));
  const seen = typeof known === 'string' ? known : null;
  const head = await crypto.ask('check', { published, seen, about });
  await store.put(manifestKey(about.campaignId), head);
  const reply = await issueBallot(assignmentId, drawn.blindedElement);
  const { info, output } = await crypto.ask('prove', { published, seen, about, kept: drawn, reply });
  await advanceKept(store, assignmentId, { type: 'proved', element: drawn.blindedElement, output }, { info });
}

async function redeem(
  assignmentId: string,
  { info }: KeptBallot,
  { token, output, block }: InState<'sending'>,
  { store, crypto, redeemBallot }: SendTools,
): Promise<SendOutcome> {
  if (info === null) throw new Error('A ballot that was proved has lost what it is for.');
  const { body, receipt } = await crypto.ask('enclose', { info, token, output, block });
  // Who counts a ballot can work its receipt out; whoever cannot has not counted this one.
  if ((await redeemBallot(body)) !== receipt) return 'not-taken';
  await advanceKept(store, assignmentId, { type: 'counted', receipt }, { answers: null, info: null });
  await store.remove([deviceKeys(assignmentId).draft]);
  return 'counted';
}

async function noteRefusal(
  assignmentId: string,
  { slot }: KeptBallot,
  outcome: SendOutcome,
  store: DeviceStore,
): Promise<void> {
  const keys = deviceKeys(assignmentId);
  if (outcome === 'begun-elsewhere') {
    await advanceKept(store, assignmentId, { type: 'refused-elsewhere' }, { answers: null });
  }
  if (outcome === 'other-counted') {
    await advanceKept(store, assignmentId, { type: 'refused-other-answers' }, { answers: null, info: null });
    await store.remove([keys.draft]);
  }
  if (outcome === 'refused' && slot.state === 'sending') {
    await advanceKept(store, assignmentId, { type: 'refused-answers', block: slot.block }, { answers: null });
  }
  // No answer can be sent any more, so none is kept on the device.
  if (outcome === 'ended' || outcome === 'withdrawn') await store.remove([keys.draft, keys.ballot]);
}

async function unreached(assignmentId: string, store: DeviceStore): Promise<SendOutcome> {
  const kept = await readKeptBallot(store, assignmentId);
  return kept?.slot.state === 'sending' ? 'unreached' : 'not-sent';
}
