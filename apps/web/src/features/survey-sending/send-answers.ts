import type { AnswerSheetOnWire, RedeemAnswers } from '@heartset/model/api/answers';
import type { DeviceStore } from '../../lib/device-store.ts';
import { RaterApiError } from '../../lib/rater-api.ts';
import { deviceKeys } from './device-keys.ts';
import { padBody } from './pad-body.ts';
import { retryDelay } from './retry-delay.ts';

/** What is sent, and about whom: the name is for the device's own messages and is not sent. */
export interface Sending {
  assignmentId: string;
  leaderName: string;
  campaignId: string;
  subjectKey: string;
  label: string;
}

/** A sheet on its way. From the first try on it does not change, because the first try may have arrived. */
export interface FrozenSheet {
  leaderName: string;
  body: RedeemAnswers;
}

export type SendOutcome =
  | 'counted'
  /** The assignment's ticket was drawn on another device or in another browser. */
  | 'begun-elsewhere'
  /** Closed before the answers arrived. */
  | 'ended'
  /** Closed before the answers arrived, and a further round may follow: they stay on the device. */
  | 'between-rounds'
  | 'withdrawn'
  /** The session of this browser has run out; the link opens a new one. */
  | 'signed-out'
  /** The server does not take these answers as they are. */
  | 'refused'
  /** No answer after several tries. What is kept on the device is enough to try again. */
  | 'unreached';

/** What sending needs from outside, so that tests can lose replies and wait for nothing. */
export interface SendTools {
  store: DeviceStore;
  drawTicket(): string;
  hashTicket(ticket: string): Promise<string>;
  issueTicket(assignmentId: string, ticketHash: string): Promise<void>;
  redeemAnswers(body: RedeemAnswers): Promise<void>;
  wait(milliseconds: number): Promise<void>;
  random(): number;
}

/**
 * Sends one sheet, at most once for good, however often it is called.
 *
 * The ticket is kept on the device before the server hears of it, and the sheet before it is first sent: a reload, a
 * lost reply or a crash in between finds both and repeats exactly the same.
 */
export async function sendAnswers(
  sending: Sending,
  answers: AnswerSheetOnWire,
  tools: SendTools,
): Promise<SendOutcome> {
  const keys = deviceKeys(sending.assignmentId);
  const frozen = await readFrozenSheet(sending.assignmentId, tools.store);
  if (frozen) return redeem(sending.assignmentId, frozen.body, tools);

  const ticket = await ownTicket(keys.ticket, tools);
  const ticketHash = await tools.hashTicket(ticket);
  const refusal = await persevere(() => tools.issueTicket(sending.assignmentId, ticketHash), tools);
  if (refusal) {
    if (refusal.code === 'continue-where-you-began') await tools.store.remove([keys.ticket]);
    const outcome = outcomeOf(refusal);
    if (isOver(outcome)) await forget(sending.assignmentId, tools.store);
    return outcome;
  }
  const { campaignId, subjectKey, label, leaderName } = sending;
  const sheet: FrozenSheet = { leaderName, body: { ticket, campaignId, subjectKey, label, answers } };
  await tools.store.add(keys.sheet, sheet);
  const first = await readFrozenSheet(sending.assignmentId, tools.store);
  return redeem(sending.assignmentId, (first ?? sheet).body, tools);
}

/** Goes on with a sheet that is on its way already. Needs no session. */
export async function resumeSending(assignmentId: string, tools: SendTools): Promise<SendOutcome | 'nothing-to-send'> {
  const frozen = await readFrozenSheet(assignmentId, tools.store);
  return frozen ? redeem(assignmentId, frozen.body, tools) : 'nothing-to-send';
}

export async function readFrozenSheet(assignmentId: string, store: DeviceStore): Promise<FrozenSheet | null> {
  const kept = await store.get(deviceKeys(assignmentId).sheet);
  // Only this module writes there, with this shape.
  return kept === undefined ? null : (kept as FrozenSheet);
}

async function ownTicket(key: string, tools: SendTools): Promise<string> {
  await tools.store.add(key, tools.drawTicket());
  const kept = await tools.store.get(key);
  if (typeof kept !== 'string') throw new Error('The ticket could not be kept on this device.');
  return kept;
}

async function redeem(assignmentId: string, body: RedeemAnswers, tools: SendTools): Promise<SendOutcome> {
  const keys = deviceKeys(assignmentId);
  const padded = padBody(body);
  const refusal = await persevere(() => tools.redeemAnswers(padded), tools);
  const outcome = refusal ? outcomeOf(refusal) : 'counted';
  if (outcome === 'counted') {
    await tools.store.put(keys.sent, true);
    await forget(assignmentId, tools.store);
  }
  if (isOver(outcome)) await forget(assignmentId, tools.store);
  // Nothing was counted: the rater may change the answers and hand them in with the same ticket.
  if (outcome === 'refused') await tools.store.remove([keys.sheet]);
  return outcome;
}

/** No answer can be sent any more, so none is kept on the device. */
function isOver(outcome: SendOutcome): boolean {
  return outcome === 'ended' || outcome === 'withdrawn';
}

async function forget(assignmentId: string, store: DeviceStore): Promise<void> {
  const keys = deviceKeys(assignmentId);
  await store.remove([keys.draft, keys.ticket, keys.sheet]);
}

/** Tries until it succeeds, is refused for good, or has been tried often enough. */
async function persevere(attempt: () => Promise<void>, tools: SendTools): Promise<RaterApiError | null> {
  for (let tried = 1; ; tried += 1) {
    try {
      await attempt();
      return null;
    } catch (error) {
      if (!(error instanceof RaterApiError)) throw error;
      const delay = error.passing ? retryDelay(tried, tools.random()) : null;
      if (delay === null) return error;
      await tools.wait(delay);
    }
  }
}

function outcomeOf(refusal: RaterApiError): SendOutcome {
  if (refusal.passing) return 'unreached';
  if (refusal.code === 'continue-where-you-began') return 'begun-elsewhere';
  if (refusal.code === 'answers-differ') return 'counted';
  if (refusal.code === 'between-rounds') return 'between-rounds';
  if (refusal.code === 'link-withdrawn') return 'withdrawn';
  if (refusal.status === 410 || refusal.code === 'campaign-state-changed') return 'ended';
  if (refusal.status === 401) return 'signed-out';
  return 'refused';
}
