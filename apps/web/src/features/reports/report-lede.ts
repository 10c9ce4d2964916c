import type { LeaderRelease } from '@heartset/model';
import { standingOf } from './report-view.ts';

/**
 * Who answered, as a report says it first. Those shown by their role stand beside everyone else and are never counted among them.
 *
 * `together`: so many people, and beside them so many (or none) shown by their role. `identified-alone`: of everybody else too few.
 */
export type Answered =
  | { kind: 'together'; people: number; identified: number }
  | { kind: 'identified-alone'; identified: number }
  | { kind: 'nothing' }
  | { kind: 'nothing-judged' };

/** Who answered in a release, as far as anything of it is shown. */
export function answeredIn(release: LeaderRelease): Answered {
  const { everyoneElse } = release;
  if (standingOf(release) === 'too-few-could-judge') return { kind: 'nothing-judged' };
  const identified = identifiedIn(release);
  if (everyoneElse.status === 'shown') return { kind: 'together', people: everyoneElse.n, identified };
  return identified > 0 ? { kind: 'identified-alone', identified } : { kind: 'nothing' };
}

/** How many are shown by their role; 0 where nobody is. */
export function identifiedIn({ blocks }: LeaderRelease): number {
  return blocks.reduce((sum, block) => (block.status === 'shown' && block.identified ? sum + block.n : sum), 0);
}
