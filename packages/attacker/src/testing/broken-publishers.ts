import type { LeaderRelease } from '@heartset/model';
import { type Publisher, publishWithSecrets, type Secrets, type TestCampaign } from './scored-campaign.ts';

/** A release that may still be spoiled. */
type Loose = { [Key in keyof LeaderRelease]: LeaderRelease[Key] };
type ItemStatement = LeaderRelease['items'][number]['blocks'][number];
type Shown = Extract<ItemStatement, { status: 'shown' }>;

/** Publishes as the product does, and then spoils the document by what should have stayed secret. */
function spoil(change: (release: Loose, secrets: Secrets) => unknown): Publisher {
  return (campaign: TestCampaign) => {
    const { text, secrets } = publishWithSecrets(campaign);
    return JSON.stringify(change(JSON.parse(text) as Loose, secrets));
  };
}

function countsOf({ tally, blocks, campaign }: Secrets, block: string, itemId: string): number[] {
  const labels = blocks.find((one) => one.block === block)?.labels ?? [];
  const { minimum, maximum } = campaign.instrument.scale;
  return Array.from({ length: maximum - minimum + 1 }, (_, option) =>
    labels.reduce((sum, { label }) => sum + (tally[label]?.counts[itemId]?.[option] ?? 0), 0),
  );
}

function statistics(counts: readonly number[], minimum: number): { n: number; mean: number; sd: number } {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const mean = counts.reduce((sum, count, option) => sum + count * (minimum + option), 0) / n;
  const squares = counts.reduce((sum, count, option) => sum + count * (minimum + option - mean) ** 2, 0);
  return { n, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : 0 };
}

/** Changes what each block says about each item. */
function eachStatement(change: (statement: ItemStatement, itemId: string, secrets: Secrets) => unknown): Publisher {
  return spoil((release, secrets) => ({
    ...release,
    items: release.items.map((item) => ({
      ...item,
      blocks: item.blocks.map((statement) => change(statement, item.itemId, secrets)),
    })),
  }));
}

function eachShown(
  change: (statement: Shown, about: { n: number; mean: number; sd: number; counts: number[] }) => unknown,
): Publisher {
  return eachStatement((statement, itemId, secrets) => {
    if (statement.status !== 'shown') return statement;
    const counts = countsOf(secrets, statement.block, itemId);
    return change(statement, { ...statistics(counts, secrets.campaign.instrument.scale.minimum), counts });
  });
}

function highest({ campaign }: Secrets): number {
  return campaign.instrument.scale.maximum;
}

