import { composeInstrument } from '../instrument/compose-instrument.ts';
import type { Instrument } from '../instrument/instrument.schema.ts';
import type { InstrumentStructure, InstrumentTexts } from '../instrument/instrument-structure.ts';
import { hcl360Structure } from './hcl-360/structure/hcl-360.structure.ts';
import { de } from './hcl-360/texts/de.ts';
import { en } from './hcl-360/texts/en.ts';
import { es } from './hcl-360/texts/es.ts';
import { fr } from './hcl-360/texts/fr.ts';

/** An instrument with the texts of its other languages. */
export type InstrumentRecord = Instrument & { readonly translations: readonly InstrumentTexts[] };

type Release = {
  readonly structure: InstrumentStructure;
  readonly texts: readonly [InstrumentTexts, ...InstrumentTexts[]];
};

/**
 * Every version ever released, oldest first: a campaign keeps the version that it was opened with, so none is removed.
 * The first texts of a release are what other languages fall back to.
 */
const RELEASES: readonly Release[] = [
  { structure: { ...hcl360Structure, version: '1.0.0' }, texts: [en] },
  // The same questions in more languages: docs/INSTRUMENT.md says why that is a version of its own.
  { structure: hcl360Structure, texts: [en, de, es, fr] },
];

/**
 * The instrument `id`, or `undefined` when there is none of that id and version.
 *
 * @param id e.g. "hcl-360"
 * @param version e.g. "1.0.0"; without it, the newest
 * @param locale a BCP 47 tag such as "de-CH"; its language is used when the region is not there, English when neither is
 * @returns a new object on every call
 * @example getInstrument('hcl-360')?.items.length // 41
 */
export function getInstrument(id: string, version?: string, locale?: string): Instrument | undefined {
  const release = findRelease(id, version);
  if (release === undefined) return undefined;
  return composeInstrument(release.structure, pickTexts(release.texts, locale));
}

/**
 * An instrument as a campaign keeps it when it opens: in its first language, with the texts of all others beside it, so that what
 * was asked can be read word for word in whatever language somebody answered.
 *
 * @param version as of `getInstrument`
 * @example getInstrumentRecord('hcl-360')?.translations.map(({ locale }) => locale) // ['de', 'es', 'fr']
 */
export function getInstrumentRecord(id: string, version?: string): InstrumentRecord | undefined {
  const release = findRelease(id, version);
  if (release === undefined) return undefined;
  const [first, ...translations] = release.texts;
  return { ...composeInstrument(release.structure, first), translations };
}

function findRelease(id: string, version: string | undefined): Release | undefined {
  return RELEASES.findLast(
    ({ structure }) => structure.id === id && (version === undefined || structure.version === version),
  );
}

function pickTexts(texts: Release['texts'], locale: string | undefined): InstrumentTexts {
  const wanted = locale?.toLowerCase();
  const language = wanted?.split('-')[0];
  return (
    texts.find((candidate) => candidate.locale.toLowerCase() === wanted) ??
    texts.find((candidate) => candidate.locale.toLowerCase() === language) ??
    texts[0]
  );
}
