import { composeInstrument } from '../instrument/compose-instrument.ts';
import type { Instrument } from '../instrument/instrument.schema.ts';
import type { InstrumentStructure, InstrumentTexts } from '../instrument/instrument-structure.ts';
import { hcl360Structure } from './hcl-360/structure/hcl-360.structure.ts';
import { en } from './hcl-360/texts/en.ts';

type Release = {
  readonly structure: InstrumentStructure;
  readonly texts: readonly [InstrumentTexts, ...InstrumentTexts[]];
};

/**
 * Every version ever released, oldest first: a campaign keeps the version that it was opened with, so none is removed.
 * The first texts of a release are what other languages fall back to.
 */
const RELEASES: readonly Release[] = [{ structure: hcl360Structure, texts: [en] }];

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
  const release = RELEASES.findLast(
    ({ structure }) => structure.id === id && (version === undefined || structure.version === version),
  );
  if (release === undefined) return undefined;
  return composeInstrument(release.structure, pickTexts(release.texts, locale));
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
