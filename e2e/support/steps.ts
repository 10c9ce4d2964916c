import { afterEach, beforeEach } from 'vitest';

/** The tests of a file are the steps of one journey: after one that failed, the others say so instead of waiting in vain. */
export function takeStepsInTurn(): void {
  let broken: string | undefined;
  beforeEach(() => {
    if (broken !== undefined) throw new Error(`An earlier step has failed: ${broken}`);
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') broken ??= task.name;
  });
}
