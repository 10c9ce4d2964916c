import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { readDirectoryFile } from './read-directory-file.ts';

/** A file as the network brings it: in pieces that fall anywhere, also inside a letter. */
async function* inPieces(content: string | Buffer, size = 7): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function refusal(content: string | Buffer, size?: number): Promise<{ code: string; message: string }> {
  try {
    await readDirectoryFile(inPieces(content, size));
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('the file was read');
}

const people = [
  { line: 2, cells: ['Zoë', 'zoe@h.test'] },
  { line: 3, cells: ['Ben', 'ben@h.test'] },
];

describe('readDirectoryFile', () => {
  it.each([
    ['commas', 'Name,Mail\nZoë,zoe@h.test\nBen,ben@h.test\n'],
    ['semicolons and Windows line ends', 'Name;Mail\r\nZoë;zoe@h.test\r\nBen;ben@h.test\r\n'],
    ['tabs and no line end at the end', 'Name\tMail\nZoë\tzoe@h.test\nBen\tben@h.test'],
    ['old Mac line ends', 'Name,Mail\rZoë,zoe@h.test\rBen,ben@h.test\r'],
    ['a byte order mark', '\uFEFFName,Mail\nZoë,zoe@h.test\nBen,ben@h.test\n'],
    ['quotation marks around everything', '"Name","Mail"\n"Zoë","zoe@h.test"\n"Ben","ben@h.test"\n'],
  ])('reads %s, however the pieces fall', async (_, content) => {
    for (const size of [1, 2, 3, 7, 4096]) {
      expect(await readDirectoryFile(inPieces(content, size))).toEqual({ columns: ['Name', 'Mail'], rows: people });
    }
  });

  it('counts lines as people see them, past line breaks in cells and empty lines', async () => {
    const content = 'Name,Note\r\n\r\nAda,"one\r\ntwo\r\nthree"\r\n,\r\nBen,"a ""quoted"" word, and a comma"\r\n';
    for (const size of [1, 5, 4096]) {
      expect((await readDirectoryFile(inPieces(content, size))).rows).toEqual([
        { line: 3, cells: ['Ada', 'one\ntwo\nthree'] },
        { line: 7, cells: ['Ben', 'a "quoted" word, and a comma'] },
      ]);
    }
  });

  it('obeys the first line that Excel writes for Excel', async () => {
    const file = await readDirectoryFile(inPieces('sep=;\r\nName;Mail\r\nAda, Dr.;ada@h.test\r\n'));
    expect(file).toEqual({ columns: ['Name', 'Mail'], rows: [{ line: 3, cells: ['Ada, Dr.', 'ada@h.test'] }] });
  });

  it('keeps rows of other widths for the plan to judge, and names columns without a name', async () => {
    const file = await readDirectoryFile(inPieces('Name,,Mail\nAda\nBen,x,ben@h.test,more\n'));
    expect(file.columns).toEqual(['Name', 'Column 2', 'Mail']);
    expect(file.rows.map(({ cells }) => cells.length)).toEqual([1, 4]);
  });

  it('lets quotation marks inside a cell stand', async () => {
    const file = await readDirectoryFile(inPieces('Name,Title\nAda,5" screen expert\n'));
    expect(file.rows[0]?.cells).toEqual(['Ada', '5" screen expert']);
  });

  it('reads the real export', async () => {
    const content = await readFile(path.join(import.meta.dirname, 'fixtures/oracle-hr-employees.csv'));
    const file = await readDirectoryFile(inPieces(content, 1000));
    expect(file.columns).toHaveLength(11);
    expect(file.rows).toHaveLength(107);
    expect(file.rows[0]).toEqual({
      line: 2,
      cells: [
        '100',
        'Steven',
        'King',
        'SKING',
        '1.515.555.0100',
        '17-06-2013',
        'President',
        '',
        'Executive',
        'Seattle',
        'US',
      ],
    });
  });
});

describe('files that are refused', () => {
  const longLine = `${'x'.repeat(1000)}\n`;
  const table = 'Name,Mail\nZoë,zoe@h.test\n';
  it.each([
    ['a workbook', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(300, 1)]), 'file-not-readable', 'Excel'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file-not-readable', 'old Excel'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'file-not-readable', 'PDF'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file-not-readable', 'not a table'],
    ['zeros', Buffer.alloc(2000), 'file-not-readable', 'not a table'],
    ['a zero late in the file', Buffer.from(`${table.repeat(500)}\0`), 'file-not-readable', 'not a table'],
    ['Latin-1', Buffer.from(table, 'latin1'), 'file-encoding-wrong', 'CSV UTF-8'],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${table}`, 'utf16le'), 'file-encoding-wrong', 'UTF-16'],
    ['UTF-16 without a mark', Buffer.from(table, 'utf16le'), 'file-encoding-wrong', 'UTF-16'],
    [
      'half a letter at the end',
      Buffer.concat([Buffer.from('Name\nA'), Buffer.from([0xc3])]),
      'file-encoding-wrong',
      'line 2',
    ],
    ['nothing', Buffer.alloc(0), 'file-empty', 'nothing'],
    ['a mark alone', Buffer.from('\uFEFF'), 'file-empty', 'no people'],
    ['a header alone', Buffer.from('Name,Mail\n\n,\n'), 'file-empty', 'no people'],
    [
      'people without a header',
      Buffer.from('Ada,ada@h.test\nBen,ben@h.test\n'),
      'file-not-readable',
      'names the columns',
    ],
    [
      'a quotation mark that is not closed',
      Buffer.from('Name,Mail\nAda,a@h.test\n"Ben,b@h.test\nCy,c@h.test\n'),
      'file-not-readable',
      'line 3',
    ],
    [
      'the same in a large file',
      Buffer.from(`Name\nAda\n"Ben\n${'x\n'.repeat(200_000)}`),
      'file-not-readable',
      'line 3',
    ],
    ['more than 200 columns', Buffer.from(`${'c,'.repeat(201)}\nx\n`), 'file-not-readable', '200 columns'],
    ['more than 20,000 people', Buffer.from(`Name\n${'Ada\n'.repeat(20_001)}`), 'file-too-large', '20,000'],
    ['more than 5 MB', Buffer.alloc(5 * 1024 * 1024 + 1, longLine), 'file-too-large', '5 MB'],
  ])('%s', async (_, content, code, says) => {
    const refused = await refusal(content, content.length > 10_000 ? 65_536 : 7);
    expect(refused.code).toBe(code);
    expect(refused.message).toContain(says);
  });

  it('stops reading as soon as it is too large', async () => {
    let pieces = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      for (;;) {
        pieces += 1;
        yield Buffer.alloc(1024 * 1024, longLine);
      }
    }
    await expect(readDirectoryFile(endless())).rejects.toThrow(/5 MB/);
    expect(pieces).toBeLessThan(12);
  });
});
