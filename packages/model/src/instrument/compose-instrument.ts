import { APPLICATIONS, FOCI, type Instrument } from './instrument.schema.ts';
import type { InstrumentStructure, InstrumentTexts } from './instrument-structure.ts';

/**
 * Joins a structure with the texts of one language into an instrument.
 *
 * A text that the language lacks becomes an empty string (a practice's title or an item's name becomes its id), so that
 * a draft can be looked at; `checkInstrument` lists what is missing. Every call returns a new object that its caller may
 * change.
 *
 * @example composeInstrument(hcl360Structure, englishTexts).items[0]?.name // "Commitment to Human-Centered Leadership"
 */
export function composeInstrument(structure: InstrumentStructure, texts: InstrumentTexts): Instrument {
  return {
    id: structure.id,
    version: structure.version,
    locale: texts.locale,
    name: texts.name,
    credit: texts.credit,
    documents: structure.documents.map((document) => ({ ...document, slides: [...document.slides] })),
    scale: composeScale(structure, texts),
    foci: FOCI.map((id) => ({ id, ...texts.foci[id] })),
    applications: APPLICATIONS.map((id) => ({ id, ...texts.applications[id] })),
    core: { itemId: structure.coreItemId, headline: texts.coreHeadline },
    cells: structure.cells.map((cell) => ({
      ...cell,
      name: `${texts.foci[cell.focus].name} · ${texts.applications[cell.application].name}`,
      headline: texts.cells[cell.id] ?? '',
    })),
    items: composeItems(structure, texts),
    askOthers: structure.askOthers.map((entry) => ({
      ...entry,
      source: { ...entry.source },
      prompt: texts.askOthers[entry.id] ?? '',
    })),
    askYourself: structure.askYourself.map((entry) => ({
      ...entry,
      source: { ...entry.source },
      prompt: texts.askYourself[entry.id] ?? '',
    })),
    practices: structure.practices.map((practice) => ({
      ...practice,
      source: { ...practice.source },
      title: texts.practices[practice.id]?.title ?? practice.id,
      text: texts.practices[practice.id]?.text ?? '',
    })),
    resources: structure.resources.map((resource) => ({ ...resource, source: { ...resource.source } })),
    advice: structure.advice.map((advice) => ({
      ...advice,
      source: { ...advice.source },
      text: texts.advice[advice.id] ?? '',
      favours: {
        applications: [...(advice.favours.applications ?? [])],
        levels: [...(advice.favours.levels ?? [])],
        items: [...(advice.favours.items ?? [])],
      },
    })),
  };
}

function composeScale(structure: InstrumentStructure, texts: InstrumentTexts): Instrument['scale'] {
  const { minimum, maximum } = structure.scale;
  return {
    minimum,
    maximum,
    question: texts.scale.question,
    selfQuestion: texts.scale.selfQuestion,
    options: texts.scale.labels.map((label, index) => ({ value: minimum + index, label })),
    notObserved: { ...texts.scale.notObserved },
  };
}

function composeItems(structure: InstrumentStructure, texts: InstrumentTexts): Instrument['items'] {
  return structure.items.map((item) => {
    const own = texts.items[item.id];
    return {
      id: item.id,
      cellId: item.cellId,
      name: own?.name ?? item.id,
      aliases: [...(own?.aliases ?? [])],
      level: item.level === null ? null : { ...item.level },
      statement: own?.statement ?? '',
      selfStatement: own?.selfStatement ?? '',
      source: { ...item.source },
    };
  });
}
