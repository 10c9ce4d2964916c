import type { Label } from '@heartset/model';
import { joinLabelTallies } from './join-label-tallies.ts';
import type { LabelTally, LeaderTally } from './tally-sheets.ts';

/**
 * Joins tallies of parts of one leader's sheets; the order of the parts does not matter, and none
 * of them is changed.
 *
 * @throws ScoringInputError when the parts were counted by different items, options or prompts.
 */
export function mergeTallies(parts: Iterable<LeaderTally>): LeaderTally {
  const byLabel = new Map<Label, LabelTally[]>();
  for (const part of parts) {
    for (const [label, tally] of Object.entries(part) as [Label, LabelTally][]) {
      byLabel.set(label, [...(byLabel.get(label) ?? []), tally]);
    }
  }
  return Object.fromEntries([...byLabel].map(([label, tallies]) => [label, tallies.reduce(joinLabelTallies)]));
}
