import { describe, expect, it } from 'vitest';
import {
  cellField,
  heldBlocks,
  itemField,
  openingView,
  type ReportContent,
  standingOf,
  viewsOf,
} from './report-view.ts';
import { emptyRelease } from './testing/empty-release.ts';

const teamOnly = { status: 'shown' as const, n: 6, blocks: ['team-members' as const] };
const about = { labels: [], identified: false, invited: 7 };

const content: Extract<ReportContent, { kind: 'released' }> = {
  kind: 'released',
  release: {
    ...emptyRelease,
    blocks: [
      { status: 'shown', block: 'team-members', groups: ['team-members'], n: 6, ...about },
      { status: 'withheld', reason: 'too-few-answers', block: 'peers', groups: ['peers'], ...about },
    ],
    everyoneElse: teamOnly,
    cells: [
      {
        cellId: 'heartset-individual',
        everyoneElse: { ...teamOnly, value: 4.75, mark: 'or-more' },
        blocks: [
          { status: 'shown', block: 'team-members', value: 4.75, mark: 'or-more' },
          { status: 'withheld', block: 'peers', reason: 'too-few-answers' },
        ],
      },
      {
        cellId: 'mindset-mission',
        everyoneElse: { status: 'withheld', reason: 'too-few-could-judge' },
        blocks: [{ status: 'withheld', block: 'team-members', reason: 'too-few-could-judge' }],
      },
    ],
    items: [
      {
        itemId: 'self-awareness',
        cellId: 'heartset-individual',
        everyoneElse: { ...teamOnly, value: 3.2, mark: 'plain' },
        blocks: [{ status: 'shown', block: 'team-members', value: 3.2, mark: 'plain', distribution: null }],
      },
    ],
  },
  self: {
    self: { status: 'shown' },
    cells: [
      {
        cellId: 'heartset-individual',
        self: { status: 'shown', value: 4, mark: 'plain' },
        comparison: { status: 'shown', verdict: 'known-strength' },
      },
      {
        cellId: 'mindset-mission',
        self: { status: 'shown', value: 5, mark: 'plain' },
        comparison: { status: 'withheld', reason: 'too-few-could-judge' },
      },
    ],
    items: [],
  },
};

describe('viewsOf', () => {
  it('offers the blocks that are shown, and the own view where there is one', () => {
    expect(viewsOf(content)).toEqual(['everyone', 'block:team-members', 'self', 'gap']);
    expect(viewsOf({ ...content, self: null })).toEqual(['everyone', 'block:team-members']);
    expect(viewsOf({ kind: 'held-back', reason: 'still-collecting' })).toEqual(['everyone']);
  });
});

describe('heldBlocks', () => {
  it('are the groups of which nothing is shown anywhere, each once', () => {
    expect(heldBlocks(content.release).map(({ block, reason }) => [block, reason])).toEqual([
      ['peers', 'too-few-answers'],
    ]);
  });
});

describe('openingView', () => {
  const withSeniors = (everyoneElse: 'shown' | 'withheld'): ReportContent => ({
    ...content,
    release: {
      ...content.release,
      blocks: [
        ...content.release.blocks,
        { status: 'shown', block: 'senior-leaders', groups: ['senior-leaders'], n: 2, ...about, identified: true },
      ],
      cells: content.release.cells.map((cell) => ({
        ...cell,
        everyoneElse: everyoneElse === 'shown' ? cell.everyoneElse : { status: 'withheld', reason: 'too-few-answers' },
        blocks: [
          { status: 'withheld', block: 'team-members', reason: 'too-few-answers' },
          { status: 'shown', block: 'senior-leaders', value: 4, mark: 'plain' },
        ],
      })),
    },
  });

  it('is the first of others in which there is a number', () => {
    expect(openingView(content)).toBe('everyone');
    expect(openingView(withSeniors('shown'))).toBe('everyone');
    expect(openingView(withSeniors('withheld'))).toBe('block:senior-leaders');
  });

  it('is everyone else where the figure has no number of others, and never the own view before theirs', () => {
    expect(openingView({ kind: 'held-back', reason: 'still-collecting' })).toBe('everyone');
    expect(openingView({ ...content, release: { ...content.release, cells: [] } })).toBe('everyone');
  });

  it('is the own view where nothing of others is shown', () => {
    expect(openingView({ ...content, release: nothing })).toBe('self');
  });
});

const nothing = {
  ...content.release,
  blocks: content.release.blocks.filter((block) => block.status === 'withheld'),
  items: content.release.items.map((item) => ({
    ...item,
    everyoneElse: { status: 'withheld' as const, reason: 'too-few-answers' as const },
    blocks: [{ status: 'withheld' as const, block: 'peers' as const, reason: 'too-few-answers' as const }],
  })),
};

