import type { LeaderRelease, Publishable } from '@heartset/model';
import {
  answersPerLabel,
  assignLabels,
  averagePublished,
  type Block,
  buildBlocks,
  foldTally,
  mergeTallies,
  publishLeader,
} from '@heartset/scoring';
import { PROMPTS } from './scored-campaign.ts';
import { publishRoundsWithSecrets, type RoundSecrets, type RoundsPublisher, type TestRounds } from './scored-rounds.ts';

/** A release that may still be spoiled. */
type Loose = { [Key in keyof LeaderRelease]: LeaderRelease[Key] };
type About = RoundSecrets & { rounds: TestRounds; before: Loose };

/** Publishes both rounds as the product does, and then spoils the second document. */
function spoilSecond(change: (second: Loose, about: About) => unknown): RoundsPublisher {
  return (rounds) => {
    const { texts, secrets } = publishRoundsWithSecrets(rounds);
    const [first = '', second = ''] = texts;
    const before = JSON.parse(first) as Loose;
    return [first, JSON.stringify(change(JSON.parse(second) as Loose, { ...secrets, rounds, before }))];
  };
}

/** Counts of a block and an item: early, late. */
function countsOf(about: About, block: string, itemId: string): { early: number[]; late: number[] } {
  const labels = about.secrets.blocks.find((one) => one.block === block)?.labels ?? [];
  const { minimum, maximum } = about.rounds.instrument.scale;
  const sum = (tally: RoundSecrets['lateTally']) =>
    Array.from({ length: maximum - minimum + 1 }, (_, option) =>
      labels.reduce((total, { label }) => total + (tally[label]?.counts[itemId]?.[option] ?? 0), 0),
    );
  return { early: sum(about.secrets.tally), late: sum(about.lateTally) };
}

function meanOf(counts: readonly number[], minimum: number): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count, option) => sum + count * (minimum + option), 0) / n;
}

/** As if the campaign had been closed once, with everybody's answers; by new blocks, or by those of the first. */
function publishedAtOnce({ secrets, lateTally, rounds }: About, blocks?: readonly Block[]): Publishable<LeaderRelease> {
  const { policy, instrument, invited } = rounds;
  const k = policy.minimumGroupSize;
  const tally = mergeTallies([secrets.tally, lateTally]);
  const { labels } = assignLabels({ invitedPerGroup: invited, k, seniorLeaders: policy.seniorLeaders });
  const sheets = answersPerLabel(tally);
  const chosen =
    blocks?.map((block) => {
      const n = block.labels.reduce((sum, { label }) => sum + (sheets[label] ?? 0), 0);
      return { ...block, n: n >= (block.identified ? 1 : k) ? n : null };
    }) ?? buildBlocks({ labels, answersPerLabel: sheets, k });
  return publishLeader({
    subject: { campaignId: 'campaign', subjectKey: 'subject' },
    instrument,
    promptIds: PROMPTS,
    policy,
    blocks: chosen,
    ...foldTally({ tally, blocks: chosen, k }),
    commentOrderSecret: 'fedcba9876543210',
  });
}

function isShownBefore({ before }: About, itemId: string, block: string): boolean {
  const item = before.items.find((one) => one.itemId === itemId);
  return item?.blocks.some((one) => one.block === block && one.status === 'shown') ?? false;
}

type Statement = LeaderRelease['items'][number]['blocks'][number];

/** Changes what the second document says of items that the first did not show. */
function eachAddable(change: (statement: Statement, counts: { early: number[]; late: number[] }) => unknown) {
  return spoilSecond((second, about) => ({
    ...second,
    items: second.items.map((item) => ({
      ...item,
      blocks: item.blocks.map((one) =>
        isShownBefore(about, item.itemId, one.block) ? one : change(one, countsOf(about, one.block, item.itemId)),
      ),
    })),
  }));
}

function wroteLate({ before, lateTally }: About, promptId: string, blocks: readonly string[]): boolean {
  const labels = before.blocks.flatMap((one) => (blocks.includes(one.block) ? one.labels : []));
  return labels.some((label) => {
    const own = lateTally[label]?.comments[promptId];
    return own !== undefined && own.texts.length + own.withoutText > 0;
  });
}

