import type { Judgement } from './judge-tables.ts';
import type { Violation } from './violation.ts';

/** Below so many ratings at least two tables must be left. */
const SEVERAL_TABLES_BELOW = 10;

/**
 * Turns what can be worked out about one item of one block into broken promises: G1 (sums of few),
 * G3 (a single answer), G4 (an insider learns what the sum does not force), G5 (one table left).
 */
export function weighJudgement(judgement: Judgement, where: string, n: number): Violation[] {
  const violations: Violation[] = [];
  const [low, high] = judgement.answer;
  if (high - low < 1) violations.push({ guarantee: 'G3', where, what: `every answer is ${low}` });
  if (judgement.certainGroup !== null) {
    violations.push({ guarantee: 'G1', where, what: `the sum of any ${judgement.certainGroup} of ${n} is certain` });
  }
  for (const { own, others, forcedBySum } of judgement.insiders) {
    if (forcedBySum) continue;
    violations.push({ guarantee: 'G4', where, what: `whoever said ${own} knows that all the others said ${others}` });
  }
  if (n < SEVERAL_TABLES_BELOW && judgement.tables < 2) {
    violations.push({ guarantee: 'G5', where, what: `one set of ${n} answers is left` });
  }
  return violations;
}