describe('standingOf', () => {
  it('tells a release with something in it from one without, and why', () => {
    expect(standingOf(content.release)).toBe('something-shown');
    expect(standingOf(nothing)).toBe('too-few-answers');
    expect(standingOf({ ...nothing, blocks: content.release.blocks })).toBe('too-few-could-judge');
  });

  it('counts a comment as something', () => {
    const pool = {
      status: 'shown' as const,
      blocks: ['peers' as const],
      identified: false,
      texts: ['…'],
      withoutText: 0,
    };
    const comments = [{ promptId: 'others-more-or-less', pools: [pool] }];
    expect(standingOf({ ...nothing, comments })).toBe('something-shown');
  });

  it('leaves the own view alone to look at where nothing of others is shown', () => {
    expect(viewsOf({ ...content, release: nothing })).toEqual(['self']);
    expect(viewsOf({ ...content, release: nothing, self: null })).toEqual(['everyone']);
  });
});

describe('a gap and the masteries that the report names', () => {
  const low = (strengths: string[], others: number): ReportContent => ({
    ...content,
    release: {
      ...content.release,
      strengths,
      cells: content.release.cells.map((cell) => ({
        ...cell,
        everyoneElse: { ...teamOnly, value: others, mark: 'plain' as const },
      })),
      items: content.release.items,
    },
    self: {
      self: { status: 'shown' },
      cells: [
        {
          cellId: 'heartset-individual',
          self: { status: 'shown', value: 3, mark: 'plain' },
          comparison: { status: 'shown', verdict: 'growth-area' },
        },
      ],
      items: [
        {
          itemId: 'self-awareness',
          self: { status: 'shown', value: 3, mark: 'plain' },
          comparison: { status: 'shown', verdict: 'growth-area' },
        },
      ],
    },
  });

  it('never contradict each other', () => {
    const item = itemField(low(['self-awareness'], 3.2), 'self-awareness', 'gap').main;
    expect(item).toMatchObject({ kind: 'gap', word: 'highest' });
    const holding = cellField(low(['self-awareness'], 3.2), 'heartset-individual', 'gap').main;
    expect(holding).toMatchObject({ kind: 'gap', word: 'growth-area-with-highest' });
    expect(cellField(low([], 3.2), 'heartset-individual', 'gap').main).toMatchObject({ word: 'growth-area' });
    expect(cellField(low([], 3.7), 'heartset-individual', 'gap').main).toMatchObject({ word: 'near-strength' });
  });
});

describe('cellField', () => {
  it('holds everything back, with the reason, while there is no release', () => {
    const field = cellField({ kind: 'held-back', reason: 'still-collecting' }, 'heartset-individual', 'everyone');
    expect(field).toEqual({
      id: 'heartset-individual',
      main: { kind: 'held', reason: 'still-collecting' },
      self: null,
    });
  });

  it('shows a value with its mark and voices, and the own value beside it', () => {
    expect(cellField(content, 'heartset-individual', 'everyone')).toEqual({
      id: 'heartset-individual',
      main: { kind: 'shown', value: 4.75, mark: 'or-more', voices: 6 },
      self: 4,
    });
  });

  it('takes a block’s voices from the block', () => {
    const field = cellField(content, 'heartset-individual', 'block:team-members');
    expect(field.main).toEqual({ kind: 'shown', value: 4.75, mark: 'or-more', voices: 6 });
  });

  it('keeps the reason of what is withheld, also in the gap', () => {
    const held = { kind: 'held', reason: 'too-few-could-judge' };
    expect(cellField(content, 'mindset-mission', 'everyone').main).toEqual(held);
    expect(cellField(content, 'mindset-mission', 'gap').main).toEqual(held);
  });

  it('subtracts everyone else from the own rating', () => {
    expect(cellField(content, 'heartset-individual', 'gap').main).toEqual({
      kind: 'gap',
      difference: -0.75,
      word: 'known-strength',
    });
  });

  it('does not mark the own value twice in the own view', () => {
    const field = cellField(content, 'heartset-individual', 'self');
    expect(field.main).toEqual({ kind: 'shown', value: 4, mark: 'plain', voices: null });
    expect(field.self).toBeNull();
  });

  it('holds back what the release does not speak of', () => {
    expect(itemField(content, 'commitment', 'everyone').main).toEqual({ kind: 'held', reason: 'too-few-answers' });
  });
});
