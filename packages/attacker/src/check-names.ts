import type { PublishedBlock, PublishedRelease } from './published-release.ts';
import type { Violation } from './violation.ts';

/**
 * Who stands under which name. A block is named by the groups invited under it, so that no name
 * appears or is missing because somebody answered; every label invited belongs to one block; a
 * block below k carries no number; nobody is identified who was not declared so.
 */
export function checkNames(release: PublishedRelease): Violation[] {
  const violations: Violation[] = [];
  const report = (block: string, what: string) =>
    violations.push({ guarantee: 'G0', where: `${release.subject}, block ${block}`, what });
  for (const block of release.blocks) checkBlock(release, block, report);
  for (const { label, block } of release.labels) {
    const holders = release.blocks.filter((one) => one.labels.includes(label));
    if (holders.length !== 1 || holders[0]?.block !== block)
      report(block, `label ${label} is not in exactly this block`);
  }
  const named = new Set(release.labels.flatMap(({ label }) => label.split('+')));
  for (const { group, block } of release.groups) {
    if ((block !== null) !== named.has(group))
      report(block ?? 'none', `${group} is named in one place and not in another`);
  }
  return violations;
}

function checkBlock(release: PublishedRelease, block: PublishedBlock, report: (block: string, what: string) => void) {
  const name = block.block;
  const fromLabels = block.labels.flatMap((label) => label.split('+'));
  if (!isSame(name.split('+'), fromLabels) || !isSame(block.groups, fromLabels)) {
    report(name, 'is not named by the groups invited under it');
  }
  const invited = release.labels
    .filter((label) => block.labels.includes(label.label))
    .reduce((sum, label) => sum + label.invited, 0);
  if (invited !== block.invited) report(name, 'counts other people as invited than its labels do');
  if (block.identified !== isSame(block.groups, release.identifiedGroup === null ? [] : [release.identifiedGroup])) {
    report(name, 'is identified, or not, against what raters were told');
  }
  if (block.n === null) return;
  if (!block.identified && block.n < release.k)
    report(name, `is shown with ${block.n} answers, fewer than ${release.k}`);
  if (block.n > block.invited) report(name, `has ${block.n} answers of ${block.invited} people invited`);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
