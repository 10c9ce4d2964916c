import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

const locales = path.resolve(import.meta.dirname, '../../apps/web/src/survey/locales');

/** Letters of a script that runs from right to left, one for each of ours. They mean nothing. */
const letters = 'אבגדהוזחטיכלמנסעפצקרשתאבגד';

/**
 * Answers requests for the survey's English texts with a language that nobody speaks: written from right to left, and longer than English
 * by a third. The product has no such language; this is how its pages are known to be ready for one.
 */
export async function speakPseudoLanguage(page: Page): Promise<void> {
  await page.route(/\/assets\/(?:[\w-]+\.)?en-[\w-]{8}\.js$/, async (route) => {
    const part = /\/assets\/(?:([\w-]+)\.)?en-/.exec(route.request().url())?.[1];
    const texts: unknown = JSON.parse(readFileSync(path.join(locales, `${part ? `${part}.` : ''}en.json`), 'utf8'));
    const body = `export default ${JSON.stringify({ ...Object(inPseudoLanguage(texts)), ...(part ? {} : { direction: 'rtl' }) })};`;
    await route.fulfill({ contentType: 'text/javascript', body });
  });
}

function inPseudoLanguage(texts: unknown): unknown {
  if (typeof texts === 'string')
    return texts
      .split(/(\{\{.*?\}\})/)
      .map((piece) => (piece.startsWith('{{') ? piece : written(piece)))
      .join('');
  return Object.fromEntries(Object.entries(Object(texts)).map(([key, text]) => [key, inPseudoLanguage(text)]));
}

function written(piece: string): string {
  return piece.replace(/[a-z]+/gi, (word) => {
    const turned = [...word.toLowerCase()].map((letter) => letters[letter.charCodeAt(0) - 97] ?? letter).join('');
    return turned + turned.slice(0, Math.ceil(word.length / 3));
  });
}
