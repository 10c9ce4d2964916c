import { BallotError } from './ballot-error.ts';
import { ballotInfo } from './ballot-info.ts';
import { fromBase64url } from './byte-strings.ts';
import { hashDocument, type Manifest, parseManifest, parseSupplement, type Supplement } from './manifest.ts';

declare const checked: unique symbol;

/**
 * A leader and label as a checked manifest names them. Only `checkManifest` makes one, and nothing else is taken for blinding's end
 * (`finalize`): a server that would tag somebody has to publish the tag.
 */
export type CheckedBallot = {
  readonly info: Uint8Array;
  readonly issuingKey: Uint8Array;
  /** How many were invited under this label when it was published. */
  readonly invited: number;
  readonly [checked]: true;
};

export type CheckedManifest = {
  readonly manifest: Manifest;
  readonly supplements: readonly Supplement[];
  /** SHA-256 of the manifest, to compare with the mail's. */
  readonly hash: string;
  /**
   * SHA-256 of the manifest and of each supplement, in order. A device keeps the last one, and refuses a chain without it; two raters who
   * see different chains can tell by it.
   */
  readonly chain: readonly string[];
  /** @throws BallotError `not-in-manifest` */
  readonly ballotFor: (leader: string, label: string) => CheckedBallot;
};

/**
 * Checks what a campaign published, on the device, before anything is asked of the server.
 *
 * A supplement is refused when it does not follow the document before it, when it names a label again (its numbers would change), and
 * when a label of it invites fewer than k: that would mark somebody. Labels that the manifest calls identified are shown from one
 * answer on anyway, and may be smaller.
 *
 * @param published the texts as the server serves them, supplements in order
 * @param known what this device knows already: the manifest's hash from the invitation, the last hash of the chain that it saw before
 * @throws BallotError `manifest-invalid`, `manifest-changed`, `supplement-out-of-order`, `supplement-repeats`,
 *   `supplement-too-few-invited`
 */
export async function checkManifest(
  published: { manifest: string; supplements: readonly string[] },
  known: { hash?: string; seen?: string } = {},
): Promise<CheckedManifest> {
  const manifest = parseManifest(published.manifest);
  const hash = await hashDocument(published.manifest);
  if (known.hash !== undefined && known.hash.toLowerCase() !== hash) throw changed('the invitation names');
  const invited = new Map<string, number>();
  for (const [place, size] of placesOf(manifest)) invited.set(place, size);
  const supplements: Supplement[] = [];
  const chain = [hash];
  for (const text of published.supplements) {
    const supplement = parseSupplement(text);
    checkOrder(supplement, { manifest, number: chain.length, head: chain.at(-1) });
    addPlaces(invited, supplement, manifest);
    supplements.push(supplement);
    chain.push(await hashDocument(text));
  }
  if (known.seen !== undefined && !chain.includes(known.seen)) throw changed('this device has seen before');
  return {
    manifest,
    supplements,
    hash,
    chain,
    ballotFor: (leader, label) => ballotOf(manifest, invited, leader, label),
  };
}

function changed(that: string): BallotError {
  return new BallotError('manifest-changed', `This is not what ${that}.`);
}

function checkOrder(
  supplement: Supplement,
  expected: { manifest: Manifest; number: number; head: string | undefined },
): void {
  const follows =
    supplement.campaign === expected.manifest.campaign &&
    supplement.number === expected.number &&
    supplement.previous === expected.head;
  if (!follows)
    throw new BallotError('supplement-out-of-order', 'A supplement does not follow what was published before.');
}

function addPlaces(invited: Map<string, number>, supplement: Supplement, manifest: Manifest): void {
  for (const [place, size, label] of placesOf(supplement)) {
    if (invited.has(place)) throw new BallotError('supplement-repeats', 'A supplement names a label again.');
    if (size < manifest.minimumGroupSize && !manifest.identifiedLabels.includes(label)) {
      throw new BallotError('supplement-too-few-invited', 'A label that was added invites too few people.');
    }
    invited.set(place, size);
  }
}

function placesOf({ leaders }: Pick<Manifest, 'leaders'>): [place: string, invited: number, label: string][] {
  return leaders.flatMap(({ leader, labels }) =>
    labels.map(({ label, invited }): [string, number, string] => [placeOf(leader, label), invited, label]),
  );
}

function placeOf(leader: string, label: string): string {
  return `${leader} ${label}`;
}

function ballotOf(
  manifest: Manifest,
  places: ReadonlyMap<string, number>,
  leader: string,
  label: string,
): CheckedBallot {
  const invited = places.get(placeOf(leader, label));
  const issuingKey = fromBase64url(manifest.issuingKey);
  if (invited === undefined || !issuingKey) {
    throw new BallotError('not-in-manifest', 'This leader and label are not in the manifest.');
  }
  return { info: ballotInfo({ campaign: manifest.campaign, leader, label }), issuingKey, invited } as CheckedBallot;
}
