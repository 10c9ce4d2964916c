import type { AskedLabel, OtherLabel } from '../modules/campaigns/asked-too-alike.ts';

/** Who is asked about Lea Ahn as her peers, one letter a person. */
export function asked(people: string, changes: Partial<AskedLabel> = {}): AskedLabel {
  return {
    leaderId: 'Lea Ahn',
    label: 'peers',
    identified: false,
    personIds: [...people],
    uncertain: [],
    ...changes,
  };
}

/** The same in another campaign: a request of the leader's own. */
export function request(people: string, changes: Partial<OtherLabel> = {}): OtherLabel {
  return { ...asked(people), campaignId: people, k: 3, kind: 'leader', mayBeCancelled: false, ...changes };
}

/** The same in another campaign: one of HR's. */
export function byHr(people: string, changes: Partial<OtherLabel> = {}): OtherLabel {
  return request(people, { kind: 'organization', ...changes });
}
