import type { Block } from './build-blocks.ts';
import type { PublishLeaderInput } from './publish-leader-input.ts';
import { requireCount } from './require-count.ts';
import { requireGroupSize } from './require-group-size.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/**
 * Refuses what a publication must never be computed from; everything below may then rely on it.
 *
 * @throws ScoringInputError that names where and what.
 */
export function checkPublicationInput(input: PublishLeaderInput): void {
  requireGroupSize(input.policy.minimumGroupSize);
  checkInstrument(input);
  checkBlocks(input);
  checkCounts(input);
  checkComments(input);
}

function refuseDuplicates(ids: readonly string[], where: string): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw new ScoringInputError(where, `"${id}" is given twice`);
    seen.add(id);
  }
}

function checkInstrument({ instrument, promptIds }: PublishLeaderInput): void {
  const { scale, cells, items } = instrument;
  if (!Number.isSafeInteger(scale.minimum) || !Number.isSafeInteger(scale.maximum) || scale.maximum <= scale.minimum) {
    throw new ScoringInputError('scale', `there is none from ${scale.minimum} to ${scale.maximum}`);
  }
  // With two options a mean is the whole set of answers, whatever is done to its ends.
  if (scale.maximum - scale.minimum < 2) {
    throw new ScoringInputError('scale', 'needs at least three options: the mean of two tells every answer');
  }
  refuseDuplicates(
    cells.map((cell) => cell.id),
    'cells',
  );
  refuseDuplicates(
    items.map((item) => item.id),
    'items',
  );
  refuseDuplicates(promptIds, 'prompts');
  const cellIds = new Set(cells.map((cell) => cell.id));
  for (const { id, cellId } of items) {
    if (cellId !== null && !cellIds.has(cellId)) throw new ScoringInputError(`item "${id}"`, `no cell "${cellId}"`);
  }
  for (const { id } of cells) {
    if (!items.some((item) => item.cellId === id)) throw new ScoringInputError(`cell "${id}"`, 'it has no item');
  }
}

function checkBlocks({ blocks, policy }: PublishLeaderInput): void {
  refuseDuplicates(
    blocks.map((block) => block.block),
    'blocks',
  );
  refuseDuplicates(
    blocks.flatMap((block) => block.groups),
    'groups of the blocks',
  );
  for (const block of blocks) {
    const where = `block ${block.block}`;
    requireCount(block.invited, where);
    if (block.n !== null) checkShownBlock(block.n, block, policy.minimumGroupSize);
    const declared = policy.seniorLeaders === 'identified' && block.groups.includes('senior-leaders');
    if (block.identified !== declared) {
      throw new ScoringInputError(where, `${block.identified ? '' : 'not '}identified, against the policy`);
    }
  }
}

function checkShownBlock(n: number, block: Block, k: number): void {
  const where = `block ${block.block}`;
  requireCount(n, where);
  if (n > block.invited) throw new ScoringInputError(where, `${n} answers from ${block.invited} people invited`);
  if (n < (block.identified ? 1 : k)) throw new ScoringInputError(where, 'too few answered for it to be shown');
}

function checkCounts({ blocks, counts, instrument }: PublishLeaderInput): void {
  const itemIds = new Set(instrument.items.map((item) => item.id));
  const options = instrument.scale.maximum - instrument.scale.minimum + 1;
  for (const [name, byItem] of Object.entries(counts)) {
    const block = blocks.find((one) => one.block === name);
    if (!block || block.n === null) throw new ScoringInputError(`counts of ${name}`, 'this block is not shown');
    for (const [itemId, answers] of Object.entries(byItem)) {
      const where = `counts of ${name}, item "${itemId}"`;
      if (!itemIds.has(itemId)) throw new ScoringInputError(where, 'there is no such item');
      if (answers.length !== options) {
        throw new ScoringInputError(where, `expected ${options} counts, got ${answers.length}`);
      }
      const rated = answers.reduce((sum, count) => sum + requireCount(count, where), 0);
      if (rated > block.n) throw new ScoringInputError(where, `${rated} ratings from ${block.n} people`);
    }
  }
}

function checkComments({ blocks, comments, promptIds }: PublishLeaderInput): void {
  const known = new Set(promptIds);
  for (const [name, byPrompt] of Object.entries(comments)) {
    const block = blocks.find((one) => one.block === name);
    if (!block || block.n === null) throw new ScoringInputError(`comments of ${name}`, 'this block is not shown');
    for (const [promptId, { texts, withoutText }] of Object.entries(byPrompt)) {
      const where = `comments of ${name}, prompt "${promptId}"`;
      if (!known.has(promptId)) throw new ScoringInputError(where, 'there is no such prompt');
      if (texts.length + requireCount(withoutText, where) > block.n) {
        throw new ScoringInputError(where, `more comments than the ${block.n} people who answered`);
      }
    }
  }
}
