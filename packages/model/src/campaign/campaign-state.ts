/**
 * The life of a campaign as a table. Who may cause which event is listed here by role; whether
 * this person may do it to this campaign is decided by the access rules of the API.
 */

export const CAMPAIGN_STATES = ['draft', 'collecting', 'closing', 'closed', 'released', 'cancelled'] as const;

/**
 * - `draft`: being set up; nobody has been written to.
 * - `collecting`: invitations are out; ballots are issued and redeemed.
 * - `closing`: the grace; no ballot is issued any more, those that were are still redeemed until the
 *   tally begins.
 * - `closed`: no answer is accepted any more; they are being counted, part by part, or counted
 *   (`counted_at` says which). Sealed ballots go with the part that counts them.
 * - `released`: the reports can be read.
 * - `cancelled`: ended unseen; no report will ever exist.
 */
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

export const CAMPAIGN_EVENTS = [
  'open',
  'extend',
  'reach-deadline',
  'close',
  'end-grace',
  'begin-tally',
  'release',
  'ask-again',
  'cancel',
] as const;

export type CampaignEvent = (typeof CAMPAIGN_EVENTS)[number];

/** Why an event was refused: where the campaign stands instead. */
export type TransitionRefusal =
  | 'not-open-yet'
  | 'still-collecting'
  | 'already-closing'
  | 'already-closed'
  | 'already-released'
  | 'was-cancelled';

type Transitions = Readonly<Record<CampaignState, Readonly<Partial<Record<CampaignEvent, CampaignState>>>>>;

// A campaign cannot be cancelled once it is closing: by then somebody could know how it is going
// to end, and choose to end it otherwise.
const TRANSITIONS: Transitions = {
  draft: { open: 'collecting', cancel: 'cancelled' },
  collecting: { extend: 'collecting', 'reach-deadline': 'closing', close: 'closing', cancel: 'cancelled' },
  closing: { 'end-grace': 'closing', 'begin-tally': 'closed' },
  closed: { release: 'released' },
  released: { 'ask-again': 'collecting' },
  cancelled: {},
};

const REFUSALS: Readonly<Record<CampaignState, TransitionRefusal>> = {
  draft: 'not-open-yet',
  collecting: 'still-collecting',
  closing: 'already-closing',
  closed: 'already-closed',
  released: 'already-released',
  cancelled: 'was-cancelled',
};

/** Who can cause an event: a person in this role, or the system by itself. */
export type EventCause = 'hr' | 'leader' | 'system';

/**
 * Which events each may cause. A leader never ends collecting: whoever chooses the moment can
 * choose it by the count of answers. Nor does the system close early, not even when everybody has
 * answered: that moment would tell when the last one did. HR ends the grace early only in the embedded start.
 * A leader never asks again either: they have read the report by then.
 */
export const EVENT_CAUSES: Readonly<Record<CampaignEvent, readonly EventCause[]>> = {
  open: ['hr', 'leader'],
  extend: ['hr', 'leader'],
  'reach-deadline': ['system'],
  close: ['hr'],
  'end-grace': ['system', 'hr'],
  'begin-tally': ['system'],
  release: ['system', 'hr'],
  'ask-again': ['hr'],
  cancel: ['hr', 'leader'],
};

/**
 * Where an event takes a campaign, or why it is refused.
 *
 * `end-grace` moves only the moment from which the tally may begin. Nothing is released before the
 * tally has finished: that is the API's and the tally's to hold, a campaign is `closed` meanwhile.
 *
 * @example nextState('collecting', 'close') // 'closing'
 * @example nextState('released', 'cancel') // { refused: 'already-released' }
 */
export function nextState(state: CampaignState, event: CampaignEvent): CampaignState | { refused: TransitionRefusal } {
  return TRANSITIONS[state][event] ?? { refused: REFUSALS[state] };
}

/** Rounds that a campaign can have: the first, and one more for those who have not answered. */
export const CAMPAIGN_ROUNDS = 2;

