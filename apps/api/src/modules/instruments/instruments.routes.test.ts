import { describe, expect, it } from 'vitest';
import { setUpProduct } from '../../testing/set-up-product.ts';

const { product } = await setUpProduct();

describe('GET /api/v1/instruments/:id', () => {
  it('returns the whole instrument to anybody', async () => {
    const reply = await product.app.inject('/api/v1/instruments/hcl-360');
    expect(reply.statusCode).toBe(200);
    const instrument = reply.json();
    expect(instrument).toMatchObject({ id: 'hcl-360', locale: 'en', scale: { minimum: 1, maximum: 5 } });
    expect(instrument.cells).toHaveLength(9);
    expect(instrument.items).toHaveLength(41);
    expect(instrument.askOthers).toHaveLength(16);
    expect(instrument.askYourself).toHaveLength(11);
    expect(instrument.practices).toHaveLength(21);
  });

  it('returns a version by name, for longer, and falls back to English', async () => {
    const { version } = (await product.app.inject('/api/v1/instruments/hcl-360')).json();
    const reply = await product.app.inject(`/api/v1/instruments/hcl-360?version=${version}&locale=fi-FI`);
    expect(reply.json()).toMatchObject({ version, locale: 'en' });
    expect(reply.headers['cache-control']).toBe('public, max-age=86400');
  });

  it('speaks four languages, and says which one it gave', async () => {
    for (const [locale, language] of [
      ['de-CH', 'de'],
      ['fr', 'fr'],
      ['es-MX', 'es'],
      ['en-GB', 'en'],
    ]) {
      const reply = await product.app.inject(`/api/v1/instruments/hcl-360?locale=${locale}`);
      expect(reply.json()).toMatchObject({ locale: language });
      expect(reply.headers['content-language']).toBe(language);
    }
    const german = (await product.app.inject('/api/v1/instruments/hcl-360?locale=de')).json();
    expect(german.scale.options.map(({ label }: { label: string }) => label)).toContain('manchmal');
    expect(german.items).toHaveLength(41);
  });

  it('gives a campaign of before the translations the words that it was opened with', async () => {
    const reply = await product.app.inject('/api/v1/instruments/hcl-360?version=1.0.0&locale=de');
    expect(reply.json()).toMatchObject({ version: '1.0.0', locale: 'en' });
  });

  it('says that others do not exist', async () => {
    for (const url of [
      '/api/v1/instruments/hcl-180',
      '/api/v1/instruments/hcl-360?version=0.0.1',
      '/api/v1/instruments/__proto__',
    ]) {
      expect((await product.app.inject(url)).json()).toMatchObject({ code: 'instrument-unknown', status: 404 });
    }
    expect((await product.app.inject(`/api/v1/instruments/${'x'.repeat(61)}`)).statusCode).toBe(400);
  });
});
