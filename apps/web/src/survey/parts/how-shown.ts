import type { RaterInvitation } from '@heartset/model/api/rater';
import type { Assignment } from './wording.ts';

type Asked = Pick<Assignment, 'identified' | 'mergesInto' | 'invited'>;

/** A sentence under `before`; `others`: the label with which answers may be joined. */
export interface ShownSentence {
  readonly key: `shown-${string}`;
  readonly others?: string;
}

/** Are so few asked that nothing of theirs can ever be shown? Of numbers of people asked alone, so it tells nothing about answers. */
export function isNeverShown(
  { identified, mergesInto, invited }: Asked,
  { minimumGroupSize }: Pick<RaterInvitation['campaign'], 'minimumGroupSize'>,
): boolean {
  return !identified && invited < minimumGroupSize && mergesInto === null;
}

/**
 * How answers come to be shown: averaged, with whom else, or by role.
 *
 * Decided by what was told when the campaign opened, and by the round alone. In a further round nothing may depend on what the
 * reports show: whoever read other words than a colleague would know what was held back.
 */
export function howShown(
  asked: Asked,
  { round, minimumGroupSize }: Pick<RaterInvitation['campaign'], 'round' | 'minimumGroupSize'>,
  askedForComments: boolean,
): ShownSentence[] {
  const { identified, mergesInto } = asked;
  // In each round the same.
  if (isNeverShown(asked, { minimumGroupSize })) return [{ key: 'shown-never' }];
  const sentences: ShownSentence[] = round > 1 ? [{ key: 'shown-stays' }] : [];
  const again = round > 1 ? '-again' : '';
  if (identified) return [...sentences, { key: `shown-identified${again}` }];
  sentences.push({ key: `shown-together${again}` });
  if (mergesInto !== null) sentences.push({ key: `shown-merged${again}`, others: mergesInto });
  else if (round === 1) sentences.push({ key: 'shown-not' });
  if (askedForComments) sentences.push({ key: `shown-comments${again}` });
  return sentences;
}

/** What somebody should not read over: that they are not anonymous, and that their answers may add nothing, or nothing at all. */
export function isCallout(key: ShownSentence['key']): boolean {
  return key === 'shown-stays' || key === 'shown-never' || key.startsWith('shown-identified');
}
