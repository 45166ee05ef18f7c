import fc from 'fast-check';
import { expect, test } from 'vitest';
import csv from './csv.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const sheetOf = (text: string | Uint8Array, encoding?: string) =>
  csv.readSheet(typeof text === 'string' ? bytesOf(text) : text, { name: 's.csv', encoding });
const rowsOf = (text: string | Uint8Array) => {
  const sheet = sheetOf(text);
  return 'problem' in sheet ? sheet.problem : [sheet.header, ...sheet.rows.map(({ cells }) => cells)];
};

test.each([
  [
    'quotes, doubled quotes, ends of lines in cells',
    'a,b\r\n"x, ""y""\r\nz",2\r\n',
    [
      ['a', 'b'],
      ['x, "y"\r\nz', '2'],
    ],
  ],
  [
    'the last line without an end, and empty lines',
    'a,b\n\n1,2\n\n3,',
    [
      ['a', 'b'],
      ['1', '2'],
      ['3', ''],
    ],
  ],
  [
    'semicolons, though commas stand in cells',
    'a;b\n1,5;2,5\nx, y;z\n',
    [
      ['a', 'b'],
      ['1,5', '2,5'],
      ['x, y', 'z'],
    ],
  ],
  [
    'tabs',
    'a\tb\n1;2\t3,4\n',
    [
      ['a', 'b'],
      ['1;2', '3,4'],
    ],
  ],
  [
    'tabs between quoted cells in which commas stand',
    '"a"\t"b, c"\n""\t"1,5"\n',
    [
      ['a', 'b, c'],
      ['', '1,5'],
    ],
  ],
  [
    'a separator that is declared',
    'sep=|\r\na,b|c\r\n1|2\r\n',
    [
      ['a,b', 'c'],
      ['1', '2'],
    ],
  ],
  ['one column, whatever stands in it', 'Title\nBuy milk, eggs\nsay ""hi""\n', [['Title'], ['Buy milk, eggs'], ['say ""hi""']]],
  [
    'a mark of UTF-8 and ends of lines of an old Mac',
    '\ufeffa,b\r1,2\r',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a quote within a cell',
    'size,n\n5" pipe,1\n',
    [
      ['size', 'n'],
      ['5" pipe', '1'],
    ],
  ],
])('%s', (_, text, rows) => {
  expect(rowsOf(text)).toEqual(rows);
});

test('UTF-16 with a mark and without, and other encodings by name', () => {
  const text = 'имя,b\nжук,2\n';
  const rows = [
    ['имя', 'b'],
    ['жук', '2'],
  ];
  const little = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
  expect(rowsOf(little)).toEqual(rows);
  expect(rowsOf(new Uint8Array(Buffer.from(little).swap16()))).toEqual(rows);
  expect(rowsOf(new Uint8Array(Buffer.from('a,b\n1,2\n', 'utf16le')))).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
  const western = Uint8Array.of(...bytesOf('a,b\nJos'), 0xe9, ...bytesOf(',1\n'));
  expect(sheetOf(western)).toEqual({
    problem: 's.csv is not UTF-8; save it as CSV UTF-8, or say what it is, such as --encoding windows-1252',
  });
  expect(sheetOf(western, 'windows-1252')).toMatchObject({ rows: [{ cells: ['José', '1'] }] });
  expect(sheetOf('a', 'latin-99')).toEqual({
    problem: 's.csv cannot be read as "latin-99"; expected an encoding such as utf-8, utf-16le or windows-1252',
  });
});

test('rows that are too short or too long, text behind a quote and lines above the header are told with line and column', () => {
  const sheet = sheetOf('https://x.example,,\na,b,c\n1,2\n"x\ny",2,3,4,\n"p"q,2,3\n');
  expect(sheet).toMatchObject({
    header: ['a', 'b', 'c', ''],
    rows: [
      { number: 3, line: 3 },
      { number: 4, line: 4, cells: ['x\ny', '2', '3', '4', ''] },
      { number: 5, line: 6, cells: ['pq', '2', '3'] },
    ],
    notes: [
      's.csv:1 stands above the header and is no record: "https://x.example"',
      's.csv:3:4 ends after 2 cells; expected 3',
      's.csv:5:8 has 1 cell more than the header; it is kept',
      's.csv:6:4 has text behind a closing quote; it is part of the cell',
    ],
  });
});

test('a quote that is never closed stops the import, and so does a sheet without rows', () => {
  expect(sheetOf('a,b\n1,2\n3,"4\n5,6\n')).toEqual({ problem: 's.csv:3:3 opens a quote that is never closed; expected " behind the cell' });
  expect(sheetOf('a,b\n,\n')).toEqual({ problem: 's.csv holds no rows below a header' });
  expect(sheetOf('')).toEqual({ problem: 's.csv holds no rows below a header' });
});

test('the mark of UTF-8 counts before what somebody says', () => {
  expect(sheetOf('\ufeffName,B\né,2\n', 'windows-1252')).toMatchObject({ header: ['Name', 'B'], rows: [{ cells: ['é', '2'] }] });
});

test('a sheet that no memory holds is refused at the place where it becomes too large', () => {
  expect(sheetOf(`a,b\n${','.repeat(4_000_000)}1\n`)).toEqual({
    problem: expect.stringMatching(/^s\.csv:2:\d+ goes beyond 4,000,000 cells,/),
  });
  expect(sheetOf(`a,b\n${'1,'.repeat(1_000_000)}\n`)).toEqual({ problem: expect.stringMatching(/ 1,000,000 cells that hold something/) });
  expect(sheetOf(`a,b\n${'1\n'.repeat(200_001)}`)).toEqual({
    problem: expect.stringMatching(/^s\.csv:20000\d:1 goes beyond 200,000 rows/),
  });
  expect(sheetOf(`a${','.repeat(20_000)}b\n1,2\n`)).toEqual({ problem: 's.csv has 20,001 columns; expected at most 16,384' });
});

test('of many odd rows some are named, and the others counted', () => {
  const sheet = sheetOf(`a,b\n${'1\n'.repeat(50)}${'"1"x,2\n'.repeat(21)}`);
  expect(sheet).toMatchObject({ rows: { length: 71 }, notes: { length: 42 } });
  expect('notes' in sheet && sheet.notes.slice(-2)).toEqual([
    's.csv: and 30 more that end too soon',
    's.csv: and 1 more with text behind a closing quote',
  ]);
});

test('whatever is written as CSV is read as it was', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom('a', '1,5', 'x;y', '"', '\n', '\r\n', '=1+1', '\0', ' '),
  );
  const table = fc.integer({ min: 2, max: 5 }).chain((width) => {
    const row = fc.array(cell, { minLength: width, maxLength: width });
    const header = fc.array(fc.constantFrom('A', 'Due, or not', 'B;b'), { minLength: width, maxLength: width });
    return fc.tuple(
      header,
      fc.array(
        row.filter((cells) => cells.some((each) => each !== '')),
        { minLength: 1, maxLength: 5 },
      ),
    );
  });
  const end = fc.constantFrom('\n', '\r\n');
  fc.assert(
    fc.property(table, fc.constantFrom(',', ';', '\t', '|'), end, fc.boolean(), ([header, rows], separator, lineEnd, wide) => {
      const quoted = [header, ...rows].map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(separator)).join(lineEnd);
      const bytes = wide ? new Uint8Array(Buffer.from(`\ufeff${quoted}`, 'utf16le')) : bytesOf(quoted);
      expect(rowsOf(bytes)).toEqual([header, ...rows]);
    }),
  );
});
