import type { Report } from '@heartset/model/api/reports';

/** Can HR still ask those who have not answered once more, in this campaign? */
export function mayAskOnceMore({ askAgainUntil }: Pick<Report['campaign'], 'askAgainUntil'>, now: Date): boolean {
  return askAgainUntil !== null && now < new Date(askAgainUntil);
}