/** Ways to break a promise that are easily taken for harmless; each must be caught. */
export const BROKEN_PUBLISHERS: Readonly<Record<string, Publisher>> = {
  'a total counts hidden groups': spoil((release, secrets) => ({
    ...release,
    items: release.items.map((item) => {
      if (item.everyoneElse.status !== 'shown') return item;
      const all = release.blocks.flatMap(({ block, identified }) => {
        const statement = item.blocks.find((one) => one.block === block);
        if (statement?.status === 'shown') return identified ? [] : [statement.value];
        const about = statistics(countsOf(secrets, block, item.itemId), secrets.campaign.instrument.scale.minimum);
        return identified || about.n === 0 ? [] : [about.mean];
      });
      const value = all.reduce((sum, one) => sum + one, 0) / all.length;
      return { ...item, everyoneElse: { ...item.everyoneElse, value } };
    }),
  })),

  'item means below k': eachStatement((statement, itemId, secrets) => {
    const counts = countsOf(secrets, statement.block, itemId);
    const { n, mean } = statistics(counts, secrets.campaign.instrument.scale.minimum);
    if (statement.status === 'shown' || statement.reason !== 'too-few-could-judge' || n < 2) return statement;
    return { status: 'shown', block: statement.block, value: mean, mark: 'plain', distribution: null };
  }),

  'rounding instead of withholding': eachShown((statement, { mean }) => ({
    ...statement,
    value: Math.round(mean * 10) / 10,
    mark: 'plain',
  })),

  'small groups rounded to halves': eachStatement((statement, itemId, secrets) => {
    const { n, mean } = statistics(
      countsOf(secrets, statement.block, itemId),
      secrets.campaign.instrument.scale.minimum,
    );
    if (statement.status === 'shown' || n === 0) return statement;
    return {
      status: 'shown',
      block: statement.block,
      value: Math.round(mean * 2) / 2,
      mark: 'plain',
      distribution: null,
    };
  }),

  'a mark only at unanimity': eachStatement((statement, itemId, secrets) => {
    if (statement.status !== 'shown' || statement.mark !== 'or-more') return statement;
    const counts = countsOf(secrets, statement.block, itemId);
    const { n } = statistics(counts, 0);
    return counts.at(-1) === n ? statement : { ...statement, mark: 'plain' };
  }),

  'a distribution missing only at unanimity': eachShown((statement, { n, counts }) =>
    counts.includes(n) ? { ...statement, distribution: null } : statement,
  ),

  'histograms over several blocks together': spoil((release, secrets) => ({
    ...release,
    items: release.items.map((item) => ({
      ...item,
      everyoneElse: {
        ...item.everyoneElse,
        histogram: release.blocks
          .map(({ block }) => countsOf(secrets, block, item.itemId))
          .reduce((sum, counts) => sum.map((count, option) => count + (counts[option] ?? 0))),
      },
    })),
  })),

  'a standard deviation from five on': eachShown((statement, { n, sd }) =>
    n >= 5 ? { ...statement, value: statement.value, standardDeviation: Math.round(sd * 100) / 100 } : statement,
  ),

  'a word for agreement from five on': eachShown((statement, { n, sd }) =>
    n < 5 || n >= 10
      ? statement
      : {
          ...statement,
          distribution: { low: 0, middle: 0, high: 0, agreement: sd < 0.5 ? 'broad-agreement' : 'views-differ' },
        },
  ),

  'a word for agreement that betrays a single dissenter': eachShown((statement, { sd, n }) =>
    n < 10 || statement.distribution === null
      ? statement
      : {
          ...statement,
          distribution: { ...statement.distribution, agreement: sd < 0.64 ? 'broad-agreement' : 'views-differ' },
        },
  ),

  'a “higher” verdict from the sample’s own spread': spoil((release, secrets) => ({
    ...release,
    items: release.items.map((item) => {
      const [first, second] = release.blocks
        .filter((block) => block.status === 'shown')
        .map(({ block }) => statistics(countsOf(secrets, block, item.itemId), 1));
      if (!first || !second) return item;
      const margin = 2 * Math.sqrt(first.sd ** 2 / first.n + second.sd ** 2 / second.n);
      const verdict = first.mean - second.mean > margin ? 'higher' : 'no-clear-difference';
      return { ...item, everyoneElse: { ...item.everyoneElse, verdict } };
    }),
  })),

  'a name that appears only if somebody answered': spoil((release, { tally }) => ({
    ...release,
    blocks: release.blocks.map((block) => {
      const labels = block.labels.filter((label) => (tally[label]?.sheets ?? 0) > 0);
      return { ...block, labels, groups: labels.flatMap((label) => label.split('+')) };
    }),
  })),

  'comments pooled around a shown group': spoil((release, { campaign, tally, blocks }) => ({
    ...release,
    comments: release.comments.map(({ promptId, pools }) => {
      const withheld = pools.filter((pool) => pool.status === 'withheld').flatMap((pool) => pool.blocks);
      const open = blocks.filter((block) => block.n !== null && !block.identified);
      if (withheld.length === 0 || open.length < 2) return { promptId, pools };
      const texts = open.flatMap((block) =>
        block.labels.flatMap(({ label }) => tally[label]?.comments[promptId]?.texts ?? []),
      );
      if (texts.length < campaign.policy.minimumGroupSize) return { promptId, pools };
      const everybody = {
        status: 'shown',
        blocks: open.map(({ block }) => block),
        identified: false,
        texts,
        withoutText: 0,
      };
      return { promptId, pools: [...pools.filter((pool) => pool.status === 'shown'), everybody] };
    }),
  })),

  'a block shown below k': spoil((release, { blocks, tally }) => ({
    ...release,
    blocks: release.blocks.map((block) => {
      if (block.status === 'shown') return block;
      const labels = blocks.find((one) => one.block === block.block)?.labels ?? [];
      const n = labels.reduce((sum, { label }) => sum + (tally[label]?.sheets ?? 0), 0);
      const { reason: _, ...about } = block;
      return { ...about, status: 'shown', n };
    }),
  })),

  'no guard at the lower end': eachStatement((statement, itemId, secrets) => {
    if (statement.status !== 'shown' || statement.mark !== 'or-less') return statement;
    const { mean } = statistics(countsOf(secrets, statement.block, itemId), secrets.campaign.instrument.scale.minimum);
    return { ...statement, value: mean, mark: 'plain' };
  }),

  'a mean withheld when everybody agrees': eachStatement((statement, itemId, secrets) => {
    const counts = countsOf(secrets, statement.block, itemId);
    if (statement.status !== 'shown' || !counts.includes(statistics(counts, 0).n)) return statement;
    return { status: 'withheld', reason: 'too-few-could-judge', block: statement.block };
  }),

  'strengths by exact instead of shown means': spoil((release, secrets) => {
    const raw = release.items.map(({ itemId, cellId, everyoneElse }) => {
      const counts = release.blocks.map(({ block }) => countsOf(secrets, block, itemId));
      const pooled = counts.reduce((sum, one) => sum.map((count, option) => count + (one[option] ?? 0)));
      const { mean } = statistics(pooled, secrets.campaign.instrument.scale.minimum);
      return { itemId, mean: cellId === null || everyoneElse.status !== 'shown' ? 0 : mean };
    });
    const best = raw.filter(({ mean }) => mean > (1 + highest(secrets)) / 2).sort((a, b) => b.mean - a.mean);
    return { ...release, strengths: best.slice(0, 3).map(({ itemId }) => itemId) };
  }),
};
