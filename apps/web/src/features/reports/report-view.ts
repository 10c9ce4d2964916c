import type {
  EveryoneElseValue,
  Instrument,
  LeaderRelease,
  PublishedValue,
  ReasonCode,
  ReleasedBlock,
  SelfComparison,
  SelfReport,
} from '@heartset/model';
import { type Prominence, type VerdictWord, verdictWord } from './verdict-words.ts';

/** What the heatmap shows: everyone else, one block, the leader's own rating, or the difference between the two. */
export type ReportView = 'everyone' | 'self' | 'gap' | `block:${string}`;

/** What is there to read: a release with (for some readers) the leader's own ratings, or nothing yet, and why. */
export type ReportContent =
  | { kind: 'released'; release: LeaderRelease; self: SelfReport | null }
  | { kind: 'held-back'; reason: ReasonCode };

/** A number as published, or why there is none. */
export type ShownOrHeld =
  | { kind: 'shown'; value: number; mark: 'plain' | 'or-more' | 'or-less'; voices: number | null }
  /** `word` is null where the comparison itself is withheld. */
  | { kind: 'gap'; difference: number; word: VerdictWord | null }
  | { kind: 'held'; reason: ReasonCode };

/** One field of the heatmap. `self` is the leader's own value, to be marked beside the others'. */
export type HeatField = { id: string; main: ShownOrHeld; self: number | null };

type Row = {
  everyoneElse: EveryoneElseValue;
  blocks: readonly (PublishedValue & { block: string })[];
};
type SelfRow = { self: PublishedValue; comparison: SelfComparison };

/** The views that a release offers: those with something to see. */
export function viewsOf(content: ReportContent): ReportView[] {
  if (content.kind === 'held-back') return ['everyone'];
  const blocks = content.release.blocks.filter((block) => block.status === 'shown');
  const own: ReportView[] = content.self?.self.status === 'shown' ? ['self', 'gap'] : [];
  if (standingOf(content.release) !== 'something-shown') return own.length > 0 ? ['self'] : ['everyone'];
  return ['everyone', ...blocks.map(({ block }): ReportView => `block:${block}`), ...own];
}

/** The view that a report opens with: the first of others' that has a number in the figure. */
export function openingView(content: ReportContent): ReportView {
  const views = viewsOf(content);
  const ofOthers = views.find((view) => view !== 'self' && view !== 'gap' && hasNumber(content, view));
  return ofOthers ?? views[0] ?? 'everyone';
}

function hasNumber(content: ReportContent, view: ReportView): boolean {
  if (content.kind === 'held-back') return false;
  const { cells, items } = content.release;
  return (
    cells.some(({ cellId }) => cellField(content, cellId, view).main.kind !== 'held') ||
    items.some(({ itemId, cellId }) => cellId === null && itemField(content, itemId, view).main.kind !== 'held')
  );
}

/** The field of a cell in a view. */
export function cellField(content: ReportContent, cellId: string, view: ReportView): HeatField {
  if (content.kind === 'held-back') return heldField(cellId, content.reason);
  const row = content.release.cells.find((cell) => cell.cellId === cellId);
  const own = content.self?.cells.find((cell) => cell.cellId === cellId);
  if (row === undefined) return heldField(cellId, 'too-few-answers');
  return fieldOf(cellId, {
    row,
    own,
    view,
    release: content.release,
    prominence: cellProminence(content.release, cellId),
  });
}

/** The field of an item in a view: for the core, which stands in no cell. */
export function itemField(content: ReportContent, itemId: string, view: ReportView): HeatField {
  if (content.kind === 'held-back') return heldField(itemId, content.reason);
  const row = content.release.items.find((item) => item.itemId === itemId);
  const own = content.self?.items.find((item) => item.itemId === itemId);
  if (row === undefined) return heldField(itemId, 'too-few-answers');
  return fieldOf(itemId, {
    row,
    own,
    view,
    release: content.release,
    prominence: itemProminence(content.release, itemId),
  });
}

