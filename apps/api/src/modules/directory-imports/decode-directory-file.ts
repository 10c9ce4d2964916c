import { TextDecoder } from 'node:util';
import { AppError } from '../../core/errors.ts';

/** The largest file, in bytes. 20,000 people with eleven columns are about 2.5 MB. */
export const fileBytesMaximum = 5 * 1024 * 1024;

const howToExport =
  'In Excel choose “Save as” and the type “CSV UTF-8”; in LibreOffice tick “Edit filter settings” and choose “Unicode (UTF-8)”; in Google Sheets choose “Download”, “Comma-separated values”.';

/** How files begin that people take for a table, and what they are. */
const foreignFormats: readonly { begins: string; is: string }[] = [
  { begins: '504b0304', is: 'an Excel or OpenDocument workbook, or a zip archive' },
  { begins: 'd0cf11e0', is: 'a workbook of an old Excel' },
  { begins: '25504446', is: 'a PDF document' },
  { begins: '7b5c727466', is: 'a text document (RTF)' },
  { begins: '1f8b', is: 'a compressed file' },
];

/**
 * Turns the bytes of an uploaded file into text, piece by piece: the file is never held as a whole. Line ends become "\n", a byte
 * order mark is dropped.
 *
 * @throws AppError `file-too-large`, `file-empty`, `file-encoding-wrong`, `file-not-readable`
 */
export async function* decodeDirectoryFile(file: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  // The mark is dropped by the decoder; anything that is not UTF-8 makes it throw.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let lines = 1;
  let carriageReturn = '';
  for await (const chunk of withHeadTogether(file)) {
    if (bytes === 0) refuseForeignFormats(chunk);
    bytes += chunk.length;
    if (bytes > fileBytesMaximum) throw tooLarge();
    if (chunk.includes(0)) throw binary();
    const text = carriageReturn + decodeOrRefuse(decoder, chunk, lines);
    // A carriage return at the end may be half of a line end: it waits for the next piece.
    carriageReturn = text.endsWith('\r') ? '\r' : '';
    const whole = (carriageReturn === '' ? text : text.slice(0, -1)).replaceAll(/\r\n?/g, '\n');
    lines += whole.split('\n').length - 1;
    if (whole !== '') yield whole;
  }
  if (bytes === 0) throw new AppError('file-empty', 'There is nothing in this file.');
  yield (carriageReturn + decodeOrRefuse(decoder, undefined, lines)).replaceAll(/\r\n?/g, '\n');
}

/** The file, its first bytes in one piece even when the network brought them one by one. */
async function* withHeadTogether(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let head: Uint8Array | null = Buffer.alloc(0);
  for await (const chunk of file) {
    if (head === null) yield chunk;
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length < 512) continue;
      yield head;
      head = null;
    }
  }
  if (head !== null && head.length > 0) yield head;
}

function decodeOrRefuse(decoder: TextDecoder, chunk: Uint8Array | undefined, line: number): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new AppError(
      'file-encoding-wrong',
      `This file is not in UTF-8: letters with accents would be damaged (in or after line ${line}). ${howToExport}`,
    );
  }
}

function refuseForeignFormats(head: Uint8Array): void {
  const hexadecimal = Buffer.from(head.subarray(0, 8)).toString('hex');
  const foreign = foreignFormats.find(({ begins }) => hexadecimal.startsWith(begins));
  if (foreign)
    throw new AppError('file-not-readable', `This is ${foreign.is}, not a table in text form. ${howToExport}`);
  if (hexadecimal.startsWith('fffe') || hexadecimal.startsWith('feff') || looksLikeUtf16(head)) {
    throw new AppError('file-encoding-wrong', `This file is in UTF-16. ${howToExport}`);
  }
  if (head.some(isControl)) throw binary();
}

/** What no text holds; tabulators and line ends are none of these. */
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32);
}

/** Western letters in UTF-16 have a zero in every other byte. */
function looksLikeUtf16(head: Uint8Array): boolean {
  const start = head.subarray(0, 512);
  if (start.length < 4) return false;
  const zeros = [0, 0];
  for (const [index, byte] of start.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  return Math.max(even, odd) > start.length / 4 && Math.min(even, odd) === 0;
}

function binary(): AppError {
  return new AppError('file-not-readable', `This is not a table in text form. ${howToExport}`);
}

/** Also for the route, which sees the announced length first. */
export function tooLarge(): AppError {
  return new AppError(
    'file-too-large',
    'The file is larger than 5 MB. Leave out columns that are not needed, or split it.',
  );
}
