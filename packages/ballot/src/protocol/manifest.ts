import { BallotError } from './ballot-error.ts';
import { fromBase64url, sha256, textBytes, toHex } from './byte-strings.ts';
import { canonicalText, type PlainValue } from './canonical-text.ts';

/** One label of one leader, and how many people were invited under it when this document was made. */
export type ManifestLabel = { label: string; invited: number };

/** A leader as an opaque id, which no person's id is equal to. */
export type ManifestLeader = { leader: string; labels: readonly ManifestLabel[] };

/**
 * What a campaign promises, frozen when it opens and public. Deadlines are not in it: they may move later.
 *
 * - `minimumGroupSize`: k; from how many answers on a label is shown.
 * - `identifiedLabels`: labels whose answers are shown as they are, from one on; their raters are told so.
 * - `readers`: who will see a report, as words of the product ("leader", "human-resources").
 * - `furtherRound`: may the campaign ask again later?
 * - `issuingKey`, `sealingKey`: the public halves, 32 bytes in base64url.
 */
export type Manifest = {
  format: 'heartset/manifest/v1';
  campaign: string;
  minimumGroupSize: number;
  identifiedLabels: readonly string[];
  readers: readonly string[];
  furtherRound: boolean;
  issuingKey: string;
  sealingKey: string;
  leaders: readonly ManifestLeader[];
};

/** Leaders or labels that were added later. `previous` is the hash of the document before; `number` counts from 1. */
export type Supplement = {
  format: 'heartset/supplement/v1';
  campaign: string;
  number: number;
  previous: string;
  leaders: readonly ManifestLeader[];
};

const bounds = {
  smallestGroup: 3,
  largestGroup: 10,
  leaders: 100_000,
  labels: 20,
  readers: 20,
  invited: 100_000,
  supplements: 10_000,
} as const;
const word = /^[a-z0-9+-]{1,100}$/;
const identifier = /^[A-Za-z0-9_-]{1,64}$/;
const hash = /^[0-9a-f]{64}$/;

/** The text that is published, hashed and chained: see `canonicalText`. */
export function manifestText(document: Manifest | Supplement): string {
  return canonicalText(document);
}

/** SHA-256 of a published document's text, as 64 hexadecimal digits: what stands in every invitation. */
export async function hashDocument(text: string): Promise<string> {
  return toHex(await sha256(textBytes(text)));
}

/**
 * Reads a published manifest.
 *
 * @throws BallotError `manifest-invalid` for anything else, also for a text that is not in the canonical form, for a field too many and
 *   for a leader or label named twice
 */
export function parseManifest(text: string): Manifest {
  const read = readObject(text, 'heartset/manifest/v1');
  const manifest: Manifest = {
    format: 'heartset/manifest/v1',
    campaign: matching(read.campaign, identifier),
    minimumGroupSize: whole(read.minimumGroupSize, bounds.smallestGroup, bounds.largestGroup),
    identifiedLabels: words(read.identifiedLabels, bounds.labels),
    readers: words(read.readers, bounds.readers),
    furtherRound: yesOrNo(read.furtherRound),
    issuingKey: publicKey(read.issuingKey),
    sealingKey: publicKey(read.sealingKey),
    leaders: leaders(read.leaders),
  };
  return whenCanonical(manifest, text);
}

/** Reads a published supplement. @throws BallotError `manifest-invalid`, as `parseManifest` */
export function parseSupplement(text: string): Supplement {
  const read = readObject(text, 'heartset/supplement/v1');
  const supplement: Supplement = {
    format: 'heartset/supplement/v1',
    campaign: matching(read.campaign, identifier),
    number: whole(read.number, 1, bounds.supplements),
    previous: matching(read.previous, hash),
    leaders: leaders(read.leaders),
  };
  return whenCanonical(supplement, text);
}

function readObject(text: string, format: string): { readonly [key: string]: unknown } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('not JSON');
  }
  if (!isObject(value) || value.format !== format) throw invalid('another format');
  return value;
}

/** A field too many, white space or another order of keys change the text, and so the hash that people compare. */
function whenCanonical<Document extends PlainValue>(document: Document, text: string): Document {
  if (canonicalText(document) !== text) throw invalid('not in the canonical form');
  return document;
}

function leaders(value: unknown): ManifestLeader[] {
  const read = list(value, bounds.leaders).map((entry) => {
    if (!isObject(entry)) throw invalid('a leader');
    const labels = list(entry.labels, bounds.labels).map((label) => {
      if (!isObject(label)) throw invalid('a label');
      return { label: matching(label.label, word), invited: whole(label.invited, 0, bounds.invited) };
    });
    if (labels.length === 0) throw invalid('a leader without labels');
    noneTwice(labels.map(({ label }) => label));
    return { leader: matching(entry.leader, identifier), labels };
  });
  noneTwice(read.map(({ leader }) => leader));
  return read;
}

function words(value: unknown, most: number): string[] {
  const read = list(value, most).map((entry) => matching(entry, word));
  noneTwice(read);
  return read;
}

function list(value: unknown, most: number): unknown[] {
  if (!Array.isArray(value) || value.length > most) throw invalid('a list');
  return value;
}

function noneTwice(names: readonly string[]): void {
  if (new Set(names).size !== names.length) throw invalid('something is named twice');
}

function matching(value: unknown, pattern: RegExp): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw invalid('a text');
  return value;
}

function whole(value: unknown, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) throw invalid('a number');
  return value;
}

function yesOrNo(value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalid('yes or no');
  return value;
}

function publicKey(value: unknown): string {
  const bytes = typeof value === 'string' ? fromBase64url(value) : null;
  if (bytes?.length !== 32) throw invalid('a public key');
  return matching(value, identifier);
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(what: string): BallotError {
  return new BallotError('manifest-invalid', `The manifest cannot be read: ${what}.`);
}
