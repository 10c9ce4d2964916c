import { checkKept } from './check-kept.ts';
import type { PublishedRelease, PublishedRow } from './published-release.ts';
import { readRelease } from './read-release.ts';
import { type Statement, sumsThatFit } from './read-statement.ts';
import type { Interval, Violation } from './violation.ts';

type Known = { labels: readonly string[]; n: number; sums: readonly number[]; statement: Statement; where: string };

/**
 * Everything ever published about one leader, put together: a later document may add an item of a
 * block that was never shown, and what follows from it, and nothing else. Whatever differs from, lies inside
 * or grows beyond what was shown before is subtracted: what is left is the sum of whoever makes the
 * difference. All that was shown has to stand in every later document as it was.
 *
 * @param documents releases of one campaign, in the order of publication
 */
export function attackRounds(documents: readonly unknown[]): { violations: Violation[]; intervals: Interval[] } {
  const violations: Violation[] = [];
  const intervals: Interval[] = [];
  const known = new Map<string, Known[]>();
  const latest = new Map<string, unknown>();
  for (const [round, document] of documents.entries()) {
    const release = readRelease(document);
    const fresh: { key: string; one: Known }[] = [];
    for (const item of release.items) {
      const key = JSON.stringify([release.subject, item.id]);
      for (const one of statementsOf(release, item, round)) {
        for (const earlier of known.get(key) ?? []) compare(earlier, one, { release, violations, intervals });
        fresh.push({ key, one });
      }
    }
    const before = latest.get(release.subject);
    if (before !== undefined) violations.push(...checkKept(before, document));
    latest.set(release.subject, document);
    for (const { key, one } of fresh) known.set(key, [...(known.get(key) ?? []), one]);
  }
  return { violations, intervals };
}

function statementsOf(release: PublishedRelease, item: PublishedRow, round: number): Known[] {
  return item.blocks.flatMap((statement) => {
    const block = release.blocks.find((one) => one.block === statement.block);
    if (statement.status !== 'shown' || !block || block.n === null || block.identified) return [];
    const { n, labels } = block;
    const where = `${release.subject}, ${item.id}, ${block.block}, release ${round + 1}`;
    return [{ labels, n, sums: sumsThatFit(statement, n, release.scale, 'unguarded'), statement, where }];
  });
}

type Findings = { release: PublishedRelease; violations: Violation[]; intervals: Interval[] };

function compare(earlier: Known, later: Known, { release, violations, intervals }: Findings): void {
  const shared = earlier.labels.filter((label) => later.labels.includes(label));
  if (shared.length === 0) return;
  const same = shared.length === earlier.labels.length && shared.length === later.labels.length;
  if (same && earlier.n === later.n && JSON.stringify(earlier.statement) === JSON.stringify(later.statement)) return;
  violations.push({ guarantee: 'G1', where: later.where, what: `was shown before in another way: ${earlier.where}` });
  const nested = shared.length === Math.min(earlier.labels.length, later.labels.length);
  const people = Math.abs(later.n - earlier.n);
  if (!nested || people === 0) return;
  const [large, small] = later.n > earlier.n ? [later, earlier] : [earlier, later];
  const rest = large.sums
    .flatMap((sum) => small.sums.map((part) => sum - part))
    .filter((sum) => sum >= people * release.scale.minimum && sum <= people * release.scale.maximum);
  if (rest.length === 0) return;
  const what = `sum of the ${people} who make the difference`;
  intervals.push({ where: later.where, what, low: Math.min(...rest), high: Math.max(...rest) });
}
