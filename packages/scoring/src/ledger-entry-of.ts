import type { Label, LeaderRelease } from '@heartset/model';
import { canonicalJson } from './canonical-json.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/** One line of the ledger: what has been published about one leader, up to and with one document. */
export type LedgerEntry = {
  ledgerEntryVersion: 1;
  campaignId: string;
  subjectKey: string;
  round: number;
  /** SHA-256 of the document before, in hexadecimal digits; `null` for the first. */
  previous: string | null;
  /** Items of blocks published so far, in the instrument's order; a block of which nothing is shown is absent. */
  published: Partial<Record<Label, string[]>>;
};

/**
 * The ledger entry of a release: stored with it, as `canonicalJson` writes it. The next round reads
 * from it what must never be published again.
 *
 * It is also the last look before a further round is stored: whatever the document before showed
 * has to stand in this one, to the byte.
 *
 * @param previous the document before, with the hash that it was stored under; `null` for the first
 * @throws ScoringInputError that names the first thing which a further round would change.
 */
export function ledgerEntryOf(
  release: LeaderRelease,
  previous: { release: LeaderRelease; sha256: string } | null,
): LedgerEntry {
  const round = release.round ?? 1;
  const { campaignId, subjectKey } = release.subject;
  const before = previous === null ? 0 : (previous.release.round ?? 1);
  if (round !== before + 1) throw new ScoringInputError('ledger', `round ${round} does not follow round ${before}`);
  if (previous !== null) refuseChanges(previous.release, release);
  const published: LedgerEntry['published'] = {};
  for (const { itemId, blocks } of release.items) {
    for (const { status, block } of blocks) {
      if (status === 'shown') published[block] = [...(published[block] ?? []), itemId];
    }
  }
  return {
    ledgerEntryVersion: 1,
    campaignId,
    subjectKey,
    round,
    previous: previous?.sha256 ?? null,
    published,
  };
}

function refuseChanges(before: LeaderRelease, after: LeaderRelease): void {
  const later = new Map(statementsOf(after));
  for (const [where, text] of statementsOf(before)) {
    if (later.get(where) !== text) throw new ScoringInputError(where, 'was shown before, and would change');
  }
}

/** Everything that a document says, each with where it stands; what is withheld is not said. */
function statementsOf(release: LeaderRelease): [where: string, text: string][] {
  const { subject, instrument, scale, policy, groups, labels } = release;
  const said: [string, unknown][] = [['frame', { subject, instrument, scale, policy, groups, labels }]];
  for (const block of release.blocks) {
    const { block: name, groups, labels, identified, invited } = block;
    said.push([`people of ${name}`, { groups, labels, identified, invited }]);
    if (block.status === 'shown') said.push([`block ${name}`, block]);
  }
  if (release.everyoneElse.status === 'shown') said.push(['everyone else', release.everyoneElse]);
  const rows = [
    ...release.items.map(({ itemId, ...row }) => ({ id: `item "${itemId}"`, ...row })),
    ...release.cells.map(({ cellId, ...row }) => ({ id: `cell "${cellId}"`, ...row })),
  ];
  for (const { id, everyoneElse, blocks } of rows) {
    if (everyoneElse.status === 'shown') said.push([`${id}, everyone else`, everyoneElse]);
    for (const one of blocks) if (one.status === 'shown') said.push([`${id}, ${one.block}`, one]);
  }
  if (release.strengths.length > 0) said.push(['strengths', release.strengths]);
  for (const { promptId, pools } of release.comments) {
    for (const pool of pools) {
      if (pool.status === 'shown') said.push([`prompt "${promptId}", ${pool.blocks.join(' with ')}`, pool]);
    }
  }
  return said.map(([where, value]) => [where, canonicalJson(value)]);
}
