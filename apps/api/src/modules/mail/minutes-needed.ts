import { getInstrument } from '@heartset/model';

/** What the survey itself reckons with: a rating takes about 8 seconds, an open question 75, looking it over 30. */
const secondsPerItem = 8;
const secondsPerPrompt = 75;
const secondsForReview = 30;

/**
 * Minutes that answering about one leader takes, as the survey's first page will say.
 *
 * @param promptCount how many open questions the campaign asks
 * @returns whole minutes, at least 1
 */
export function minutesNeeded(instrumentId: string, instrumentVersion: string | null, promptCount: number): number {
  const items = getInstrument(instrumentId, instrumentVersion ?? undefined)?.items.length ?? 0;
  return Math.max(1, Math.round((items * secondsPerItem + promptCount * secondsPerPrompt + secondsForReview) / 60));
}
