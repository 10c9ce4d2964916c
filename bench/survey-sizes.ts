import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const built = path.join(import.meta.dirname, '..', 'apps', 'web', 'dist');

/** Bytes as they are, and as a proxy in front of the product would compress them. */
export type Size = { bytes: number; gzip: number; brotli: number };

/**
 * What a rater's browser loads of the built survey before anything is shown, by kind, and what it loads later.
 *
 * @throws when the pages are not built, or the page names a file that is not there
 */
export function surveySizes(): { first: Record<string, Size>; later: Record<string, Size> } {
  const page = readFileSync(path.join(built, 'survey.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
  const files = withImports(named.map((address) => path.basename(address)));
  const ending = (end: string) => files.filter((file) => file.endsWith(end));
  const fonts = ending('.css').flatMap((file) =>
    [
      ...asset(file)
        .toString()
        .matchAll(/url\(\/assets\/([^)]+)\)/g),
    ].map((match) => match[1] ?? ''),
  );
  const all = readdirSync(path.join(built, 'assets')).filter((file) => /\.(?:js|css)$/.test(file));
  const later = (name: string) => all.filter((file) => file.startsWith(name) && !files.includes(file));
  // A browser loads one language of four.
  const longestTexts = (part: string) => {
    const languages = all.filter((file) => file.startsWith(part) && /^(?:en|de|fr|es)-/.test(file.slice(part.length)));
    return sizeOf([languages.map(asset).reduce((one, other) => (other.length > one.length ? other : one))]);
  };
  return {
    first: {
      HTML: sizeOf([Buffer.from(page)]),
      JavaScript: sizeOf(ending('.js').map(asset)),
      'texts (the longest language)': longestTexts(''),
      CSS: sizeOf(ending('.css').map(asset)),
      fonts: sizeOf(fonts.map(asset)),
    },
    later: {
      "ballots' arithmetic (worker)": sizeOf(later('ballot-worker').map(asset)),
      '"How it works"': sum([sizeOf(later('how-it-works-page').map(asset)), longestTexts('how-it-works.')]),
      '"Continue on another device"': sum([
        sizeOf(later('other-device-panel').map(asset)),
        longestTexts('other-device.'),
      ]),
      'its QR code': sizeOf(later('draw-qr').map(asset)),
    },
  };
}

export function sum(sizes: readonly Size[]): Size {
  const total = (key: keyof Size) => sizes.reduce((bytes, size) => bytes + size[key], 0);
  return { bytes: total('bytes'), gzip: total('gzip'), brotli: total('brotli') };
}

/** Files and what they import at once, each one time. */
function withImports(files: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    if (!file.endsWith('.js')) return;
    for (const match of asset(file)
      .toString()
      .matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) {
      visit(match[1] ?? '');
    }
  };
  for (const file of files) visit(file);
  return [...found];
}

function asset(file: string): Buffer {
  return readFileSync(path.join(built, 'assets', file));
}

function sizeOf(contents: readonly Buffer[]): Size {
  return sum(
    contents.map((content) => ({
      bytes: content.length,
      gzip: gzipSync(content, { level: 9 }).length,
      brotli: brotliCompressSync(content).length,
    })),
  );
}
