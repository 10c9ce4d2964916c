/**
 * The life of a campaign as a table. Who may cause which event is listed here by role; whether
 * this person may do it to this campaign is decided by the access rules of the API.
 */

export const CAMPAIGN_STATES = ['draft', 'collecting', 'closing', 'closed', 'released', 'cancelled'] as const;

/**
 * - `draft`: being set up; nobody has been written to.
 * - `collecting`: invitations are out; tickets are issued and answers accepted.
 * - `closing`: the grace; no new tickets, answers to issued tickets still accepted until the tally
 *   begins.
 * - `closed`: no answer is accepted any more; they are being counted, part by part, or counted
 *   (`counted_at` says which). Sheets go with the part that counts them.
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
  released: {},
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
 * choose it by the count of answers. The system closes early when everybody has answered, and HR
 * ends the grace early only in the embedded start.
 */
export const EVENT_CAUSES: Readonly<Record<CampaignEvent, readonly EventCause[]>> = {
  open: ['hr', 'leader'],
  extend: ['hr', 'leader'],
  'reach-deadline': ['system'],
  close: ['hr', 'system'],
  'end-grace': ['system', 'hr'],
  'begin-tally': ['system'],
  release: ['system', 'hr'],
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

/** May this role (or the system) ever cause this event? */
export function mayCause(cause: EventCause, event: CampaignEvent): boolean {
  return EVENT_CAUSES[event].includes(cause);
}

/** Leaders, raters, policy and prompts may change only before anybody has been written to. */
export function isEditable(state: CampaignState): boolean {
  return state === 'draft';
}

/** New tickets are given out only while collecting. */
export function acceptsTickets(state: CampaignState): boolean {
  return state === 'collecting';
}

/** Answers to tickets already given out are accepted until the tally has begun. */
export function acceptsAnswers(state: CampaignState): boolean {
  return state === 'collecting' || state === 'closing';
}
