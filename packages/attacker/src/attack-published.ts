import { attackOrganization } from './attack-organization.ts';
import { attackRelease, type StatementAttack } from './attack-release.ts';
import { attackRounds } from './attack-rounds.ts';
import { type LeaderPlace, type SeatedLeader, seatLeader } from './seat-leader.ts';
import type { Interval, Violation } from './violation.ts';

/** Everything ever published about one leader of a campaign. */
export type PublishedLeader = {
  /** Where the leader stands in the directory: anybody may know that. `null`: in no organisation's release. */
  place: LeaderPlace | null;
  /** As JSON, in the order of publication; what follows the first is a further round. */
  releases: readonly unknown[];
};

/** Everything ever published for a campaign, as JSON. */
export type Published = {
  /** One after the other, so that they need not all be held at once. */
  leaders: Iterable<PublishedLeader> | AsyncIterable<PublishedLeader>;
  /** The organisation's release; `null` while there is none. */
  organization: unknown;
};

export type PublishedAttack = {
  violations: Violation[];
  /** How many intervals were worked out. */
  intervals: number;
  /** The narrowest that answers of raters lie in, narrowest first. */
  narrowest: Interval[];
  /** The narrowest that values of leaders lie in, by the organisation's release alone. */
  narrowestOfLeaders: Interval[];
  /** Items of blocks that were shown, anonymous ones; one that stands in several documents is one. */
  statements: number;
  /** Those in which a rater who knows their own answer may learn that all the others agree. */
  insiderCases: number;
};

/** How many of the narrowest intervals of each kind are kept. */
const MOST_KEPT = 20;

/**
 * Puts everything published for a campaign together and says what it gives away.
 *
 * @param options.exact bounds every leader in the organisation's release, for a full table
 * @throws TypeError when a document is not of the kind it should be.
 */
export async function attackPublished(
  published: Published,
  options: { exact: boolean } = { exact: false },
): Promise<PublishedAttack> {
  const attack: PublishedAttack = {
    violations: [],
    intervals: 0,
    narrowest: [],
    narrowestOfLeaders: [],
    statements: 0,
    insiderCases: 0,
  };
  const seated: SeatedLeader[] = [];
  for await (const { place, releases } of published.leaders) {
    const found = attackDocuments(releases);
    attack.statements += found.statements.length;
    attack.insiderCases += found.statements.filter(({ isInsiderCase }) => isInsiderCase).length;
    takeIn(attack, {
      violations: found.violations,
      intervals: found.statements.flatMap(({ interval }) => interval ?? []),
    });
    takeIn(attack, attackRounds(releases));
    const [first] = releases;
    if (place !== null && first !== undefined) seated.push(seatLeader(place, first));
  }
  if (published.organization !== null) {
    takeIn(attack, await attackOrganization(published.organization, seated, options), 'narrowestOfLeaders');
  }
  return attack;
}

/**
 * Each document of one leader is attacked. What it shows again of an earlier one is told once, as the last shows it; what no
 * later one shows again is told all the same.
 */
function attackDocuments(releases: readonly unknown[]): { violations: Violation[]; statements: StatementAttack[] } {
  const violations = new Map<string, Violation>();
  let statements: StatementAttack[] = [];
  for (const [round, release] of releases.entries()) {
    const found = attackRelease(release, undefined, releases[round - 1]);
    for (const one of found.violations) violations.set(JSON.stringify([one.guarantee, one.where, one.what]), one);
    const shown = new Set(found.statements.map(({ where }) => where));
    statements = [...statements.filter(({ where }) => !shown.has(where)), ...found.statements];
  }
  return { violations: [...violations.values()], statements };
}

function takeIn(
  attack: PublishedAttack,
  found: { violations: Violation[]; intervals: Interval[] },
  list: 'narrowest' | 'narrowestOfLeaders' = 'narrowest',
): void {
  attack.violations.push(...found.violations);
  attack.intervals += found.intervals.length;
  attack[list] = [...attack[list], ...found.intervals]
    .sort((a, b) => a.high - a.low - (b.high - b.low))
    .slice(0, MOST_KEPT);
}
