import { requireCount } from './require-count.ts';
import { requireGroupSize } from './require-group-size.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/**
 * All that may be seen of a label while answers come in: whether enough have answered for it to be
 * shown. Refresh it once a day, not with each answer. For an identified label ask for nothing at
 * all: with one person in it, "enough" would say who has answered.
 *
 * @throws ScoringInputError when more answered than were invited, or k below 3.
 * @example labelProgress({ invited: 6, answered: 3, k: 3 }) // 'enough'
 */
export function labelProgress(label: { invited: number; answered: number; k: number }): 'not-yet' | 'enough' {
  const invited = requireCount(label.invited, 'people invited');
  const answered = requireCount(label.answered, 'answers');
  if (answered > invited) throw new ScoringInputError('answers', `${answered} answers from ${invited} people invited`);
  return answered >= requireGroupSize(label.k) ? 'enough' : 'not-yet';
}
