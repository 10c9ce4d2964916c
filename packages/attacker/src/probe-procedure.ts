import type { Scale } from './multisets.ts';
import { decisionsIn } from './published-decisions.ts';
import type { Violation } from './violation.ts';

/** What one rater of one group said on one item; `null` is not observed. */
export type Answer = { group: string; rater: number; item: string; rating: number | null };

/** The tables behind a publication, and how it is made from them, as JSON text. */
export type Procedure = {
  answers: readonly Answer[];
  publish: (answers: readonly Answer[]) => string;
  /** Is this answer in an item-by-block that may be seen: at least k of a shown block rated the item? */
  isVisible: (answer: Answer) => boolean;
  scale: Scale;
  /** A number from 0 to below 1; the same sequence for the same test. */
  draw: () => number;
};

/**
 * G2, by trying: every answer that is in no visible item-by-block is changed, several times over;
 * not a byte may move.
 */
export function probeHidden(procedure: Procedure, rounds = 4): Violation[] {
  const hidden = procedure.answers.filter((answer) => answer.rating !== null && !procedure.isVisible(answer));
  if (hidden.length === 0) return [];
  const before = procedure.publish(procedure.answers);
  for (let round = 0; round < rounds; round += 1) {
    const changed = redraw(procedure, (answer) => !procedure.isVisible(answer), round);
    if (procedure.publish(changed) !== before) {
      const what = `${hidden.length} answers that are not shown were changed, and what is published changed with them`;
      return [{ guarantee: 'G2', where: 'publication', what }];
    }
  }
  return [];
}

/**
 * G6, by trying: all answers are changed, to anything, to unanimity at each end, and with the one
 * who differs elsewhere; what is shown, withheld and named must stay.
 */
export function probeDecisions(procedure: Procedure, rounds = 4): Violation[] {
  const before = decisionsIn(procedure.publish(procedure.answers));
  for (let round = 0; round < rounds; round += 1) {
    const changed = redraw(procedure, () => true, round);
    if (decisionsIn(procedure.publish(changed)) !== before) {
      const what = 'other answers by the same people to the same items, and something else is shown or withheld';
      return [{ guarantee: 'G6', where: 'publication', what }];
    }
  }
  return [];
}

/** The first rounds are the extremes, where rules break; then anything. */
function redraw(procedure: Procedure, change: (answer: Answer) => boolean, round: number): Answer[] {
  const { minimum, maximum } = procedure.scale;
  const any = () => minimum + Math.floor(procedure.draw() * (maximum - minimum + 1));
  return procedure.answers.map((answer) => {
    if (answer.rating === null || !change(answer)) return answer;
    if (round === 0) return { ...answer, rating: maximum };
    if (round === 1) return { ...answer, rating: answer.rater === 0 ? minimum : maximum };
    if (round === 2) return { ...answer, rating: minimum };
    return { ...answer, rating: any() };
  });
}
