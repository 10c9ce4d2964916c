import { attackOrganization } from './attack-organization.ts';
import { attackRelease } from './attack-release.ts';
import { attackRounds } from './attack-rounds.ts';
import type { SeatedLeader } from './organization-column.ts';
import type { Interval, Violation } from './violation.ts';

/** Everything ever published for a campaign, as JSON. */
export type Published = {
  /** Leaders' releases, in the order of publication; a later one of the same leader is a further round. */
  releases: readonly unknown[];
  organization?: {
    release: unknown;
    /** Where leaders stand in the directory: anybody may know that. */
    leaders: readonly SeatedLeader[];
  };
};

export type PublishedAttack = {
  violations: Violation[];
  intervals: Interval[];
  /** Items of blocks that were shown, anonymous ones. */
  statements: number;
  /** Those in which a rater who knows their own answer may learn that all the others agree. */
  insiderCases: number;
};

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
  const attack: PublishedAttack = { violations: [], intervals: [], statements: 0, insiderCases: 0 };
  for (const release of published.releases) {
    const found = attackRelease(release);
    attack.violations.push(...found.violations);
    attack.intervals.push(...found.intervals);
    attack.statements += found.statements;
    attack.insiderCases += found.insiderCases;
  }
  const rounds = attackRounds(published.releases);
  attack.violations.push(...rounds.violations);
  attack.intervals.push(...rounds.intervals);
  if (published.organization) {
    const { release, leaders } = published.organization;
    const found = await attackOrganization(release, leaders, options);
    attack.violations.push(...found.violations);
    attack.intervals.push(...found.intervals);
  }
  return attack;
}