/** Leaves out that nothing is added to words which were shown, unless it is to be said of these blocks. */
function settledOnlyIf(isSaid: (about: About, promptId: string, blocks: readonly string[]) => boolean) {
  return spoilSecond((second, about) => ({
    ...second,
    comments: second.comments.map(({ promptId, pools }) => ({
      promptId,
      pools: pools.filter(
        (pool) =>
          pool.status === 'shown' || pool.reason !== 'not-released-again' || isSaid(about, promptId, pool.blocks),
      ),
    })),
  }));
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** Ways to get a further round wrong; each must be caught. */
export const BROKEN_ROUNDS_PUBLISHERS: Readonly<Record<string, RoundsPublisher>> = {
  'everything published again, from the answers of both rounds': spoilSecond((_, about) => publishedAtOnce(about)),

  'everything published again, by the blocks of the first round': spoilSecond((_, about) =>
    publishedAtOnce(about, about.secrets.blocks),
  ),

  'late answers added to an item that was shown': spoilSecond((second, about) => {
    const again = publishedAtOnce(about, about.secrets.blocks);
    return {
      ...second,
      items: second.items.map((item, index) => ({ ...item, blocks: again.items[index]?.blocks ?? item.blocks })),
    };
  }),

  'the late answers shown by themselves, beside those of the first round': spoilSecond((second, about) => ({
    ...second,
    items: second.items.map((item) => ({
      ...item,
      blocks: item.blocks.map((one) => {
        const { late } = countsOf(about, one.block, item.itemId);
        return total(late) === 0 || one.status !== 'shown' ? one : { ...one, value: meanOf(late, 1), mark: 'plain' };
      }),
    })),
  })),

  'a cell computed again from what is shown now': spoilSecond((second) => ({
    ...second,
    cells: second.cells.map((cell) => ({
      ...cell,
      blocks: cell.blocks.map((score) => {
        if (score.status !== 'shown') return score;
        const items = second.items.filter((item) => item.cellId === cell.cellId).flatMap((item) => item.blocks);
        const shown = items.flatMap((one) => (one.block === score.block && one.status === 'shown' ? [one] : []));
        return { ...score, ...averagePublished(shown) };
      }),
    })),
  })),

  'a cell computed again with the late answers': spoilSecond((second, about) => {
    const again = publishedAtOnce(about, about.secrets.blocks);
    return { ...second, cells: again.cells };
  }),

  'a cell that was held back computed with items that are': spoilSecond((second, about) => ({
    ...second,
    cells: second.cells.map((cell, index) => ({
      ...cell,
      blocks: cell.blocks.map((score, place) => {
        if (about.before.cells[index]?.blocks[place]?.status === 'shown' || score.status !== 'shown') return score;
        const means = second.items
          .filter((item) => item.cellId === cell.cellId)
          .map((item) => countsOf(about, score.block, item.itemId))
          .map(({ early, late }) => early.map((count, option) => count + (late[option] ?? 0)))
          .filter((counts) => total(counts) > 0)
          .map((counts) => ({ value: meanOf(counts, 1), mark: 'plain' as const }));
        return { ...score, ...averagePublished(means) };
      }),
    })),
  })),

  'everyone else computed again with a block that came late': spoilSecond((second) => ({
    ...second,
    items: second.items.map((item) => {
      const open = second.blocks.filter((block) => block.status === 'shown' && !block.identified);
      const shown = item.blocks.flatMap((one) =>
        one.status === 'shown' && open.some(({ block }) => block === one.block) ? [one] : [],
      );
      if (item.everyoneElse.status !== 'shown') return item;
      const blocks = shown.map(({ block }) => block);
      const n = open.reduce((sum, one) => sum + (one.status === 'shown' && blocks.includes(one.block) ? one.n : 0), 0);
      return { ...item, everyoneElse: { status: 'shown', ...averagePublished(shown), n, blocks } };
    }),
  })),

  'blocks merged anew at the second close': spoilSecond((second, about) => {
    const again = publishedAtOnce(about);
    return { ...second, blocks: again.blocks, groups: again.groups, labels: again.labels };
  }),

  'an n that grows with the late answers': spoilSecond((second, about) => ({
    ...second,
    blocks: second.blocks.map((block, index) => {
      if (block.status !== 'shown' || about.before.blocks[index]?.status !== 'shown') return block;
      const late = block.labels.reduce((sum, label) => sum + (about.lateTally[label]?.sheets ?? 0), 0);
      return { ...block, n: block.n + late };
    }),
  })),

  'an item added below k': eachAddable((statement, { early, late }) => {
    const counts = early.map((count, option) => count + (late[option] ?? 0));
    if (statement.status === 'shown' || total(counts) < 2) return statement;
    return { status: 'shown', block: statement.block, value: meanOf(counts, 1), mark: 'plain', distribution: null };
  }),

  'an item added from the late answers alone': eachAddable((statement, { late }) => {
    if (statement.status !== 'shown' || total(late) === 0) return statement;
    return { ...statement, value: meanOf(late, 1), mark: 'plain' };
  }),

  'an item added without the guard': eachAddable((statement, { early, late }) => {
    if (statement.status !== 'shown') return statement;
    const counts = early.map((count, option) => count + (late[option] ?? 0));
    return { ...statement, value: meanOf(counts, 1), mark: 'plain' };
  }),

  'an item added only if the late answers move it': eachAddable((statement, { early, late }) => {
    if (statement.status !== 'shown' || total(early) === 0 || total(late) === 0) return statement;
    if (meanOf(early, 1) !== meanOf(late, 1)) return statement;
    return { status: 'withheld', block: statement.block, reason: 'too-few-could-judge' };
  }),

  'an item taken back when somebody answered late': spoilSecond((second, about) => ({
    ...second,
    items: second.items.map((item) => ({
      ...item,
      blocks: item.blocks.map((one) => {
        if (total(countsOf(about, one.block, item.itemId).late) === 0) return one;
        return { status: 'withheld', block: one.block, reason: 'not-released-again' };
      }),
    })),
  })),

  'late texts put into a pool that was shown': spoilSecond((second, about) => ({
    ...second,
    comments: second.comments.map(({ promptId, pools }) => ({
      promptId,
      pools: pools.map((pool) => {
        if (pool.status !== 'shown') return pool;
        const labels = second.blocks.flatMap((one) => (pool.blocks.includes(one.block) ? one.labels : []));
        const late = labels.flatMap((label) => about.lateTally[label]?.comments[promptId]?.texts ?? []);
        return { ...pool, texts: [...new Set([...pool.texts, ...late])] };
      }),
    })),
  })),

  'texts of both rounds together, around a pool that was shown': spoilSecond((second, about) => ({
    ...second,
    comments: publishedAtOnce(about, about.secrets.blocks).comments,
  })),

  'words said to be settled only where somebody wrote late': settledOnlyIf(wroteLate),

  'words said to be settled only if anybody wrote late': settledOnlyIf((about, promptId) =>
    wroteLate(
      about,
      promptId,
      about.before.blocks.map(({ block }) => block),
    ),
  ),

  'strengths named again by late answers': spoilSecond((second, about) => ({
    ...second,
    strengths: publishedAtOnce(about, about.secrets.blocks).strengths,
  })),
};
