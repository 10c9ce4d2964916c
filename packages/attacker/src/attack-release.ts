import { checkComments } from './check-comments.ts';
import { checkDerived } from './check-derived.ts';
import { checkNames } from './check-names.ts';
import type { Judgement } from './judge-tables.ts';
import { type PublishedRelease, unknownPaths } from './published-release.ts';
import { readRelease } from './read-release.ts';
import { judgeStatement, READINGS, type Reading, type Statement } from './read-statement.ts';
import type { Interval, Violation } from './violation.ts';
import { weighJudgement } from './weigh-judgement.ts';

/** How many of a block rated an item, where the attacker knows it; `undefined` where not. */
export type RatedBy = (subject: string, block: string, itemId: string) => number | undefined;

/** What one item of one block tells, where it is shown. */
export type StatementAttack = {
  where: string;
  /** Between which options a single answer lies; `null` when no answers explain what is shown. */
  interval: Interval | null;
  /** One rater may learn what all the others said, because the sum leaves no choice. */
  isInsiderCase: boolean;
};

export type ReleaseAttack = {
  violations: Violation[];
  /** One for each item of an anonymous block that is shown. */
  statements: StatementAttack[];
};

/**
 * Reads one leader's release as an attacker does and says what it gives away.
 *
 * Nothing is known about how many rated an item unless `ratedBy` says so: then every number from k
 * to the block's n is tried, and the worst counts.
 *
 * In a further round, what was shown before is explained by the document that showed it first, and an
 * added item may have been rated by more people than the n that was printed then.
 *
 * @param earlier the document before it about the same leader, whatever its kind; left out for the first
 */
export function attackRelease(document: unknown, ratedBy: RatedBy = () => undefined, earlier?: unknown): ReleaseAttack {
  const release = readRelease(document);
  const before = earlier === undefined ? null : readRelease(earlier);
  const attack: ReleaseAttack = { violations: [], statements: [] };
  for (const path of unknownPaths(document)) {
    attack.violations.push({ guarantee: 'G0', where: path, what: 'says something that the rules do not know' });
  }
  attack.violations.push(...checkNames(release), ...checkDerived(release, before), ...checkComments(release, before));
  for (const item of release.items) {
    for (const statement of item.blocks) {
      if (statement.status !== 'shown') continue;
      const where = `${release.subject}, ${item.id}, ${statement.block}`;
      const block = release.blocks.find((one) => one.block === statement.block);
      if (block === undefined || block.n === null) {
        attack.violations.push({ guarantee: 'G0', where, what: 'is shown although the block is not' });
      } else if (!block.identified) {
        const known = ratedBy(release.subject, block.block, item.id);
        const isAdded = before !== null && !isShownIn(before, item.id, block.block);
        const most = isAdded ? block.invited : block.n;
        attack.statements.push(attackStatement(attack.violations, { release, most, statement, where, known }));
      }
    }
  }
  return attack;
}

function isShownIn(release: PublishedRelease, itemId: string, block: string): boolean {
  const item = release.items.find((one) => one.id === itemId);
  return item?.blocks.some((one) => one.block === block && one.status === 'shown') ?? false;
}

type StatementAbout = {
  release: PublishedRelease;
  /** No more than so many can have rated it. */
  most: number;
  statement: Statement;
  where: string;
  known: number | undefined;
};

function attackStatement(violations: Violation[], about: StatementAbout): StatementAttack {
  const { release, most, statement, where, known } = about;
  const { k, scale } = release;
  if (known !== undefined && known < k) {
    violations.push({ guarantee: 'G0', where, what: `is shown although ${known} rated it, fewer than ${k}` });
  }
  const sizes = known === undefined ? range(k, most) : [known];
  const readings = readingsOf(statement, sizes, release);
  if (readings.length === 0) {
    violations.push({ guarantee: 'G0', where, what: 'no answers of at least k people explain this value' });
    return { where, interval: null, isInsiderCase: false };
  }
  const broken = readings.flatMap(({ size, judgement }) => weighJudgement(judgement, where, size));
  violations.push(...broken.slice(0, 1));
  const { size, judgement } = readings.reduce((a, b) => (width(b.judgement) < width(a.judgement) ? b : a));
  const [low, high] = judgement.answer;
  if (scale.maximum <= scale.minimum) throw new RangeError(`A scale of one option: ${scale.minimum}`);
  return {
    where,
    interval: { where, what: `one answer of ${size} (${judgement.tables} tables)`, low, high },
    isInsiderCase: readings.some((one) => one.judgement.insiders.length > 0),
  };
}

/** With how many raters a statement makes sense, and what it then tells: the first way of reading that fits. */
function readingsOf(
  statement: Statement,
  sizes: readonly number[],
  release: PublishedRelease,
): { size: number; judgement: Judgement }[] {
  for (const reading of READINGS) {
    const found = sizes.flatMap((size) => {
      const judgement = judge(statement, size, release, reading);
      return judgement === null ? [] : [{ size, judgement }];
    });
    if (found.length > 0) return found;
  }
  return [];
}

function width(judgement: Judgement): number {
  return judgement.answer[1] - judgement.answer[0];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** The same statement stands in many releases; each reading is worked out once. */
const judged = new Map<string, Judgement | null>();
const MOST_REMEMBERED = 20_000;

function judge(statement: Statement, n: number, { k, scale }: PublishedRelease, reading: Reading): Judgement | null {
  const { value, mark, distribution } = statement;
  const key = JSON.stringify([n, k, scale.minimum, scale.maximum, value, mark, distribution, reading]);
  const before = judged.get(key);
  if (before !== undefined) return before;
  if (judged.size >= MOST_REMEMBERED) judged.clear();
  const judgement = judgeStatement({ value, mark, distribution }, { n, k, scale }, reading);
  judged.set(key, judgement);
  return judgement;
}
