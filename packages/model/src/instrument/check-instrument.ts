import { checkTexts } from './check-instrument-texts.ts';
import {
  APPLICATIONS,
  type ApplicationId,
  type CellId,
  FOCI,
  type Instrument,
  instrumentSchema,
} from './instrument.schema.ts';
import type { InstrumentProblem, InstrumentProblemCode } from './instrument-problem.ts';

export type InstrumentCheck = {
  readonly problems: readonly InstrumentProblem[];
  readonly state: 'inconsistent' | 'draft' | 'publishable';
  readonly publishable: boolean;
};

/** How many entries a known model has in each place. */
export type InstrumentCounts = {
  readonly itemsPerCell: Readonly<Record<CellId, number>>;
  readonly askOthers: Readonly<Record<ApplicationId, number>>;
  readonly askYourself: Readonly<Record<ApplicationId, number>>;
  readonly practices: Readonly<Record<ApplicationId, number>>;
  readonly resources: Readonly<Record<ApplicationId, number>>;
};

/**
 * Proves an instrument consistent, and tells a draft from one that may be published.
 *
 * Checked: shape and lengths, unique ids, one filled cell for each focus and application, exactly one core item, a
 * complete scale, every reference resolved, the order of the advice, every text and source there, statements of one
 * short sentence. With `counts`, also how many entries stand in each place.
 *
 * @returns every problem found (never only the first); `publishable` is true when there is none
 * @example checkInstrument(instrument, hcl360Counts).publishable // true
 */
export function checkInstrument(instrument: Instrument, counts?: InstrumentCounts): InstrumentCheck {
  const problems = [
    ...checkShape(instrument),
    ...checkIds(instrument),
    ...checkCells(instrument),
    ...checkCore(instrument),
    ...checkScale(instrument),
    ...checkAdvice(instrument),
    ...checkSources(instrument),
    ...checkTexts(instrument),
    ...(counts === undefined ? [] : checkCounts(instrument, counts)),
  ];
  const inconsistent = problems.some((problem) => problem.kind === 'inconsistent');
  const state = inconsistent ? 'inconsistent' : problems.length > 0 ? 'draft' : 'publishable';
  return { problems, state, publishable: state === 'publishable' };
}

function inconsistent(code: InstrumentProblemCode, where: string, message: string): InstrumentProblem {
  return { code, kind: 'inconsistent', where, message };
}

function checkShape(instrument: Instrument): InstrumentProblem[] {
  const parsed = instrumentSchema.safeParse(instrument);
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => inconsistent('malformed', issue.path.map(String).join('/'), issue.message));
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function checkIds(instrument: Instrument): InstrumentProblem[] {
  const { items, askOthers, askYourself, practices, resources, advice } = instrument;
  // One space of ids for all entries: plans and comments refer to an entry by its id alone.
  const entries = [...items, ...askOthers, ...askYourself, ...practices, ...resources, ...advice].map(({ id }) => id);
  const documents = instrument.documents.map(({ id }) => id);
  const named = [entries, instrument.cells.map(({ id }) => id), documents, instrument.foci.map(({ id }) => id)];
  named.push(instrument.applications.map(({ id }) => id));
  return named
    .flatMap(repeated)
    .map((id) => inconsistent('duplicate-id', id, `The id "${id}" is used more than once.`));
}

function checkCells(instrument: Instrument): InstrumentProblem[] {
  const problems: InstrumentProblem[] = [];
  for (const focus of FOCI) {
    for (const application of APPLICATIONS) {
      const id = `${focus}-${application}`;
      const here = instrument.cells.filter((cell) => cell.focus === focus && cell.application === application);
      if (here.length !== 1 || here[0]?.id !== id) {
        problems.push(
          inconsistent('missing-cell', `cells/${id}`, `There must be exactly one cell "${id}" for its place.`),
        );
      }
    }
  }
  for (const focus of FOCI.filter((id) => !instrument.foci.some((entry) => entry.id === id))) {
    problems.push(inconsistent('missing-cell', `foci/${focus}`, `The focus "${focus}" is not described.`));
  }
  for (const application of APPLICATIONS.filter((id) => !instrument.applications.some((entry) => entry.id === id))) {
    problems.push(
      inconsistent('missing-cell', `applications/${application}`, `The application "${application}" is not described.`),
    );
  }
  for (const cell of instrument.cells) {
    if (!instrument.items.some((item) => item.cellId === cell.id)) {
      problems.push(inconsistent('empty-cell', `cells/${cell.id}`, 'No item stands in this cell.'));
    }
  }
  for (const item of instrument.items) {
    if (item.cellId !== null && !instrument.cells.some((cell) => cell.id === item.cellId)) {
      problems.push(inconsistent('unknown-cell', `items/${item.id}`, `There is no cell "${item.cellId}".`));
    }
  }
  return problems;
}