function heldField(id: string, reason: ReasonCode): HeatField {
  return { id, main: { kind: 'held', reason }, self: null };
}

type FieldSource = {
  row: Row;
  own: SelfRow | undefined;
  view: ReportView;
  release: LeaderRelease;
  prominence: Prominence;
};

function fieldOf(id: string, source: FieldSource): HeatField {
  const { own, view } = source;
  const self = own?.self.status === 'shown' ? own.self.value : null;
  return { id, main: mainOf(source), self: view === 'self' ? null : self };
}

function mainOf({ row, own, view, release, prominence }: FieldSource): ShownOrHeld {
  const { everyoneElse } = row;
  if (view === 'self') return numberOf(own?.self, null);
  if (view === 'gap') return gapOf(everyoneElse, own, prominence);
  if (view === 'everyone') {
    return numberOf(everyoneElse, everyoneElse.status === 'shown' ? everyoneElse.n : null);
  }
  const name = view.slice('block:'.length);
  const block = release.blocks.find((each) => each.block === name);
  const value = row.blocks.find((each) => each.block === name);
  return numberOf(value, block?.status === 'shown' ? block.n : null);
}

function numberOf(value: PublishedValue | EveryoneElseValue | undefined, voices: number | null): ShownOrHeld {
  if (value === undefined) return { kind: 'held', reason: 'too-few-answers' };
  if (value.status === 'withheld') return { kind: 'held', reason: value.reason };
  return { kind: 'shown', value: value.value, mark: value.mark, voices };
}

function gapOf(others: EveryoneElseValue, own: SelfRow | undefined, prominence: Prominence): ShownOrHeld {
  if (others.status === 'withheld') return { kind: 'held', reason: others.reason };
  if (own === undefined) return { kind: 'held', reason: 'no-self-rating' };
  if (own.self.status === 'withheld') return { kind: 'held', reason: own.self.reason };
  return { kind: 'gap', difference: own.self.value - others.value, word: wordOf(own, others, prominence) };
}

/** What a comparison is called; null where there is none. */
export function wordOf(
  { self, comparison }: SelfRow,
  others: EveryoneElseValue,
  prominence: Prominence,
): VerdictWord | null {
  if (comparison.status === 'withheld' || others.status === 'withheld' || self.status === 'withheld') return null;
  return verdictWord(comparison.verdict, { others: others.value, self: self.value }, prominence);
}

/** Is the item one of the two or three that the report names? */
export function itemProminence({ strengths }: LeaderRelease, itemId: string): Prominence {
  return strengths.includes(itemId) ? 'named' : 'none';
}

function cellProminence({ items, strengths }: LeaderRelease, cellId: string): Prominence {
  return items.some((item) => item.cellId === cellId && strengths.includes(item.itemId)) ? 'holds-named' : 'none';
}

/**
 * Is there anything of others to read in a release? Decided by what is shown alone. `too-few-answers`: no group is shown.
 * `too-few-could-judge`: a group is shown, but none of its values, and no comment.
 */
export function standingOf(release: LeaderRelease): 'something-shown' | 'too-few-answers' | 'too-few-could-judge' {
  const shown = (each: { status: string }) => each.status === 'shown';
  if (release.items.some((item) => item.blocks.some(shown))) return 'something-shown';
  if (release.comments.some((prompt) => prompt.pools.some(shown))) return 'something-shown';
  return release.blocks.some(shown) ? 'too-few-could-judge' : 'too-few-answers';
}

/** Groups of which nothing is shown anywhere in the release: that is said once, not under every mastery. */
export function heldBlocks({ blocks }: LeaderRelease): Extract<ReleasedBlock, { status: 'withheld' }>[] {
  return blocks.flatMap((block) => (block.status === 'withheld' ? [block] : []));
}

/** The masteries of a cell, in the instrument's order; the core alone for `null`. */
export function itemsOfCell(instrument: Instrument, cellId: string | null): Instrument['items'] {
  return instrument.items.filter((item) => item.cellId === cellId);
}
