import { toBase64url } from '@heartset/ballot/protocol/byte-strings';
import type { Manifest, ManifestLabel } from '@heartset/ballot/protocol/manifest';

/** What a campaign promises, beside its labels. */
export interface ManifestTerms {
  id: string;
  minimumGroupSize: number;
  reportReaders: 'leader' | 'leader-and-hr';
  furtherRound: boolean;
}

/** A label of a leader, with how many people are asked under it. */
export interface ManifestPlace {
  subjectKey: string;
  label: string;
  invited: number;
  identified: boolean;
}

/**
 * The manifest of a campaign that is about to open. Leaders stand in the order of their random keys: the order in which the directory
 * lists them would say who is who.
 *
 * @param keys the public halves
 */
export function makeManifest(
  terms: ManifestTerms,
  places: readonly ManifestPlace[],
  keys: { issuing: Uint8Array; sealing: Uint8Array },
): Manifest {
  const labelsOf = new Map<string, ManifestLabel[]>();
  for (const { subjectKey, label, invited } of places) {
    labelsOf.set(subjectKey, [...(labelsOf.get(subjectKey) ?? []), { label, invited }]);
  }
  return {
    format: 'heartset/manifest/v1',
    campaign: terms.id,
    minimumGroupSize: terms.minimumGroupSize,
    identifiedLabels: [...new Set(places.filter(({ identified }) => identified).map(({ label }) => label))].sort(),
    readers: terms.reportReaders === 'leader' ? ['leader'] : ['human-resources', 'leader'],
    furtherRound: terms.furtherRound,
    issuingKey: toBase64url(keys.issuing),
    sealingKey: toBase64url(keys.sealing),
    leaders: [...labelsOf].sort(([a], [b]) => (a < b ? -1 : 1)).map(([leader, labels]) => ({ leader, labels })),
  };
}
