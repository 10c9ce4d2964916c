import { pathsBeyond } from './paths-beyond.ts';
import type { Statement } from './read-statement.ts';

type Withheld = { status: 'withheld'; reason: string };

/** A release as a reader finds it. Only what the attack uses; everything else must be known by name. */
export type PublishedRelease = {
  methodVersion: string;
  subject: string;
  scale: { minimum: number; maximum: number };
  k: number;
  identifiedGroup: string | null;
  groups: readonly { group: string; block: string | null }[];
  labels: readonly { label: string; invited: number; block: string }[];
  blocks: readonly PublishedBlock[];
  everyoneElse: readonly string[] | null;
  everyoneElseN: number | null;
  items: readonly PublishedRow[];
  cells: readonly PublishedRow[];
  strengths: readonly string[];
  comments: readonly { promptId: string; pools: readonly PublishedPool[] }[];
};

export type PublishedBlock = {
  block: string;
  groups: readonly string[];
  labels: readonly string[];
  identified: boolean;
  invited: number;
  n: number | null;
};

export type PublishedValue = { status: 'shown' } & Statement;

/** An item or a cell, by block and over everyone else. */
export type PublishedRow = {
  id: string;
  cellId: string | null;
  everyoneElse: ({ status: 'shown'; n: number; blocks: readonly string[] } & Statement) | Withheld;
  blocks: readonly ({ block: string } & (PublishedValue | Withheld))[];
};

export type PublishedPool = {
  blocks: readonly string[];
  identified: boolean;
  /** How many; `null` where they are not shown, and then why. */
  texts: number | null;
  reason: string | null;
};

/** Everything that has a reading, by its path. Whatever else stands in a document tells something unknown. */
const KNOWN = new Set(
  `releaseSchemaVersion methodVersion round subject subject.campaignId subject.subjectKey instrument instrument.id
  instrument.version scale scale.minimum scale.maximum policy policy.minimumGroupSize policy.seniorLeaders
  policy.releaseMode policy.furtherRound groups groups.status groups.group groups.label groups.block groups.reason
  labels labels.label labels.invited labels.identified labels.block blocks blocks.status blocks.block blocks.groups
  blocks.labels blocks.identified blocks.invited blocks.n blocks.reason everyoneElse everyoneElse.status
  everyoneElse.n everyoneElse.blocks everyoneElse.reason strengths comments comments.promptId comments.pools
  comments.pools.status comments.pools.reason comments.pools.blocks comments.pools.identified comments.pools.texts
  comments.pools.withoutText`
    .split(/\s+/)
    .concat(['items', 'cells'].flatMap(rowPaths)),
);

function rowPaths(row: string): string[] {
  const value = ['status', 'value', 'mark', 'reason'];
  const spread = ['low', 'middle', 'high', 'agreement'].map((name) => `distribution.${name}`);
  const inBlock = ['', '.block', ...[...value, ...(row === 'items' ? ['distribution', ...spread] : [])].map(dotted)];
  const over = ['', ...[...value, 'n', 'blocks'].map(dotted)];
  return [
    row,
    `${row}.itemId`,
    `${row}.cellId`,
    ...inBlock.map((path) => `${row}.blocks${path}`),
    ...over.map((path) => `${row}.everyoneElse${path}`),
  ];
}

function dotted(name: string): string {
  return `.${name}`;
}

/** Paths in a release that have no reading, each once. */
export function unknownPaths(document: unknown): string[] {
  return pathsBeyond(KNOWN, document);
}
