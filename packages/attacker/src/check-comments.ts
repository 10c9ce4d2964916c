import type { PublishedRelease } from './published-release.ts';
import type { Violation } from './violation.ts';

/**
 * Comments, prompt by prompt: a pool is one block, or whole blocks none of which stands alone, with
 * at least k texts; each block is in one pool. A pool around a block shown alone would give the
 * rest of the pool away. Identified people and people outside the directory fill up nobody's pool.
 */
export function checkComments(release: PublishedRelease): Violation[] {
  const violations: Violation[] = [];
  for (const { promptId, pools } of release.comments) {
    const seen = new Set<string>();
    for (const pool of pools) {
      const where = `${release.subject}, prompt ${promptId}, ${pool.blocks.join(' with ')}`;
      const report = (what: string) => violations.push({ guarantee: 'G0', where, what });
      if (pool.blocks.some((block) => seen.has(block))) report('a block is in two pools');
      for (const block of pool.blocks) seen.add(block);
      const blocks = release.blocks.filter((one) => pool.blocks.includes(one.block));
      if (blocks.length !== pool.blocks.length) report('names a block that there is not');
      if (pool.texts === null) continue;
      if (blocks.some((block) => block.n === null)) report('shows texts of a block that is not shown');
      const isApart = blocks.some((block) => block.identified || block.block === 'others');
      if (isApart && blocks.length > 1) report('people who are known fill up this pool');
      if (pool.identified !== blocks.some((block) => block.identified)) report('is identified, or not, wrongly');
      if (!pool.identified && pool.texts < release.k) report(`shows ${pool.texts} texts, fewer than ${release.k}`);
    }
  }
  return violations;
}
