import { describe, expect, it } from 'vitest';
import { getInstrument } from './get-instrument.ts';
import { instrumentVersion } from './hcl-360/structure/hcl-360.structure.ts';

describe('getInstrument', () => {
  it('gives the newest version when none is asked for', () => {
    expect(getInstrument('hcl-360')).toMatchObject({ id: 'hcl-360', version: instrumentVersion, locale: 'en' });
  });

  it('gives the version that a campaign was opened with', () => {
    expect(getInstrument('hcl-360', '1.0.0')?.version).toBe('1.0.0');
  });

  it.each([
    ['an unknown instrument', 'hcl-180', undefined],
    ['an unknown version', 'hcl-360', '0.9.0'],
    ['a name that every object has', 'constructor', undefined],
  ])('is undefined for %s', (_name, id, version) => {
    expect(getInstrument(id, version)).toBeUndefined();
  });

  it.each(['en', 'EN', 'en-GB', 'xx', ''])('has texts for the locale "%s"', (locale) => {
    expect(getInstrument('hcl-360', undefined, locale)?.locale).toBe('en');
  });

  it.each([
    ['de-CH', 'de'],
    ['FR', 'fr'],
    ['es-419', 'es'],
  ])('takes the language of "%s" where the region is not there', (locale, language) => {
    expect(getInstrument('hcl-360', undefined, locale)?.locale).toBe(language);
  });
});
