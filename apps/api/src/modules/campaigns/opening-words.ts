import type { Group } from '@heartset/model';
import type { AskedTooAlike } from './asked-too-alike.ts';
import { countOf } from './label-outlook.ts';

/** What the one who opens a campaign reads about it, before and after. */

/** Why a draft cannot be opened yet, each a sentence that stands by itself. */
export const missing = {
  deadline: 'The deadline has passed. Choose a later one.',
  leaders: 'Choose at least one leader whom the campaign is about.',
  raters: (leader: string) => `${leader}: nobody is asked yet.`,
  enoughRaters: (leader: string, k: number) =>
    `${leader}: too few people are asked, so nobody's answers could be shown. Ask at least ${k} who count together.`,
};

export const notReady = 'Something is still missing before people can be asked.';

export const outsidersInRequest =
  'Some of the people you chose are not in the directory any more. Take them out, or ask HR to run the campaign.';

/**
 * What HR hears who adds a leader of whom too few people would be asked.
 *
 * @param small the labels under which fewer than `k` would be
 */
export function tooFewToAdd(small: readonly { groups: readonly Group[]; invited: number }[], k: number): string {
  const counts = small.map(({ groups, invited }) => countOf(invited, groups));
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(counts);
  return `About this leader only ${list} would be asked. A leader who is added to an open campaign needs ${k} or more in every group, so that nobody stands out. Ask about this leader in a new campaign: there you choose who is asked.`;
}

/** What the leader hears who asks about themself: about requests of theirs alone, and never who of those asked was taken out. */
export function refusalOf({ reason, differsBy }: AskedTooAlike, k: number): string {
  switch (reason) {
    case 'differs-by-too-few':
      return `You asked almost the same people within the last twelve months: ${people(differsBy)} would differ. Two such reports, laid side by side, could give away what one person said. Ask exactly the same people again, or at least ${k} others.`;
    case 'may-differ-by-too-few':
      return 'You asked the same people, or almost, within the last twelve months, and not all of their invitations arrived or were left in place. Two such reports, laid side by side, could give away what one person said. Ask people whom you have not asked since.';
    case 'adds-up-to-too-few':
      return 'Several of your reports of the last twelve months, laid beside this one, could give away what one person said. Ask exactly the same people as one of those times, or people whom you have not asked since.';
  }
}

/** What is said, and recorded, where HR has a part in it: people may have good reasons to ask the same again. */
export function warningOf(leader: string, { reason, differsBy }: AskedTooAlike): string {
  switch (reason) {
    case 'differs-by-too-few':
      return `${leader}: almost the same people were asked within the last twelve months (all but ${people(differsBy)}). Two such reports, laid side by side, could give away what one person said.`;
    case 'may-differ-by-too-few':
      return `${leader}: the same people, or almost, were asked within the last twelve months, and not all of their invitations arrived or were left in place. Two such reports, laid side by side, could give away what one person said.`;
    case 'adds-up-to-too-few':
      return `${leader}: several reports of the last twelve months, laid beside this one, could give away what one person said.`;
  }
}

function people(number: number): string {
  return number === 1 ? '1 person' : `${number} people`;
}
