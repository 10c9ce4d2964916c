import type { Group, LeaderRelease, Publishable, ReleasedBlock } from '@heartset/model';
import type { Block } from './build-blocks.ts';
import { byLabel, GROUP_ORDER } from './canonical-label.ts';
import { checkPublicationInput } from './check-publication-input.ts';
import { METHOD_VERSION } from './method-version.ts';
import { publishCells } from './publish-cells.ts';
import { publishComments } from './publish-comments.ts';
import { publishItems } from './publish-items.ts';
import type { PublishLeaderInput } from './publish-leader-input.ts';
import { publishStrengths } from './publish-strengths.ts';
import { publishable } from './publishable.ts';

/**
 * Computes everything that is ever said about one leader's feedback in one campaign.
 *
 * What is shown is decided by counts alone, never by answers. An item of a block is shown from k
 * ratings on, with the same-answer guard; cells, "everyone else" and verdicts are computed from
 * those published values and from nothing else. Identified senior leaders stand beside the others
 * as they are; they are not in "everyone else", because the reader could take them out again.
 *
 * The same input, in whatever order its records are given, makes the same release to the byte
 * (see `canonicalJson`).
 *
 * @throws ScoringInputError naming where and what: unknown items, blocks or prompts, counts that
 *   cannot be, counts of a block that is not shown.
 */
export function publishLeader(input: PublishLeaderInput): Publishable<LeaderRelease> {
  checkPublicationInput(input);
  const blocks = [...input.blocks].sort((a, b) => byLabel(a.block, b.block));
  const items = publishItems({ ...input, blocks });
  const cells = publishCells({ ...input, blocks }, items);
  return publishable<LeaderRelease>({
    releaseSchemaVersion: 1,
    methodVersion: METHOD_VERSION,
    subject: { campaignId: input.subject.campaignId, subjectKey: input.subject.subjectKey },
    instrument: { id: input.instrument.id, version: input.instrument.version },
    scale: { minimum: input.instrument.scale.minimum, maximum: input.instrument.scale.maximum },
    policy: { ...input.policy },
    groups: GROUP_ORDER.map((group) => placeOf(group, blocks)),
    labels: blocks
      .flatMap(({ block, identified, labels }) =>
        labels.map(({ label, invited }) => ({ label, invited, identified, block })),
      )
      .sort((a, b) => byLabel(a.label, b.label)),
    blocks: blocks.map(releaseBlock),
    everyoneElse: everyoneElseOf(blocks),
    cells,
    items,
    strengths: publishStrengths(input.instrument, items),
    comments: publishComments({ ...input, blocks }),
  });
}

function placeOf(group: Group, blocks: readonly Block[]): LeaderRelease['groups'][number] {
  const block = blocks.find((one) => one.groups.includes(group));
  const label = block?.labels.find((one) => one.label.split('+').includes(group))?.label;
  if (!block || !label) return { status: 'withheld', reason: 'nobody-invited', group };
  return { status: 'counted', group, label, block: block.block };
}

function releaseBlock({ block, groups, labels, identified, invited, n }: Block): ReleasedBlock {
  const about = {
    block,
    groups: [...groups],
    labels: labels.map((one) => one.label).sort(byLabel),
    identified,
    invited,
  };
  if (n !== null) return { status: 'shown', ...about, n };
  return { status: 'withheld', reason: identified ? 'nobody-answered' : 'too-few-answers', ...about };
}

/** Everybody whose answers stand in the release, identified people aside. */
export function everyoneElseOf(blocks: readonly Block[]): LeaderRelease['everyoneElse'] {
  const anonymous = blocks.filter((block) => !block.identified);
  const shown = anonymous.flatMap(({ block, n }) => (n === null ? [] : [{ block, n }]));
  if (shown.length === 0) {
    return { status: 'withheld', reason: anonymous.length === 0 ? 'nobody-invited' : 'too-few-answers' };
  }
  return {
    status: 'shown',
    n: shown.reduce((sum, block) => sum + block.n, 0),
    blocks: shown.map((block) => block.block),
  };
}