function checkCore(instrument: Instrument): InstrumentProblem[] {
  const outside = instrument.items.filter((item) => item.cellId === null).map((item) => item.id);
  if (outside.length === 1 && outside[0] === instrument.core.itemId) return [];
  const found = outside.length === 0 ? 'none' : outside.join(', ');
  return [
    inconsistent(
      'core-item',
      'core',
      `Exactly one item stands in no cell, the core item "${instrument.core.itemId}"; found: ${found}.`,
    ),
  ];
}

function checkScale({ scale }: Instrument): InstrumentProblem[] {
  const complete =
    scale.minimum < scale.maximum &&
    scale.options.length === scale.maximum - scale.minimum + 1 &&
    scale.options.every((option, index) => option.value === scale.minimum + index);
  const distinct = repeated([...scale.options.map(({ label }) => label), scale.notObserved.label]).length === 0;
  const problems: InstrumentProblem[] = [];
  if (!complete) {
    problems.push(
      inconsistent(
        'scale',
        'scale',
        `Each value from ${scale.minimum} to ${scale.maximum} needs one option, in order.`,
      ),
    );
  }
  if (!distinct) problems.push(inconsistent('scale', 'scale', 'Two options of the scale have the same label.'));
  return problems;
}

function checkAdvice(instrument: Instrument): InstrumentProblem[] {
  const itemIds = new Set(instrument.items.map(({ id }) => id));
  const unknown = instrument.advice.flatMap((advice) =>
    advice.favours.items
      .filter((id) => !itemIds.has(id))
      .map((id) => inconsistent('unknown-item', `advice/${advice.id}`, `There is no item "${id}".`)),
  );
  const places = instrument.advice.map(({ careerStage, order }) => `${careerStage} ${order}`);
  const clashes = repeated(places).map((place) =>
    inconsistent('order', 'advice', `Two pieces of advice claim the place "${place}".`),
  );
  return [...unknown, ...clashes];
}

function checkSources(instrument: Instrument): InstrumentProblem[] {
  const lists = ['items', 'askOthers', 'askYourself', 'practices', 'resources', 'advice'] as const;
  return lists.flatMap((list) =>
    instrument[list].flatMap(({ id, source }): InstrumentProblem[] => {
      const where = `${list}/${id}`;
      const document = instrument.documents.find((candidate) => candidate.id === source.document);
      if (document === undefined) {
        return [inconsistent('unknown-source', where, `There is no document "${source.document}".`)];
      }
      if (source.slide === '') {
        return [
          { code: 'missing-source', kind: 'unfinished', where, message: 'The slide it comes from is not named.' },
        ];
      }
      return document.slides.includes(source.slide)
        ? []
        : [inconsistent('unknown-source', where, `"${document.title}" has no slide "${source.slide}".`)];
    }),
  );
}

function checkCounts(instrument: Instrument, counts: InstrumentCounts): InstrumentProblem[] {
  const problems: InstrumentProblem[] = [];
  const expect = (where: string, expected: number, found: number) => {
    if (expected !== found) {
      problems.push(inconsistent('wrong-count', where, `The model has ${expected} here; there are ${found}.`));
    }
  };
  for (const focus of FOCI) {
    for (const application of APPLICATIONS) {
      const cellId: CellId = `${focus}-${application}`;
      const found = instrument.items.filter((item) => item.cellId === cellId).length;
      expect(`cells/${cellId}`, counts.itemsPerCell[cellId], found);
    }
  }
  for (const list of ['askOthers', 'askYourself', 'practices', 'resources'] as const) {
    for (const application of APPLICATIONS) {
      const found = instrument[list].filter((entry) => entry.application === application).length;
      expect(`${list} (${application})`, counts[list][application], found);
    }
  }
  return problems;
}
