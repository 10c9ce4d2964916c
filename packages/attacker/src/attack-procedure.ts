import { TableSet } from './judge-tables.ts';
import { type AnswerTable, type Scale, visitTables } from './multisets.ts';
import { decisionsIn } from './published-decisions.ts';
import type { Violation } from './violation.ts';
import { weighJudgement } from './weigh-judgement.ts';

/** What is published, as JSON text, when one item is rated so by each of several blocks. */
export type PublishTables = (tables: readonly AnswerTable[]) => string;

/**
 * The exact oracle: runs a publisher on every table that these blocks can hold, puts together the
 * tables that come out alike to the byte, and answers G1, G3, G4, G5 and G6 for each of them. It
 * needs to know nothing about how the publisher works.
 *
 * @param input.sizes how many rated, block by block; the work is the product of their numbers of tables
 * @returns at most one violation of a kind and a block
 */
export function attackProcedure(input: {
  publish: PublishTables;
  sizes: readonly number[];
  k: number;
  scale: Scale;
}): Violation[] {
  const { publish, sizes, k, scale } = input;
  const alike = new Map<string, TableSet[]>();
  const decisions = new Map<string, string>();
  visitCombinations(sizes, scale, (tables) => {
    const text = publish(tables);
    const sets = alike.get(text) ?? sizes.map((n) => new TableSet({ n, k, scale }));
    alike.set(text, sets);
    for (const [block, table] of tables.entries()) sets[block]?.add(table);
    decisions.set(decisionsIn(text), tables.map((table) => table.join(',')).join(' | '));
  });
  const found = new Map<string, Violation>();
  for (const sets of alike.values()) {
    for (const [block, set] of sets.entries()) {
      const n = sizes[block] ?? 0;
      for (const violation of weighJudgement(set.judge(), `block ${block + 1} of ${sizes.length}, n = ${n}`, n)) {
        const kind = `${violation.guarantee} ${block}`;
        if (!found.has(kind)) found.set(kind, violation);
      }
    }
  }
  if (decisions.size > 1) {
    const what = `${decisions.size} ways to show or withhold, by answers: ${[...decisions.values()].slice(0, 2).join(' against ')}`;
    found.set('G6', { guarantee: 'G6', where: `sizes ${sizes.join(', ')}`, what });
  }
  return [...found.values()];
}

function visitCombinations(
  sizes: readonly number[],
  scale: Scale,
  visit: (tables: readonly AnswerTable[]) => void,
): void {
  const [size, ...rest] = sizes;
  if (size === undefined) {
    visit([]);
    return;
  }
  visitTables(size, scale.maximum - scale.minimum + 1, (counts) => {
    const first = [...counts];
    visitCombinations(rest, scale, (others) => visit([first, ...others]));
  });
}