/** For how many days after it was counted a campaign may ask once more; what was held back is forgotten then. */
export const ASK_AGAIN_DAYS = 60;

/** What decides whether a campaign may ask once more, its state aside. */
export type FurtherRoundStanding = {
  kind: 'organization' | 'leader';
  /** Was it opened with that possibility? Raters were told so before they answered. */
  furtherRound: boolean;
  round: number;
  countedAt: Date | null;
  /** From when on nothing can be added; then nothing is kept for it any more. */
  finalAt: Date | null;
};

/**
 * Can a further round still come after the one that is under way, or was last? As long as it can, a ballot that was issued stays
 * good, and whoever holds it should keep the answers.
 *
 * @example furtherRoundMayFollow({ furtherRound: true, round: 1, finalAt: null }) // true
 */
export function furtherRoundMayFollow(
  campaign: Pick<FurtherRoundStanding, 'furtherRound' | 'round' | 'finalAt'>,
): boolean {
  return campaign.furtherRound && campaign.round < CAMPAIGN_ROUNDS && campaign.finalAt === null;
}

/**
 * Until when those who have not answered may be asked once more.
 *
 * @returns null when they cannot be: not opened with it, not counted yet, in the last round, or over
 * @example askAgainUntil({ kind: 'organization', furtherRound: true, round: 1, countedAt, finalAt: null })
 */
export function askAgainUntil(campaign: FurtherRoundStanding): Date | null {
  const { kind, countedAt } = campaign;
  if (kind !== 'organization' || !furtherRoundMayFollow(campaign) || !countedAt) return null;
  return new Date(countedAt.getTime() + ASK_AGAIN_DAYS * 24 * 3600 * 1000);
}

/** For how many days after the tally a campaign's sealing key is kept, in case a backup from before has to be restored and counted again. */
export const KEEP_KEYS_DAYS = 7;

/** For how many days after the tally answers that cannot be counted are kept and tried again, where no further round can follow. */
export const KEEP_UNCOUNTED_DAYS = 30;

/**
 * Until when answers about a leader that could not be counted are kept. With the last try then they are counted, or deleted.
 *
 * @returns null while the campaign is not counted: they are counted with all the others then
 * @example uncountedKeptUntil({ kind: 'organization', furtherRound: false, round: 1, countedAt, finalAt: null }) // 30 days later
 */
export function uncountedKeptUntil(campaign: FurtherRoundStanding): Date | null {
  const { countedAt } = campaign;
  if (!countedAt) return null;
  // A further round may still mend it: what is counted with it is kept for as long as it can come.
  return askAgainUntil(campaign) ?? new Date(countedAt.getTime() + KEEP_UNCOUNTED_DAYS * 24 * 3600 * 1000);
}

/** Cancelling ends a campaign unseen: it is too late for that once a round is out. */
export function isCancellable(campaign: { state: CampaignState; round: number }): boolean {
  return campaign.round === 1 && nextState(campaign.state, 'cancel') === 'cancelled';
}

/** Can a release be read? Also while people are asked once more: what is out stays. */
export function isReadable(campaign: { state: CampaignState; round: number }): boolean {
  return campaign.state === 'released' || campaign.round > 1;
}

/** May this role (or the system) ever cause this event? */
export function mayCause(cause: EventCause, event: CampaignEvent): boolean {
  return EVENT_CAUSES[event].includes(cause);
}

/** Leaders, raters, policy and prompts may change only before anybody has been written to. */
export function isEditable(state: CampaignState): boolean {
  return state === 'draft';
}

/** While collecting, and then only: ballots are issued, drafts kept, people added and taken out. */
export function isCollecting(state: CampaignState): boolean {
  return state === 'collecting';
}

/** Ballots that were issued are redeemed until the tally has begun. */
export function acceptsAnswers(state: CampaignState): boolean {
  return state === 'collecting' || state === 'closing';
}
