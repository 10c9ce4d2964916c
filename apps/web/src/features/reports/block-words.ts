import type { ReleasedBlock } from '@heartset/model';

/**
 * How a block is told among who answered. `report.blockNone` is said of those alone who were told that it would be: of senior leaders who
 * are shown by role.
 */
export function blockWords(
  block: ReleasedBlock,
): 'report.block' | 'report.blockIdentified' | 'report.blockHeld' | 'report.blockNone' {
  if (block.status === 'shown') return block.identified ? 'report.blockIdentified' : 'report.block';
  return block.reason === 'nobody-answered' ? 'report.blockNone' : 'report.blockHeld';
}
