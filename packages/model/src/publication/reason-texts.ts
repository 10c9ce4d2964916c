/**
 * Why something is not shown (or not by itself). Reasons are data; these are the English
 * sentences for the reader. `{k}` is the campaign's minimum group size, `{leaders}` the fewest leaders
 * that stand together in organisation figures.
 */
export const REASON_TEXTS = {
  'still-collecting': 'Answers are still coming in. Results appear together, once the campaign has closed.',
  'being-counted': 'The campaign has closed and the answers are being counted.',
  'waiting-for-release': 'The answers are counted. HR has not released the reports yet.',
  'too-few-answers': 'Fewer than {k} people answered here, so nothing is shown and nothing is counted in.',
  'too-few-could-judge': 'Too few people could judge this. It is shown from {k} on.',
  'too-few-comments': 'Fewer than {k} people wrote something here, so their words stay private.',
  'shown-merged': 'Too few people to stand alone: these answers are shown together with another group.',
  'nobody-invited': 'Nobody was invited in this group.',
  'nobody-answered': 'No answer came from here.',
  'nobody-could-judge': 'Nobody here could judge this.',
  'nobody-wrote': 'No words came from here.',
  'no-self-rating': 'You have not rated yourself in this campaign.',
  'not-on-this-scale': 'This comparison is made on the five-point scale only.',
  'too-few-leaders': 'Fewer than {leaders} leaders here have a result that can be shown.',
  'would-reveal-others':
    'Together with the other numbers on this page, this one would show what a few leaders received.',
  'not-released-again':
    'Settled in the first report. If anybody wrote later, it is not added: the difference would be theirs alone.',
  'not-rated-by-self': 'You left this one open.',
} as const;

export type ReasonCode = keyof typeof REASON_TEXTS;

/** What a reason says in a further round's report, where the usual sentence could be read as about all rounds together. */
const FURTHER_ROUND_TEXTS: Partial<Record<ReasonCode, string>> = {
  'too-few-comments': 'Fewer than {k} people wrote something here in this round, so their words stay private.',
};

/** The fewest leaders whose results are put together in organisation figures. */
export const MINIMUM_LEADERS = 5;

export const REASON_CODES = Object.keys(REASON_TEXTS) as ReasonCode[];

/**
 * The English sentence for a reason.
 *
 * @param values.round of the report that it stands in; the first if left out
 * @example reasonSentence('too-few-could-judge', { k: 3 })
 * // 'Too few people could judge this. It is shown from 3 on.'
 */
export function reasonSentence(code: ReasonCode, values: { k: number; round?: number }): string {
  const later = (values.round ?? 1) > 1 ? FURTHER_ROUND_TEXTS[code] : undefined;
  const text = later ?? REASON_TEXTS[code];
  return text.replaceAll('{k}', String(values.k)).replaceAll('{leaders}', String(MINIMUM_LEADERS));
}
