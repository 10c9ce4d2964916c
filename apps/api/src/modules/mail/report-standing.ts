import { z } from 'zod';

const statuses = z.array(z.enum(['shown', 'withheld']));

/** What stands beside the numbers of a release: which words occur there, and nothing else of it. */
export const releaseStatusesSchema = z.object({ blocks: statuses, values: statuses, comments: statuses });
export type ReleaseStatuses = z.infer<typeof releaseStatusesSchema>;

/**
 * What a leader can be told of a report before reading it. `too-few-answers`: no group is shown. `too-few-could-judge`: a group is
 * shown, but none of its values, and no comment.
 */
export type ReportStanding = 'something-shown' | 'too-few-answers' | 'too-few-could-judge';

/**
 * Is there anything to read in a report? Decided by statuses alone, and those by counts: the mail says nothing about the answers.
 *
 * @param release null: nothing is known of it, as with a report whose shape is not ours; then the usual words are the right ones
 * @example reportStanding({ blocks: ['withheld'], values: ['withheld'], comments: [] }) // 'too-few-answers'
 */
export function reportStanding(release: ReleaseStatuses | null): ReportStanding {
  if (release === null || release.blocks.length === 0) return 'something-shown';
  if (release.values.includes('shown') || release.comments.includes('shown')) return 'something-shown';
  return release.blocks.includes('shown') ? 'too-few-could-judge' : 'too-few-answers';
}
