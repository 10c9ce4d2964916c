import { asArray, asBoolean, asNumber, asRecord, asText, type JsonRecord, textsIn } from './json-reading.ts';
import type { PublishedBlock, PublishedPool, PublishedRelease, PublishedRow } from './published-release.ts';
import type { Statement } from './read-statement.ts';

/**
 * Reads a published release from JSON, trusting nothing about who wrote it.
 *
 * @throws TypeError that names what is missing or of the wrong kind.
 */
export function readRelease(document: unknown): PublishedRelease {
  const release = asRecord(document, 'release');
  const policy = asRecord(release.policy, 'policy');
  const scale = asRecord(release.scale, 'scale');
  const everyone = asRecord(release.everyoneElse, 'everyoneElse');
  const isShown = everyone.status === 'shown';
  return {
    methodVersion: asText(release.methodVersion, 'methodVersion'),
    subject: asText(asRecord(release.subject, 'subject').subjectKey, 'subjectKey'),
    scale: { minimum: asNumber(scale.minimum, 'scale.minimum'), maximum: asNumber(scale.maximum, 'scale.maximum') },
    k: asNumber(policy.minimumGroupSize, 'minimumGroupSize'),
    identifiedGroup: policy.seniorLeaders === 'identified' ? 'senior-leaders' : null,
    groups: records(release.groups, 'groups').map((one) => ({
      group: asText(one.group, 'group'),
      block: one.status === 'counted' ? asText(one.block, 'block') : null,
    })),
    labels: records(release.labels, 'labels').map((one) => ({
      label: asText(one.label, 'label'),
      invited: asNumber(one.invited, 'invited'),
      block: asText(one.block, 'block'),
    })),
    blocks: records(release.blocks, 'blocks').map(readBlock),
    everyoneElse: isShown ? textsIn(everyone.blocks, 'everyoneElse.blocks') : null,
    everyoneElseN: isShown ? asNumber(everyone.n, 'everyoneElse.n') : null,
    items: records(release.items, 'items').map((row) => readRow(row, asText(row.itemId, 'itemId'))),
    cells: records(release.cells, 'cells').map((row) => readRow(row, asText(row.cellId, 'cellId'))),
    strengths: textsIn(release.strengths, 'strengths'),
    comments: records(release.comments, 'comments').map((one) => ({
      promptId: asText(one.promptId, 'promptId'),
      pools: records(one.pools, 'pools').map(readPool),
    })),
  };
}

function records(value: unknown, where: string): JsonRecord[] {
  return asArray(value, where).map((entry) => asRecord(entry, where));
}

function readBlock(one: JsonRecord): PublishedBlock {
  return {
    block: asText(one.block, 'block'),
    groups: textsIn(one.groups, 'groups'),
    labels: textsIn(one.labels, 'labels'),
    identified: asBoolean(one.identified, 'identified'),
    invited: asNumber(one.invited, 'invited'),
    n: one.n === undefined ? null : asNumber(one.n, 'n'),
  };
}

function readRow(row: JsonRecord, id: string): PublishedRow {
  const everyone = asRecord(row.everyoneElse, 'everyoneElse');
  return {
    id,
    cellId: typeof row.cellId === 'string' ? row.cellId : null,
    everyoneElse:
      everyone.status === 'shown'
        ? {
            status: 'shown',
            ...readStatement(everyone),
            n: asNumber(everyone.n, 'n'),
            blocks: textsIn(everyone.blocks, 'blocks'),
          }
        : { status: 'withheld', reason: asText(everyone.reason, 'reason') },
    blocks: records(row.blocks, 'blocks').map((one) => ({
      block: asText(one.block, 'block'),
      ...(one.status === 'shown'
        ? { status: 'shown' as const, ...readStatement(one) }
        : { status: 'withheld' as const, reason: asText(one.reason, 'reason') }),
    })),
  };
}

function readStatement(one: JsonRecord): Statement {
  const mark = one.mark === 'or-more' || one.mark === 'or-less' ? one.mark : 'plain';
  const spread = one.distribution;
  if (typeof spread !== 'object' || spread === null) {
    return { value: asNumber(one.value, 'value'), mark, distribution: null };
  }
  const bands = asRecord(spread, 'distribution');
  return {
    value: asNumber(one.value, 'value'),
    mark,
    distribution: {
      low: asNumber(bands.low, 'low'),
      middle: asNumber(bands.middle, 'middle'),
      high: asNumber(bands.high, 'high'),
      agreement: asText(bands.agreement, 'agreement'),
    },
  };
}

function readPool(pool: JsonRecord): PublishedPool {
  return {
    blocks: textsIn(pool.blocks, 'blocks'),
    identified: asBoolean(pool.identified, 'identified'),
    ...(pool.status === 'shown'
      ? { texts: asArray(pool.texts, 'texts').length, reason: null }
      : { texts: null, reason: asText(pool.reason, 'reason') }),
  };
}
