import type { ErrorCode, FieldProblem } from '../../core/errors.ts';
import {
  type AskedTooAlike,
  labelsOfPlan,
  leadersAskedTooAlike,
  type OtherLabel,
  requestsSetFewApart,
} from './asked-too-alike.ts';
import { notReady, outsidersInRequest, refusalOf } from './opening-words.ts';
import { type OpeningPlan, type PlannedLeader, planOpening } from './plan-opening.ts';

/** Why a draft is not opened, in product words. */
export interface OpeningRefusal {
  code: Extract<ErrorCode, 'campaign-not-ready' | 'outsiders-need-hr' | 'raters-too-alike'>;
  message: string;
  fields: FieldProblem[];
}

export interface OpeningDecision {
  plan: OpeningPlan;
  /** Null when it can be opened. */
  refusal: OpeningRefusal | null;
  /** About whom reports, laid side by side, could give somebody away: to be told and recorded, where it is opened all the same. */
  alike: readonly AskedTooAlike[];
}

const mostFields = 50;

/**
 * May a draft be opened as it stands, and with what? The same before and at the opening, so that what is read beforehand holds.
 *
 * Rule 8: two campaigns about one leader whose raters are almost the same could be subtracted from each other. A leader's own request is
 * refused for others of theirs; where HR is involved on either side, it is said and recorded.
 *
 * @param input.others whom the leaders' other campaigns of the last twelve months asked
 */
export function decideOpening(input: {
  campaign: Parameters<typeof planOpening>[0] & { kind: OtherLabel['kind'] };
  leaders: readonly PlannedLeader[];
  others: readonly OtherLabel[];
  now: Date;
}): OpeningDecision {
  const { campaign, leaders, others } = input;
  const plan = planOpening(campaign, leaders, input.now);
  const asked = labelsOfPlan(plan);
  const k = campaign.minimumGroupSize;
  const ofRequest = campaign.kind === 'leader';
  // Somebody may have left the directory since they were chosen.
  if (ofRequest && leaders.some(({ raters }) => raters.some(({ group }) => group === 'others'))) {
    return { plan, alike: [], refusal: { code: 'outsiders-need-hr', message: outsidersInRequest, fields: [] } };
  }
  if (plan.problems.length > 0) {
    const fields = plan.problems.slice(0, mostFields);
    return { plan, alike: [], refusal: { code: 'campaign-not-ready', message: notReady, fields } };
  }
  const ownRequests = others.filter((one) => one.kind === 'leader');
  const [refused] = ofRequest
    ? [...leadersAskedTooAlike(asked, k, ownRequests), ...requestsSetFewApart(asked, k, ownRequests)]
    : [];
  if (refused) {
    return { plan, alike: [], refusal: { code: 'raters-too-alike', message: refusalOf(refused, k), fields: [] } };
  }
  return { plan, alike: leadersAskedTooAlike(asked, k, others), refusal: null };
}
