import { fitsAnswersBlock } from '@heartset/ballot/protocol/answers-block';
import { getInstrument, getInstrumentRecord, suggestedPrompts } from '@heartset/model';
import type { Campaign } from '@heartset/model/api/campaigns';
import { AppError, type FieldProblem } from '../../core/errors.ts';

/** The instrument of new campaigns. */
export const standardInstrumentId = 'hcl-360';

const leastAhead = 60 * 60 * 1000;

/**
 * Raters have an hour at the very least, and answers do not lie about for more than a year.
 *
 * @throws AppError `deadline-too-soon`, `deadline-too-far`
 */
export function requireDeadlineAhead(deadlineAt: Date, now: Date): void {
  if (deadlineAt.getTime() - now.getTime() < leastAhead) {
    throw new AppError('deadline-too-soon', 'Give people at least an hour. Ten to fifteen working days are usual.', [
      { path: 'deadlineAt', message: 'must be at least an hour from now' },
    ]);
  }
  const inOneYear = new Date(now);
  inOneYear.setUTCFullYear(inOneYear.getUTCFullYear() + 1);
  if (deadlineAt > inOneYear) {
    throw new AppError('deadline-too-far', 'Choose a day within a year. Ten to fifteen working days are usual.', [
      { path: 'deadlineAt', message: 'must be within a year' },
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
  if (!instrument) throw instrumentUnknown();
  return instrument;
}

/**
 * What a campaign keeps of its instrument: every language that somebody may answer in, word for word.
 *
 * @throws AppError `instrument-unknown`
 */
export function instrumentRecordOf(instrumentId: string, version: string) {
  const record = getInstrumentRecord(instrumentId, version);
  if (!record) throw instrumentUnknown();
  return record;
}

function instrumentUnknown(): AppError {
  return new AppError('instrument-unknown', 'This instrument is not known here.');
}

/**
 * A leader's own request is the leader's alone: its report comes out by itself, or HR could hold it back, and HR does not read it.
 * Nor may a leader have people above them answer under their own name: that is for HR to agree with them first.
 *
 * @throws AppError `input-invalid`
 */
export function checkOwnRequest(
  kind: Campaign['kind'],
  settings: {
    releaseMode?: Campaign['releaseMode'] | undefined;
    reportReaders?: Campaign['reportReaders'] | undefined;
    seniorLeaders?: Campaign['seniorLeaders'] | undefined;
    furtherRound?: boolean | undefined;
    auditorAddress?: string | null | undefined;
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
  if (settings.seniorLeaders === 'identified') {
    problems.push({ path: 'seniorLeaders', message: 'must be anonymous for a request of your own' });
  }
  if (settings.furtherRound) {
    problems.push({ path: 'furtherRound', message: 'must be off for a request of your own: ask anew instead' });
  }
  if (settings.auditorAddress) {
    problems.push({ path: 'auditorAddress', message: 'must be empty for a request of your own: HR names an auditor' });
  }
  if (problems.length > 0) {
    throw new AppError(
      'input-invalid',
      'The report of your own request comes out by itself, to you alone, and shows nobody’s answers as theirs.',
      problems,
    );
  }
}

/**
 * Every ballot has one size: whoever answers everything, at the greatest length, must not be refused for it at the end.
 *
 * @throws AppError `campaign-not-ready`
 */
export function requireFittingAnswers(frame: { itemIds: readonly string[]; promptIds: readonly string[] }): void {
  if (fitsAnswersBlock(frame)) return;
  throw new AppError(
    'campaign-not-ready',
    'The longest answers to these questions would not fit into a ballot. Choose fewer open questions.',
    [{ path: 'promptIds', message: 'are too many beside these statements' }],
  );
}
