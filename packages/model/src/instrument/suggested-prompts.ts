import type { AskOthersPrompt } from './instrument.schema.ts';

/** Each has to be thought about: more make the survey long, and people stop. */
const suggestedMost = 3;

/**
 * The prompts that a campaign asks when nobody chose: the instrument's first three whose honest answer does not give its writer
 * away.
 *
 * @example suggestedPrompts(instrument.askOthers) // ['others-challenges', 'others-problem-solving', 'others-more-or-less']
 */
export function suggestedPrompts(askOthers: readonly AskOthersPrompt[]): string[] {
  return askOthers
    .filter((prompt) => !prompt.mayIdentify)
    .slice(0, suggestedMost)
    .map((prompt) => prompt.id);
}
