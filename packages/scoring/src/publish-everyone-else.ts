import type { EveryoneElseValue, Label, ValueMark, Withheld } from '@heartset/model';
import { averagePublished } from './average-published.ts';
import type { Block } from './build-blocks.ts';

/** What each block says about one item or cell. */
export type BlockStatement = { block: Label } & ({ status: 'shown'; value: number; mark: ValueMark } | Withheld);

/**
 * Everyone else on one item or cell: the mean of what the anonymous blocks show, equal weights,
 * with the sum of their printed n.
 */
export function publishEveryoneElse(
  blocks: readonly Block[],
  statements: readonly BlockStatement[],
): EveryoneElseValue {
  const anonymous = blocks.filter((block) => !block.identified);
  const contributing = anonymous.flatMap((block) =>
    statements.flatMap((one) =>
      one.block === block.block && one.status === 'shown' && block.n !== null
        ? [{ name: block.block, n: block.n, value: one.value, mark: one.mark }]
        : [],
    ),
  );
  if (contributing.length > 0) {
    return {
      status: 'shown',
      ...averagePublished(contributing),
      n: contributing.reduce((sum, one) => sum + one.n, 0),
      blocks: contributing.map((one) => one.name),
    };
  }
  if (anonymous.length === 0) return { status: 'withheld', reason: 'nobody-invited' };
  const somebody = anonymous.some((block) => block.n !== null);
  return { status: 'withheld', reason: somebody ? 'too-few-could-judge' : 'too-few-answers' };
}
