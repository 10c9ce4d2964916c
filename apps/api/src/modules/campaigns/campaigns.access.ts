import {
  askAgainUntil,
  type CampaignEvent,
  type FurtherRoundStanding,
  isCancellable,
  isCollecting,
  isEditable,
  mayCause,
  nextState,
} from '@heartset/model';
import { type Campaign, campaignActionSchema } from '@heartset/model/api/campaigns';
import { type Actor, hasRole } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';

/**
 * Who may do what with a campaign. Whether its state allows it now is the state machine's answer (`actionsNow` asks both).
 *
 * - HR runs every campaign of the organisation's own ('organization').
 * - A request ('leader') is made by a leader about themself, and only that leader chooses raters and opens it. HR sees that it
 *   exists, its state and how its mail is delivered, and looks after it once it runs: later deadline, close, cancel, withdrawing a
 *   wrong address. So there is always somebody to ask who is not the one rated.
 * - Nobody ends a campaign, its grace or somebody's invitation in which they are rated themselves, HR included: whoever chooses the
 *   moment or the raters while answers come in can choose them by what came in (rule 8 of the methods). Nor do they add people,
 *   say where a rater's link goes, or whether those who have not answered are asked once more: they have read what came in. Nor do
 *   they see whose mail arrived or who was taken out, numbers alone: whoever knows who could not answer, and asks the same people
 *   twice, reads that one's answers from the difference.
 * - A leader in HR's campaign sees it through the reports, not here. Other organisations' campaigns do not exist (404).
 */
export type CampaignDeed =
  | 'see'
  | 'see-raters'
  | 'edit'
  | 'open'
  | 'move-deadline'
  | 'close'
  | 'end-grace'
  | 'cancel'
  | 'release'
  | 'ask-again'
  | 'see-invitations'
  | 'withdraw-invitation'
  | 'correct-address'
  | 'add-people';

/** What access depends on; a campaign of the actor's own organisation. */
export type CampaignStanding = Pick<Campaign, 'state' | 'releaseMode'> &
  FurtherRoundStanding & {
    createdBy: string;
    /** Is the one who asks among those the campaign is about? */
    actorIsLeader: boolean;
  };

/** The event of the state machine behind a deed; the rest change no state. */
const eventOf = {
  open: 'open',
  'move-deadline': 'extend',
  close: 'close',
  'end-grace': 'end-grace',
  cancel: 'cancel',
  release: 'release',
  'ask-again': 'ask-again',
} as const satisfies Partial<Record<CampaignDeed, CampaignEvent>>;

const notByTheRated: readonly CampaignDeed[] = [
  'close',
  'end-grace',
  'ask-again',
  'see-invitations',
  'withdraw-invitation',
  'correct-address',
  'add-people',
];

/** May this person do this to this campaign, whatever its state? */
export function mayDo(actor: Actor, campaign: CampaignStanding, deed: CampaignDeed): boolean {
  const ownRequest = campaign.kind === 'leader' && campaign.createdBy === actor.personId;
  const hr = hasRole(actor, 'hr');
  if (notByTheRated.includes(deed) && (campaign.actorIsLeader || ownRequest)) return false;
  switch (deed) {
    case 'see':
      return hr || ownRequest;
    case 'see-raters':
    case 'edit':
      return campaign.kind === 'organization' ? hr : ownRequest;
    case 'open':
      return campaign.kind === 'organization' ? hr : ownRequest && mayCause('leader', 'open');
    case 'add-people':
      return hr && campaign.kind === 'organization';
    case 'see-invitations':
    case 'withdraw-invitation':
    case 'correct-address':
      return hr;
    default:
      return (hr && mayCause('hr', eventOf[deed])) || (ownRequest && mayCause('leader', eventOf[deed]));
  }
}

const refusals: Record<CampaignDeed, string> = {
  see: 'Only HR and whoever made a request see it here. What is about you stands under your feedback.',
  'see-raters': 'Only whoever runs this campaign sees who is asked.',
  edit: 'Only whoever runs this campaign can change it.',
  open: 'Only whoever runs this campaign can open it.',
  'move-deadline': 'Only HR and whoever runs this campaign can move its deadline.',
  close: 'A campaign ends at its deadline, or HR ends it: somebody from HR whom it is not about.',
  'end-grace': 'Only somebody from HR whom the campaign is not about can end the grace.',
  cancel: 'Only HR and whoever runs this campaign can cancel it.',
  release: 'Only HR can release the reports.',
  'ask-again': 'Only somebody from HR whom the campaign is not about can ask once more.',
  'see-invitations':
    'Only somebody from HR whom the campaign is not about sees whose invitation arrived. Here there are numbers alone.',
  'withdraw-invitation': 'Only somebody from HR whom the campaign is not about can withdraw an invitation.',
  'correct-address': 'Only somebody from HR whom the campaign is not about can correct an address here.',
  'add-people': 'Only somebody from HR whom the campaign is not about can add people to it, and nobody to a request.',
};

/** @throws AppError `not-allowed` with a sentence that says who may */
export function requireMay(actor: Actor, campaign: CampaignStanding, deed: CampaignDeed): void {
  if (!mayDo(actor, campaign, deed)) throw new AppError('not-allowed', refusals[deed]);
}

/** May this person make a campaign of this kind? HR makes the organisation's, a leader a request about themself. */
export function mayCreate(actor: Actor, kind: Campaign['kind']): boolean {
  return hasRole(actor, kind === 'organization' ? 'hr' : 'leader');
}

/**
 * What this person may do with the campaign now: what the page offers.
 *
 * @param situation.tallied the releases of all its leaders exist
 * @param situation.mayEndGrace only the embedded start lets HR end the grace
 */
export function actionsNow(
  actor: Actor,
  campaign: CampaignStanding,
  situation: { tallied: boolean; mayEndGrace: boolean; now: Date },
): Campaign['actions'] {
  const follows = (event: CampaignEvent) => typeof nextState(campaign.state, event) === 'string';
  const possible: Record<Campaign['actions'][number], boolean> = {
    edit: isEditable(campaign.state),
    open: follows('open'),
    'move-deadline': follows('extend'),
    close: follows('close'),
    'end-grace': situation.mayEndGrace && follows('end-grace'),
    cancel: isCancellable(campaign),
    release: situation.tallied && campaign.releaseMode === 'by-hr' && follows('release'),
    'ask-again': follows('ask-again') && situation.now < (askAgainUntil(campaign) ?? situation.now),
    'see-invitations': campaign.state !== 'draft',
    'withdraw-invitation': isCollecting(campaign.state) && campaign.round === 1,
    'correct-address': isCollecting(campaign.state),
    'add-people': isCollecting(campaign.state) && campaign.round === 1,
  };
  return campaignActionSchema.options.filter((action) => possible[action] && mayDo(actor, campaign, action));
}
