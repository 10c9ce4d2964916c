import { followsRules } from './follows-rules.ts';
import type { PublishedPool, PublishedRelease } from './published-release.ts';
import type { Violation } from './violation.ts';

type Report = (pool: PublishedPool, what: string) => void;

/**
 * Comments, prompt by prompt: a pool is one block, or whole blocks none of which stands alone, with
 * at least k texts; each block is in one pool. A pool around a block shown alone would give the
 * rest of the pool away. Identified people and people outside the directory fill up nobody's pool.
 *
 * In a further round each pool that was shown before stands a second time, as one to which nothing is added.
 * That tells nothing only if it is said of every such pool, and of no other: if it stood where
 * somebody wrote late, it would say so.
 *
 * @param before the document before it about the same leader; `null` for the first
 */
export function checkComments(release: PublishedRelease, before: PublishedRelease | null): Violation[] {
  const violations: Violation[] = [];
  for (const { promptId, pools } of release.comments) {
    const report: Report = ({ blocks }, what) =>
      violations.push({
        guarantee: 'G0',
        where: `${release.subject}, prompt ${promptId}, ${blocks.join(' with ')}`,
        what,
      });
    checkPools(
      release,
      pools.filter((pool) => !isSettled(pool)),
      report,
    );
    const shownBefore = (before?.comments ?? [])
      .flatMap((one) => (one.promptId === promptId ? one.pools : []))
      .filter(({ texts }) => texts !== null);
    const isSaid = followsRules(release.methodVersion, { major: 1, minor: 3 });
    checkSettled(pools.filter(isSettled), isSaid ? shownBefore : [], report);
  }
  return violations;
}

function isSettled({ texts, reason }: PublishedPool): boolean {
  return texts === null && reason === 'not-released-again';
}

function checkPools(release: PublishedRelease, pools: readonly PublishedPool[], report: Report): void {
  const seen = new Set<string>();
  for (const pool of pools) {
    if (pool.blocks.some((block) => seen.has(block))) report(pool, 'a block is in two pools');
    for (const block of pool.blocks) seen.add(block);
    const blocks = release.blocks.filter((one) => pool.blocks.includes(one.block));
    if (blocks.length !== pool.blocks.length) report(pool, 'names a block that there is not');
    if (pool.texts === null) continue;
    if (blocks.some((block) => block.n === null)) report(pool, 'shows texts of a block that is not shown');
    const isApart = blocks.some((block) => block.identified || block.block === 'others');
    if (isApart && blocks.length > 1) report(pool, 'people who are known fill up this pool');
    if (pool.identified !== blocks.some((block) => block.identified)) report(pool, 'is identified, or not, wrongly');
    if (!pool.identified && pool.texts < release.k) report(pool, `shows ${pool.texts} texts, fewer than ${release.k}`);
  }
}

/** Each pool that was shown before, once, and no other. */
function checkSettled(settled: readonly PublishedPool[], expected: readonly PublishedPool[], report: Report): void {
  const people = ({ blocks, identified }: PublishedPool) => JSON.stringify([[...blocks].sort(), identified]);
  const said = settled.map(people);
  for (const pool of expected) {
    if (!said.includes(people(pool))) report(pool, 'was shown before, and it is not said that nothing is added to it');
  }
  const known = expected.map(people);
  for (const [index, pool] of settled.entries()) {
    if (!known.includes(people(pool))) report(pool, 'is said to have been settled before, and was not shown');
    else if (said.indexOf(people(pool)) < index) report(pool, 'is said twice to have been settled before');
  }
}
