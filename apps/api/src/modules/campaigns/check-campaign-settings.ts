import { getInstrument, suggestedPrompts } from '@heartset/model';
import type { Campaign } from '@heartset/model/api/campaigns';
import { AppError, type FieldProblem } from '../../core/errors.ts';

/** The instrument of new campaigns. */
export const standardInstrumentId = 'hcl-360';

const leastAhead = 60 * 60 * 1000;

/** @throws AppError `deadline-too-soon` unless raters have an hour at the very least */
export function requireDeadlineAhead(deadlineAt: Date, now: Date): void {
  if (deadlineAt.getTime() - now.getTime() < leastAhead) {
    throw new AppError('deadline-too-soon', 'Give people at least an hour. Ten to fifteen working days are usual.', [
      { path: 'deadlineAt', message: 'must be at least an hour from now' },
    ]);
  }
}

/**
 * The prompts of a campaign in the order given, each once.
 *
 * @throws AppError `prompt-unknown` for a prompt that the instrument does not have
 */
export function checkPrompts(promptIds: readonly string[], instrumentId: string, version?: string): string[] {
  const known = new Set(instrumentOf(instrumentId, version).askOthers.map((prompt) => prompt.id));
  const unknown = promptIds.flatMap((promptId, index) =>
    known.has(promptId) ? [] : [{ path: `promptIds.${index}`, message: 'is not a prompt of this instrument' }],
  );
  if (unknown.length > 0) {
    throw new AppError('prompt-unknown', 'The instrument has no such prompt. Choose from its list.', unknown);
  }
  return [...new Set(promptIds)];
}

/** The prompts that a campaign asks when nobody chose: those whose honest answer does not give its writer away. */
export function defaultPrompts(instrumentId: string): string[] {
  return suggestedPrompts(instrumentOf(instrumentId).askOthers);
}

/** @throws AppError `instrument-unknown` */
export function instrumentOf(instrumentId: string, version?: string) {
  const instrument = getInstrument(instrumentId, version);
  if (!instrument) throw new AppError('instrument-unknown', 'This instrument is not known here.');
  return instrument;
}

/**
 * A leader's own request is the leader's alone: its report comes out by itself, or HR could hold it back, and HR does not read it.
 *
 * @throws AppError `input-invalid`
 */
export function checkOwnRequest(
  kind: Campaign['kind'],
  settings: {
    releaseMode?: Campaign['releaseMode'] | undefined;
    reportReaders?: Campaign['reportReaders'] | undefined;
  },
): void {
  if (kind !== 'leader') return;
  const problems: FieldProblem[] = [];
  if (settings.releaseMode === 'by-hr') {
    problems.push({ path: 'releaseMode', message: 'must be automatic for a request of your own' });
  }
  if (settings.reportReaders === 'leader-and-hr') {
    problems.push({ path: 'reportReaders', message: 'must be you alone for a request of your own' });
  }
  if (problems.length > 0) {
    throw new AppError(
      'input-invalid',
      'The report of your own request comes out by itself, and to you alone.',
      problems,
    );
  }
}
