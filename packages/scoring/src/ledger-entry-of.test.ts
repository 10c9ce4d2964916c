import type { LeaderRelease } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { ledgerEntryOf } from './ledger-entry-of.ts';
import type { Voice } from './testing/small-campaign.ts';
import { roundsOf } from './testing/small-rounds.ts';

const SHA256 = '0123456789abcdef'.repeat(4);
const team = (ratings: Voice['sheet']['ratings']): Voice => ({
  group: 'team-members',
  sheet: { ratings, comments: [{ promptId: 'keep', text: 'Go on.', mode: 'as-written' }] },
});

function twoReleases(): [LeaderRelease, LeaderRelease] {
  const voices = [
    team({ core: 5, trust: 4, empathy: 4 }),
    team({ core: 4, trust: 5, empathy: 4 }),
    team({ core: 3, trust: 4 }),
  ];
  const [first, second] = roundsOf({ invited: { 'team-members': 5, others: 1 }, voices }, [
    team({ empathy: 3 }),
  ]).releases;
  if (!first || !second) throw new Error('there are two rounds');
  return [first, second];
}

/** The second release with one thing changed, as if it came from a faulty rule. */
function changed(change: (release: LeaderRelease) => unknown): LeaderRelease {
  const copy: LeaderRelease = JSON.parse(canonicalJson(twoReleases()[1]));
  change(copy);
  return copy;
}

const after = (release: LeaderRelease) => ledgerEntryOf(release, { release: twoReleases()[0], sha256: SHA256 });

describe('ledgerEntryOf', () => {
  it('says what has been published so far, in canonical text', () => {
    const [first, second] = twoReleases();
    expect(canonicalJson(ledgerEntryOf(first, null))).toBe(
      '{"campaignId":"campaign","ledgerEntryVersion":1,"previous":null,' +
        '"published":{"team-members":["core","trust"]},"round":1,"subjectKey":"subject"}',
    );
    expect(ledgerEntryOf(second, { release: first, sha256: SHA256 })).toEqual({
      ledgerEntryVersion: 1,
      campaignId: 'campaign',
      subjectKey: 'subject',
      round: 2,
      previous: SHA256,
      published: { 'team-members': ['core', 'empathy', 'trust'] },
    });
  });

  it('refuses a round that does not follow', () => {
    const [first, second] = twoReleases();
    expect(() => ledgerEntryOf(second, null)).toThrow('ledger: round 2 does not follow round 0');
    expect(() => ledgerEntryOf(first, { release: first, sha256: SHA256 })).toThrow('round 1 does not follow round 1');
  });

  it.each<[string, (release: LeaderRelease) => unknown]>([
    ['item "core", team-members', ({ items }) => Object.assign(items[0]?.blocks[0] ?? {}, { value: 3 })],
    ['item "core", everyone else', ({ items }) => Object.assign(items[0]?.everyoneElse ?? {}, { n: 4 })],
    ['item "trust", team-members', ({ items }) => items[2]?.blocks.splice(0, 1)],
    ['cell "heart", team-members', ({ cells }) => Object.assign(cells[0]?.blocks[0] ?? {}, { value: 3 })],
    ['cell "heart", everyone else', ({ cells }) => Object.assign(cells[0]?.everyoneElse ?? {}, { value: 3 })],
    ['block team-members', ({ blocks }) => Object.assign(blocks[0] ?? {}, { n: 4 })],
    ['people of others', ({ blocks }) => Object.assign(blocks[1] ?? {}, { invited: 4 })],
    ['everyone else', ({ everyoneElse }) => Object.assign(everyoneElse, { n: 4 })],
    ['strengths', ({ strengths }) => strengths.pop()],
    [
      'prompt "keep", team-members',
      ({ comments }) => Object.assign(comments[0]?.pools[0] ?? {}, { texts: ['Go on.'] }),
    ],
    ['prompt "keep", team-members', ({ comments }) => comments[0]?.pools.splice(0, 1)],
    ['frame', ({ policy }) => Object.assign(policy, { minimumGroupSize: 4 })],
  ])('refuses a further round that would change %s', (where, change) => {
    expect(() => after(changed(change))).toThrow(`${where}: was shown before, and would change`);
  });
});
