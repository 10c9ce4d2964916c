import type { PublishedBlock, PublishedRelease, PublishedRow } from './published-release.ts';
import type { Violation } from './violation.ts';

/** Published means are cut to nine decimals. */
const TOLERANCE = 2e-9;

type Shown = { value: number; mark: string };

/**
 * Everything derived, computed again from what is shown and from nothing else. A total that differs
 * was computed from something that is not shown, and tells of it (G2).
 *
 * @param earlier the release of the round before: what it showed is kept as it was, and was looked at then
 */
export function checkDerived(release: PublishedRelease, earlier: PublishedRelease | null = null): Violation[] {
  const violations: Violation[] = [];
  const report = (where: string, what: string) =>
    violations.push({ guarantee: 'G2', where: `${release.subject}, ${where}`, what });
  const open = release.blocks.filter((block) => !block.identified && block.n !== null);
  const total = open.reduce((sum, block) => sum + (block.n ?? 0), 0);
  const isKept = earlier !== null && earlier.everyoneElseN !== null;
  if (!isKept && release.everyoneElseN !== null && release.everyoneElseN !== total) {
    report('everyone else', `counts ${release.everyoneElseN} answers, the blocks shown hold ${total}`);
  }
  const shownBefore = [...(earlier?.items ?? []), ...(earlier?.cells ?? [])];
  for (const row of [...release.items, ...release.cells]) {
    const before = shownBefore.find((one) => one.id === row.id && one.cellId === row.cellId);
    if (before?.everyoneElse.status !== 'shown') checkEveryoneElse(row, open, report);
  }
  for (const cell of release.cells) {
    const before = earlier?.cells.find((one) => one.id === cell.id);
    const kept = new Set(before?.blocks.flatMap((one) => (one.status === 'shown' ? [one.block] : [])));
    checkCell(release, { ...cell, blocks: cell.blocks.filter((score) => !kept.has(score.block)) }, report);
  }
  checkStrengths(release, report);
  return violations;
}

function checkEveryoneElse(row: PublishedRow, open: readonly PublishedBlock[], report: Report): void {
  const { everyoneElse } = row;
  const parts = row.blocks.flatMap((one) => {
    const block = open.find(({ block }) => block === one.block);
    return one.status === 'shown' && block ? [{ ...one, n: block.n ?? 0 }] : [];
  });
  if (everyoneElse.status !== 'shown') {
    if (parts.length > 0) report(`${row.id}, everyone else`, 'is withheld although blocks of it are shown');
    return;
  }
  if (!isMeanOf(everyoneElse, parts)) {
    report(`${row.id}, everyone else`, `${everyoneElse.value} is not the mean of the ${parts.length} blocks shown`);
  }
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  if (everyoneElse.n !== n) report(`${row.id}, everyone else`, `counts ${everyoneElse.n}, the blocks shown hold ${n}`);
}

function checkCell(release: PublishedRelease, cell: PublishedRow, report: Report): void {
  const items = release.items.filter((item) => item.cellId === cell.id);
  for (const score of cell.blocks) {
    const shown = items.flatMap((item) =>
      item.blocks.flatMap((one) => (one.block === score.block && one.status === 'shown' ? [one] : [])),
    );
    const block = release.blocks.find((one) => one.block === score.block);
    const isDue = block !== undefined && block.n !== null && shown.length * 2 >= items.length;
    if ((score.status === 'shown') !== isDue) {
      report(`${cell.id}, ${score.block}`, 'is shown or withheld against the number of its items shown');
    } else if (score.status === 'shown' && !isMeanOf(score, shown)) {
      report(`${cell.id}, ${score.block}`, `${score.value} is not the mean of the ${shown.length} items shown`);
    }
  }
}

type Report = (where: string, what: string) => void;

function isMeanOf(value: Shown, parts: readonly Shown[]): boolean {
  if (parts.length === 0) return false;
  const mean = parts.reduce((sum, part) => sum + part.value, 0) / parts.length;
  const marks = new Set(parts.map((part) => part.mark));
  const mark = marks.size === 1 ? parts[0]?.mark : 'plain';
  return Math.abs(mean - value.value) <= TOLERANCE && value.mark === mark;
}

function checkStrengths(release: PublishedRelease, report: Report): void {
  const middle = (release.scale.minimum + release.scale.maximum) / 2;
  let before = Number.POSITIVE_INFINITY;
  for (const id of release.strengths) {
    const everyone = release.items.find((item) => item.id === id)?.everyoneElse;
    const value = everyone?.status === 'shown' ? everyone.value : Number.NaN;
    if (!(value > middle && value <= before)) report(`strength ${id}`, 'does not follow from what is shown');
    before = value;
  }
}
