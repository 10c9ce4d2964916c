import type { AnswerSheet, LeaderRelease } from '@heartset/model';
import { leaderReleaseSchema } from '@heartset/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { arbitraryCampaign } from './testing/arbitrary-campaign.ts';
import { releaseOf, type SmallCampaign, type Voice } from './testing/small-campaign.ts';

/** Mutation tests, which run this thousands of times, ask for fewer. */
const RUNS = { numRuns: fc.readConfigureGlobal().numRuns ?? 400 };

function bytesOf(campaign: SmallCampaign): string {
  return canonicalJson(releaseOf(campaign));
}

/** The block whose answers a voice is counted in. */
function blockOf(release: LeaderRelease, voice: Voice): string {
  const place = release.groups.find(({ group }) => group === voice.group);
  return place?.status === 'counted' ? place.block : 'none';
}

function isItemShown(release: LeaderRelease, itemId: string, block: string): boolean {
  const item = release.items.find((one) => one.itemId === itemId);
  return item?.blocks.some((one) => one.block === block && one.status === 'shown') ?? false;
}

function mapRatings({ group, sheet }: Voice, change: (itemId: string, rating: number, index: number) => number): Voice {
  const ratings: AnswerSheet['ratings'] = {};
  for (const [index, [itemId, rating]] of Object.entries(sheet.ratings).entries()) {
    ratings[itemId] = rating === 'not-observed' ? rating : change(itemId, rating, index);
  }
  return { group, sheet: { ...sheet, ratings } };
}

/** Everything that a release decides, with every value, mark and word taken out. */
function decisionsOf(release: LeaderRelease): string {
  const hidden = new Set(['value', 'mark', 'low', 'middle', 'high', 'agreement', 'strengths']);
  return JSON.stringify(release, (key, value: unknown) => (hidden.has(key) ? '…' : value));
}

describe('publishLeader, for any campaign', () => {
  it('does not depend on the order in which answers came', () => {
    const shuffled = arbitraryCampaign.chain((campaign) =>
      fc.tuple(fc.constant(campaign), fc.shuffledSubarray([...campaign.voices], { minLength: campaign.voices.length })),
    );
    fc.assert(
      fc.property(shuffled, ([campaign, voices]) => {
        expect(bytesOf({ ...campaign, voices })).toBe(bytesOf(campaign));
      }),
      RUNS,
    );
  });

  it('makes a document that the schema knows, and nothing is lost in writing it down', () => {
    fc.assert(
      fc.property(arbitraryCampaign, (campaign) => {
        const text = bytesOf(campaign);
        expect(canonicalJson(leaderReleaseSchema.parse(JSON.parse(text)))).toBe(text);
      }),
      RUNS,
    );
  });

  it('shows only what at least k people stand behind, identified ones aside', () => {
    fc.assert(
      fc.property(arbitraryCampaign, (campaign) => {
        const release = releaseOf(campaign);
        const k = release.policy.minimumGroupSize;
        for (const block of release.blocks) {
          if (block.status === 'shown' && !block.identified) expect(block.n).toBeGreaterThanOrEqual(k);
        }
        for (const item of release.items) {
          for (const statement of item.blocks) {
            const block = release.blocks.find((one) => one.block === statement.block);
            if (block?.identified) continue;
            const rated = campaign.voices.filter(
              (voice) =>
                blockOf(release, voice) === statement.block && typeof voice.sheet.ratings[item.itemId] === 'number',
            );
            expect(statement.status === 'shown').toBe(block?.status === 'shown' && rated.length >= k);
          }
        }
        for (const { pools } of release.comments) {
          for (const pool of pools) {
            if (pool.status === 'shown' && !pool.identified) expect(pool.texts.length).toBeGreaterThanOrEqual(k);
          }
        }
      }),
      RUNS,
    );
  });

  it('stays the same to the byte when an answer changes that is not shown', () => {
    fc.assert(
      fc.property(arbitraryCampaign, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), (campaign, noise) => {
        const release = releaseOf(campaign);
        const voices = campaign.voices.map((voice, position) =>
          mapRatings(voice, (itemId, rating, index) =>
            isItemShown(release, itemId, blockOf(release, voice))
              ? rating
              : (noise[(position + index) % noise.length] ?? rating),
          ),
        );
        expect(bytesOf({ ...campaign, voices })).toBe(canonicalJson(release));
      }),
      RUNS,
    );
  });

  it('decides what to show by who rated what, never by what they answered', () => {
    fc.assert(
      fc.property(arbitraryCampaign, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), (campaign, noise) => {
        const voices = campaign.voices.map((voice, position) =>
          mapRatings(voice, (_, rating, index) => noise[(position * 7 + index) % noise.length] ?? rating),
        );
        expect(decisionsOf(releaseOf({ ...campaign, voices }))).toBe(decisionsOf(releaseOf(campaign)));
      }),
      RUNS,
    );
  });

  it('does not tell "everybody said 5" from "all but one did, who said 4"', () => {
    fc.assert(
      fc.property(arbitraryCampaign, fc.constantFrom(5, 1), fc.nat(), (campaign, end, pick) => {
        const same = campaign.voices
          .filter(({ group }) => group !== 'senior-leaders')
          .map((voice) => mapRatings(voice, () => end));
        const release = releaseOf({ ...campaign, voices: same });
        // One rater of each block steps aside, in every item that they rated.
        const stepped = new Set<string>();
        const almost = same.map((voice, position) => {
          const block = blockOf(release, voice);
          if (stepped.has(block) || (position + pick) % 3 !== 0) return voice;
          stepped.add(block);
          return mapRatings(voice, () => (end === 5 ? 4 : 2));
        });
        expect(bytesOf({ ...campaign, voices: almost })).toBe(canonicalJson(release));
      }),
      RUNS,
    );
  });

  it('computes everyone else from published values alone', () => {
    fc.assert(
      fc.property(arbitraryCampaign, (campaign) => {
        const release = releaseOf(campaign);
        for (const { everyoneElse, blocks } of [...release.items, ...release.cells]) {
          if (everyoneElse.status === 'withheld') continue;
          const values = blocks.flatMap((one) =>
            one.status === 'shown' && everyoneElse.blocks.includes(one.block) ? [one.value] : [],
          );
          const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
          expect(everyoneElse.value).toBeCloseTo(mean, 8);
          const n = release.blocks.flatMap((one) =>
            one.status === 'shown' && everyoneElse.blocks.includes(one.block) ? [one.n] : [],
          );
          expect(everyoneElse.n).toBe(n.reduce((sum, value) => sum + value, 0));
        }
      }),
      RUNS,
    );
  });
});
