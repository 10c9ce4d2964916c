import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { AppError } from '../../core/errors.ts';
import { decodeDirectoryFile } from './decode-directory-file.ts';
import { detectDelimiter } from './detect-delimiter.ts';

/** The most people in one file. */
export const fileRowsMaximum = 20_000;
const columnsMaximum = 200;
/** More than any field may have: what is too long is still told apart from what fits. */
const cellMaximum = 1_000;
const recordBytesMaximum = 64 * 1024;

/** A directory file, read but not understood: names of its columns, and its rows with the lines on which they begin. */
export interface DirectoryFile {
  columns: string[];
  rows: { line: number; cells: string[] }[];
}

/**
 * Reads a table in text form: UTF-8, separated by comma, semicolon, tab or bar, with or without quotation marks, the first line
 * naming the columns. Parsed as it comes in.
 *
 * @throws AppError `file-empty`, `file-too-large`, `file-encoding-wrong`, `file-not-readable`
 */
export async function readDirectoryFile(file: AsyncIterable<Uint8Array>): Promise<DirectoryFile> {
  const pieces = decodeDirectoryFile(file);
  let head = '';
  while (head.length < 4096) {
    const piece = await pieces.next();
    if (piece.done) break;
    head += piece.value;
  }
  // Excel's own first line for other Excels: "sep=;".
  const named = /^sep=(.)\n/i.exec(head);
  const body = named ? head.slice(named[0].length) : head;
  const collector = new RowCollector(named ? 1 : 0);
  const parser = parse({
    delimiter: named?.[1] ?? detectDelimiter(body),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    record_delimiter: '\n',
    max_record_size: recordBytesMaximum,
    on_record: (record: string[], { lines }) => collector.take(record, lines),
  });
  try {
    // Rows are taken as they are parsed; nothing comes out at the end that would have to be read.
    await pipeline(Readable.from(textOf(body, pieces)), parser.resume());
  } catch (error) {
    if (error instanceof CsvError) throw notATable(error, collector.lastLine);
    throw error;
  }
  return collector.finish();
}

async function* textOf(head: string, rest: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  if (head !== '') yield head;
  yield* rest;
}

/** The first record names the columns, every other is a row. */
class RowCollector {
  /** The line on which the record before ended. */
  lastLine: number;
  readonly #skippedLines: number;
  #columns: string[] | null = null;
  readonly #rows: DirectoryFile['rows'] = [];

  constructor(skippedLines: number) {
    this.#skippedLines = skippedLines;
    this.lastLine = skippedLines;
  }

  /** @param lines the line on which the record ends, as the parser counts; people look for where it begins */
  take(record: readonly string[], lines: number): null {
    const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    this.lastLine = lines + this.#skippedLines;
    if (record.every((cell) => cell.trim() === '')) return null;
    if (this.#columns === null) {
      this.#columns = columnNames(record);
      return null;
    }
    if (this.#rows.length === fileRowsMaximum) {
      const most = fileRowsMaximum.toLocaleString('en');
      const words = `The file has more than ${most} people. Split it: whoever is not in a file is left alone.`;
      throw new AppError('file-too-large', words);
    }
    const cells = record.slice(0, columnsMaximum).map((cell) => cell.slice(0, cellMaximum));
    this.#rows.push({ line: this.lastLine - breaks, cells });
    return null;
  }

  finish(): DirectoryFile {
    if (this.#columns === null || this.#rows.length === 0) {
      const words = 'There are no people in this file. Its first line names the columns, people follow.';
      throw new AppError('file-empty', words);
    }
    return { columns: this.#columns, rows: this.#rows };
  }
}

function columnNames(record: readonly string[]): string[] {
  if (record.length > columnsMaximum) {
    throw new AppError(
      'file-not-readable',
      `This file has more than ${columnsMaximum} columns. Leave out those that are not needed.`,
    );
  }
  if (record.some((name) => name.includes('@'))) {
    throw new AppError(
      'file-not-readable',
      'The first line seems to be a person. Put a line above it that names the columns.',
    );
  }
  return record.map((name, index) => name.replaceAll(/\s+/g, ' ').trim().slice(0, 100) || `Column ${index + 1}`);
}

function notATable(error: CsvError, line: number): AppError {
  const problem =
    error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
      ? `A quotation mark is opened in or after line ${line + 1} and never closed.`
      : `The file cannot be read as a table in or after line ${line + 1}.`;
  return new AppError('file-not-readable', `${problem} Correct that line, or export the file again.`);
}
