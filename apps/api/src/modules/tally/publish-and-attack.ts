import { attackOrganization, type SeatedLeader, seatLeader } from '@heartset/attacker';
import type { LeaderRelease, Publishable } from '@heartset/model';
import {
  canonicalJson,
  contributionOf,
  type PlacedLeader,
  type PublishOrganizationInput,
  publishOrganization,
} from '@heartset/scoring';
import { documentHash } from '../../core/document-hash.ts';

/** Where a leader stood when the campaign opened. */
export interface LeaderPlace {
  department: string | null;
  level: string | null;
  site: string | null;
}

/** One leader as the publisher sees them, and as the attacker does: both read the release, each in their own way. */
export interface OrganizationMember {
  placed: PlacedLeader;
  seated: SeatedLeader;
}

/** Takes from a leader's release the little that organisation figures need, so that the release itself can be let go. */
export function memberOf(place: LeaderPlace, release: Publishable<LeaderRelease>): OrganizationMember {
  return {
    placed: { ...place, contribution: contributionOf(release) },
    seated: seatLeader(place, release),
  };
}

/** What may be stored: the canonical text with its hash, or nothing but that it was stopped. */
export type OrganizationOutcome = { outcome: 'released'; document: string; sha256: string } | { outcome: 'stopped' };

/** By which rules figures are made; who they are about comes apart from it. */
export type OrganizationAbout = Omit<PublishOrganizationInput, 'leaders'>;

/** What makes a document. Whatever it makes is attacked as a reader would find it. */
export type OrganizationPublisher = (input: PublishOrganizationInput) => unknown;

/**
 * Makes an organisation's release and attacks the very text that would be stored. One promise broken, and there is no document; what
 * was found is not handed on, because it could tell what was to be protected.
 *
 * @param publish another publisher, for tests of what happens when one is broken
 * @throws whatever the publisher or the attacker throws: an error is no violation, and may be tried again
 */
export async function publishAndAttack(
  about: OrganizationAbout,
  members: readonly OrganizationMember[],
  publish: OrganizationPublisher = publishOrganization,
): Promise<OrganizationOutcome> {
  const document = canonicalJson(publish({ ...about, leaders: members.map(({ placed }) => placed) }));
  const { violations } = await attackOrganization(
    JSON.parse(document),
    members.map(({ seated }) => seated),
  );
  if (violations.length > 0) return { outcome: 'stopped' };
  return { outcome: 'released', document, sha256: documentHash(document) };
}
