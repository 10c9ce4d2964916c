import type { Label } from '@heartset/model';
import { isEverShown, type LabelSet } from './label-set.ts';

/**
 * People who are asked in exactly the same requests cannot be told apart by anything that is said of a request as a whole: how many
 * answered, how many mails came back. Fifteen people in four requests, each in others of them, and the four numbers name whoever did not
 * answer. So whatever part of the people a new request sets apart from all others must hold k of them.
 *
 * A part that is in several requests is held to the highest of their thresholds.
 *
 * @param input.earlier the label sets of a leader's requests of the last twelve months; what these set apart already is not laid to the
 *   new one
 * @param input.proposed the label sets of the new request
 * @returns the smallest part that is new and too small, with the label that it is asked under, or of the first where it is left over; null
 *   when there is none
 * @example
 * smallestNewPart({ earlier: [peers('ABCDEF')], proposed: [peers('ABCDXYZ')], k: 3 }) // { label: 'peers', size: 2 }: E and F
 */
export function smallestNewPart({
  earlier,
  proposed,
  k,
}: {
  earlier: readonly LabelSet[];
  proposed: readonly LabelSet[];
  k: number;
}): { label: Label; size: number } | null {
  const shown = proposed.filter((set) => isEverShown(set, k));
  const before = earlier.filter((set) => isEverShown(set, k));
  const known = new Set(partsOf(before).map(nameOf));
  const together = [...before, ...shown];
  const shownFrom = (id: string): number =>
    Math.max(k, ...together.filter(({ personIds }) => personIds.includes(id)).map((set) => set.shownFrom ?? k));
  const small = partsOf(together).filter((part) => part.length < shownFrom(part[0] ?? '') && !known.has(nameOf(part)));
  const [smallest] = small.sort((one, other) => one.length - other.length);
  const [first] = shown;
  if (!smallest || !first) return null;
  const holding = shown.find(({ personIds }) => smallest.every((id) => personIds.includes(id))) ?? first;
  return { label: holding.label, size: smallest.length };
}

/** Everybody, put together with those who are under the same labels. */
function partsOf(labels: readonly LabelSet[]): string[][] {
  const placesOf = new Map<string, number[]>();
  for (const [place, { personIds }] of labels.entries()) {
    for (const id of personIds) placesOf.set(id, [...(placesOf.get(id) ?? []), place]);
  }
  const parts = new Map<string, string[]>();
  for (const [id, places] of placesOf) parts.set(places.join(), [...(parts.get(places.join()) ?? []), id]);
  return [...parts.values()];
}

const nameOf = (part: readonly string[]): string => [...part].sort().join();
