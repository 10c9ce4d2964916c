import type { AnswerSheet, Group } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import answers from './fixtures/synthetic360.json' with { type: 'json' };
import cellOfItem from './fixtures/synthetic360-items.json' with { type: 'json' };
import { REFERENCE_LEADERS } from './testing/reference-numbers.ts';
import { releaseOf, type Voice } from './testing/small-campaign.ts';

const GROUP_OF: Readonly<Record<string, Group>> = { team: 'team-members', peer: 'peers', senior: 'senior-leaders' };

const ITEM_IDS = cellOfItem.map(([id]) => String(id));

const INSTRUMENT = {
  id: 'synthetic',
  version: '1',
  scale: { minimum: 1, maximum: 5 },
  cells: [...new Set(cellOfItem.map(([, cell]) => String(cell)))].map((id) => ({ id, focus: id })),
  items: cellOfItem.map(([id, cell]) => ({ id: String(id), cellId: String(cell) })),
};

function voicesOf(leader: string): Voice[] {
  return answers.flatMap(([about, group, , ratings]) => {
    const known = GROUP_OF[String(group)];
    if (String(about) !== leader || known === undefined || !Array.isArray(ratings)) return [];
    const sheet: AnswerSheet = {
      ratings: Object.fromEntries(ITEM_IDS.map((id, index) => [id, ratings[index] ?? 'not-observed'])),
      comments: [],
    };
    return [{ group: known, sheet }];
  });
}

describe('24 leaders, compared with what R computes', () => {
  it.each(REFERENCE_LEADERS)('leader %s: every mean that is shown', (leader, reference) => {
    const voices = voicesOf(leader);
    const invited = Object.fromEntries(
      Object.values(GROUP_OF).map((group) => [group, voices.filter((voice) => voice.group === group).length]),
    );
    const release = releaseOf({ instrument: INSTRUMENT, promptIds: [], invited, voices });
    let compared = 0;
    for (const [name, group] of Object.entries(GROUP_OF)) {
      const expected = reference[name as 'team' | 'peer' | 'senior'];
      const block = release.blocks.find((one) => one.block === group);
      if (!block) continue;
      expect(block).toMatchObject({ status: 'shown', n: expected.n });
      for (const [index, item] of release.items.entries()) {
        const statement = item.blocks.find((one) => one.block === group);
        expect(statement?.status === 'shown').toBe((expected.item_n[index] ?? 0) >= 3);
        if (statement?.status !== 'shown') continue;
        const n = expected.item_n[index] ?? Number.NaN;
        const mean = expected.item_mean[index] ?? Number.NaN;
        expect(statement.value).toBeCloseTo(Math.min(Math.max(mean, 1 + 1 / n), 5 - 1 / n), 9);
        expect(statement.mark).toBe(
          mean >= 5 - 1 / n - 1e-9 ? 'or-more' : mean <= 1 + 1 / n + 1e-9 ? 'or-less' : 'plain',
        );
        compared += 1;
      }
    }
    for (const [index, item] of release.items.entries()) {
      const isWhole =
        item.blocks.length === 3 && item.blocks.every((one) => one.status === 'shown' && one.mark === 'plain');
      const mean = reference.groupWeightedItemMean[index];
      if (!isWhole || mean === undefined || mean === null || item.everyoneElse.status !== 'shown') continue;
      expect(item.everyoneElse.value).toBeCloseTo(mean, 8);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(20);
  });
});
