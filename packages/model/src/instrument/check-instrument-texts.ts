import type { Instrument } from './instrument.schema.ts';
import type { InstrumentProblem, InstrumentProblemCode } from './instrument-problem.ts';

/** Longest rating statement in characters: two lines on a phone. */
const STATEMENT_MAX_LENGTH = 120;

/** Every text that an instrument lacks, every statement that is not one short sentence, every statement used twice. */
export function checkTexts(instrument: Instrument): InstrumentProblem[] {
  const statements = instrument.items.flatMap((item) => [
    { where: `items/${item.id}/statement`, text: item.statement },
    { where: `items/${item.id}/selfStatement`, text: item.selfStatement },
  ]);
  return [
    ...[...otherTexts(instrument), ...statements].flatMap(({ where, text }) =>
      text.trim() === '' ? [unfinished('missing-text', where, 'This text is not written yet.')] : [],
    ),
    ...statements.flatMap(({ where, text }) => (text.trim() === '' ? [] : checkStatement(where, text.trim()))),
    ...findRepeatedStatements(statements),
  ];
}

function unfinished(code: InstrumentProblemCode, where: string, message: string): InstrumentProblem {
  return { code, kind: 'unfinished', where, message };
}

function otherTexts(instrument: Instrument): { where: string; text: string }[] {
  return [
    { where: 'credit', text: instrument.credit },
    { where: 'scale/question', text: instrument.scale.question },
    { where: 'scale/selfQuestion', text: instrument.scale.selfQuestion },
    { where: 'core/headline', text: instrument.core.headline },
    ...instrument.foci.map(({ id, description }) => ({ where: `foci/${id}`, text: description })),
    ...instrument.applications.map(({ id, description }) => ({ where: `applications/${id}`, text: description })),
    ...instrument.cells.map(({ id, headline }) => ({ where: `cells/${id}`, text: headline })),
    ...instrument.askOthers.map(({ id, prompt }) => ({ where: `askOthers/${id}`, text: prompt })),
    ...instrument.askYourself.map(({ id, prompt }) => ({ where: `askYourself/${id}`, text: prompt })),
    ...instrument.practices.map(({ id, text }) => ({ where: `practices/${id}`, text })),
    ...instrument.advice.map(({ id, text }) => ({ where: `advice/${id}`, text })),
  ];
}

function checkStatement(where: string, statement: string): InstrumentProblem[] {
  const problems: InstrumentProblem[] = [];
  // A sentence's end: its mark, at the end of the text or before a blank. An abbreviation's dot would count as well,
  // and has no place in a statement either.
  const ends = statement.match(/[.!?…](?=\s|$)/g)?.length ?? 0;
  if (ends !== 1 || !/[.!?…]$/.test(statement)) {
    problems.push(unfinished('not-one-sentence', where, 'A statement is one sentence, with its full stop.'));
  }
  if (statement.length > STATEMENT_MAX_LENGTH) {
    problems.push(
      unfinished(
        'too-long',
        where,
        `A statement has at most ${STATEMENT_MAX_LENGTH} characters; this has ${statement.length}.`,
      ),
    );
  }
  return problems;
}

function findRepeatedStatements(statements: readonly { where: string; text: string }[]): InstrumentProblem[] {
  const firstPlaces = new Map<string, string>();
  return statements.flatMap(({ where, text }) => {
    const key = text.trim().toLowerCase();
    const first = firstPlaces.get(key);
    if (key === '') return [];
    if (first === undefined) {
      firstPlaces.set(key, where);
      return [];
    }
    return [unfinished('duplicate-text', where, `The same words stand at ${first}.`)];
  });
}
