import type { CampaignPolicy, Label } from '@heartset/model';
import { type AssignedLabel, assignLabels, type InvitedPerGroup } from './assign-labels.ts';
import { buildBlocks } from './build-blocks.ts';
import { labelOf } from './canonical-label.ts';
import { ScoringInputError } from './scoring-input-error.ts';

export type LabelForecast = {
  label: Label;
  invited: number;
  identified: boolean;
  /** Answers to be expected, rounded down. */
  expected: number;
  /**
   * `fine`: will probably be shown by itself. `tight`: may well stay below the threshold. `below`:
   * cannot reach it, whoever answers.
   */
  outlook: 'fine' | 'tight' | 'below';
  /** How many more to invite, so that enough answers may be expected. */
  inviteMore: number;
  /** The label that it is shown together with, should it stay below; `null`: it is not shown then. */
  mergesWith: Label | null;
  /** The block that it would probably be shown in; `null` when it would not be shown at all. */
  probablyShownIn: Label | null;
};

/**
 * What will probably become of each label, when this share of the people invited answers: the
 * warning while raters are chosen. Six in ten is what campaigns usually see: invite five to
 * secure three.
 *
 * @param input.responseRate above 0, up to 1; .6 when left out
 * @throws ScoringInputError as `assignLabels`, or for a rate outside its range.
 * @example forecastLabels({ invitedPerGroup: { peers: 4 }, k: 3, seniorLeaders: 'anonymous' })
 * // [{ label: 'peers', invited: 4, expected: 2, outlook: 'tight', inviteMore: 1, probablyShownIn: null, … }]
 */
export function forecastLabels(input: {
  invitedPerGroup: InvitedPerGroup;
  k: number;
  seniorLeaders: CampaignPolicy['seniorLeaders'];
  responseRate?: number;
}): LabelForecast[] {
  const rate = input.responseRate ?? 0.6;
  if (!(rate > 0 && rate <= 1)) throw new ScoringInputError('response rate', `expected above 0 up to 1, got ${rate}`);
  const { labels } = assignLabels(input);
  // The rate is a decimal that binary numbers miss by a hair: 0.6 of 5 must be 3.
  const expectedOf = (invited: number) => Math.floor(invited * rate + 1e-9);
  const needed = Math.ceil(input.k / rate - 1e-9);
  const answersPerLabel = Object.fromEntries(labels.map(({ label, invited }) => [label, expectedOf(invited)]));
  const blocks = buildBlocks({ labels, answersPerLabel, k: input.k });
  return labels.map(({ label, invited, identified }) => {
    const expected = expectedOf(invited);
    const enough = identified || expected >= input.k;
    const reachable = identified || invited >= input.k;
    const block = blocks.find((one) => one.labels.some((part) => part.label === label));
    return {
      label,
      invited,
      identified,
      expected,
      outlook: enough ? 'fine' : reachable ? 'tight' : 'below',
      inviteMore: enough ? 0 : needed - invited,
      mergesWith: partnerOf(label, labels, input.k),
      probablyShownIn: block && (block.n !== null || identified) ? block.block : null,
    };
  });
}

/** With what a label would be merged at close, if it stayed below k and all the others did not. */
function partnerOf(label: Label, labels: readonly AssignedLabel[], k: number): Label | null {
  const answersPerLabel = Object.fromEntries(labels.map((one) => [one.label, one.label === label ? 0 : one.invited]));
  const block = buildBlocks({ labels, answersPerLabel, k }).find((one) =>
    one.labels.some((part) => part.label === label),
  );
  const own = labels.find((one) => one.label === label)?.groups ?? [];
  const partners = block?.groups.filter((group) => !own.includes(group)) ?? [];
  return partners.length === 0 ? null : labelOf(partners);
}
