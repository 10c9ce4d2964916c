import type { AskOthersPrompt } from '@heartset/model';

/** Each has to be thought about: more at once make the survey long, and people stop. */
const suggestedMost = 3;

/**
 * The prompts that stand on the page from the beginning: at most three, first those whose honest answer does not give its writer away,
 * in the campaign's order. The same for everybody who is asked: a comment is shown when enough people wrote to the same prompt, and
 * nothing about anybody's ratings shows in what they wrote to.
 */
export function suggestedFirst(prompts: readonly AskOthersPrompt[]): AskOthersPrompt[] {
  const careless = prompts.filter((prompt) => !prompt.mayIdentify);
  const telling = prompts.filter((prompt) => prompt.mayIdentify);
  const chosen = new Set([...careless, ...telling].slice(0, suggestedMost));
  return prompts.filter((prompt) => chosen.has(prompt));
}
