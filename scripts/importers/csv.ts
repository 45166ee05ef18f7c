import type { Sheet, SheetImporter } from '../model/importer.ts';
import { quoteText } from '../model/reading.ts';

/** A row as it stands; `number` counts from the header's or what is above it, `places` say where each cell begins, and `end` where the row ends, as `line:column`. */
interface Row {
  number: number;
  line: number;
  start: number;
  cells: string[];
  places: [line: number, column: number][];
  end: [line: number, column: number];
  /** Where text stands behind a closing quote. */
  odd: [line: number, column: number][];
}

const separators = [',', ';', '\t', '|'];
const sampleChars = 256 * 1024;
const sampleRows = 200;
/** More than these do not fit into the memory of a small machine, once they are records; cells count also where they are empty. */
const mostRows = 200_000;
const mostCells = 4_000_000;
const mostFilled = 1_000_000;
/** As many columns as a spreadsheet has. */
const mostColumns = 16_384;
/** So many odd rows of a kind are named. */
const mostNamed = 20;

export default {
  summary: 'A sheet saved as CSV: each row is a record, each column a key.',
  readSheet(bytes, { name, encoding }) {
    const decoded = decode(bytes, encoding);
    if ('problem' in decoded) return { problem: `${name} ${decoded.problem}` };
    const declared = /^sep=(.)\r?\n/i.exec(decoded.text);
    const separator = declared?.[1] ?? findSeparator(decoded.text);
    const read = splitRows(decoded.text, separator, declared ? declared[0].length : 0);
    if (!Array.isArray(read)) return { problem: `${name}:${read.at.join(':')} ${read.problem}` };
    return sheetOf(read, name, separator, decoded.text);
  },
} satisfies SheetImporter;

const marks = new Map([
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]);

/** The text of a file: by its mark, else by the label that was asked for, else UTF-8. */
function decode(bytes: Uint8Array, label: string | undefined): { text: string } | { problem: string } {
  const known = [...marks].find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
  const meant = known ?? label ?? (bytes[0] !== 0 && bytes[1] === 0 ? 'utf-16le' : bytes[0] === 0 && bytes[1] !== 0 ? 'utf-16be' : 'utf-8');
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(meant, { fatal: true });
  } catch {
    return { problem: `cannot be read as ${quoteText(meant)}; expected an encoding such as utf-8, utf-16le or windows-1252` };
  }
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return {
      problem: `is not ${meant.toUpperCase()}; save it as CSV UTF-8, or say what it is, such as --encoding windows-1252`,
    };
  }
}

function isFilled({ cells }: Row): boolean {
  return cells.some((cell) => cell !== '');
}

/** The sign that parts the header into cells, and most rows into as many; empty where none does. */
function findSeparator(text: string): string {
  const sample = text.slice(0, sampleChars);
  let best = { sign: '', alike: 0, width: 1 };
  for (const sign of separators) {
    const read = splitRows(sample, sign, 0, sampleRows);
    const rows = Array.isArray(read) ? read : read.before;
    const widths = rows.map(({ cells }) => cells.length);
    const head = widths.findIndex((width) => width > 1);
    const width = widths[head] ?? 1;
    const below = rows.slice(head);
    // where text stands behind a closing quote, another sign parts the cells
    const isAlike = ({ cells, odd }: Row) => cells.length === width && odd.length === 0;
    const alike = width === 1 ? 0 : below.filter(isAlike).length / below.length;
    // a lone line above the header is no header of one column where nearly all rows below are alike
    const fits = head === 0 || (width > 2 && below.length > 1 && alike > 0.8);
    if (fits && (alike > best.alike || (alike === best.alike && width > best.width))) best = { sign, alike, width };
  }
  return best.sign;
}

/** The rows of a text that hold something, by RFC 4180, also with other separators and ends of lines; or where they end too soon: a quote that nothing closes, more than can be kept. */
function splitRows(
  text: string,
  separator: string,
  from: number,
  most = Number.POSITIVE_INFINITY,
  firstLine = from === 0 ? 1 : 2,
): Row[] | { at: Row['end']; problem: string; before: Row[] } {
  const plain = new RegExp(`[^${separator === '' ? '' : `\\u{${separator.codePointAt(0)?.toString(16)}}`}\\r\\n]*`, 'uy');
  const rows: Row[] = [];
  let line = firstLine;
  let lineStart = from;
  let at = from;
  let [cells, filled] = [0, 0];
  for (let number = 1; at < text.length && rows.length < most; number++) {
    const row: Row = { number, line, start: at, cells: [], places: [], end: [line, 1], odd: [] };
    for (;;) {
      const place: Row['end'] = [line, at - lineStart + 1];
      let cell = '';
      const quoted = text[at] === '"';
      if (quoted) {
        const end = endOfQuoted(text, at);
        if (end === undefined)
          return { at: place, problem: 'opens a quote that is never closed; expected " behind the cell', before: rows };
        const inner = text.slice(at + 1, end);
        cell = inner.includes('"') ? inner.replaceAll('""', '"') : inner;
        for (const found of inner.matchAll(/\r\n|\r|\n/g)) {
          line += 1;
          lineStart = at + 1 + found.index + found[0].length;
        }
        at = end + 1;
      }
      plain.lastIndex = at;
      const rest = plain.exec(text)?.[0] ?? '';
      if (quoted && rest !== '') row.odd.push([line, at - lineStart + 1]);
      at += rest.length;
      row.cells.push(cell + rest);
      row.places.push(place);
      cells += 1;
      if (cell + rest !== '') filled += 1;
      const tooMuch = tooMuchIn(rows.length, cells, filled);
      if (tooMuch !== undefined) return { at: place, problem: tooMuch, before: rows };
      if (separator === '' || text[at] !== separator) break;
      at += 1;
    }
    row.end = [line, at - lineStart + 1];
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    lineStart = at;
    if (isFilled(row)) rows.push(row);
  }
  return rows;
}

function tooMuchIn(rows: number, cells: number, filled: number): string | undefined {
  if (rows > mostRows) return tellTooMuch(mostRows, 'rows');
  if (filled > mostFilled) return tellTooMuch(mostFilled, 'cells that hold something');
  return cells > mostCells ? tellTooMuch(mostCells, 'cells') : undefined;
}

function tellTooMuch(most: number, what: string): string {
  return `goes beyond ${most.toLocaleString('en')} ${what}, which is the most that is read at once; split the sheet`;
}

/** Where the quote stands that closes a cell; a doubled one is a sign of the cell. */
function endOfQuoted(text: string, open: number): number | undefined {
  for (let at = open + 1; ; at += 2) {
    at = text.indexOf('"', at);
    if (at === -1) return undefined;
    if (text[at + 1] !== '"') return at;
  }
}

/** The rows below the header, which is the first row that is no lone line above one; what is odd is told. */
function sheetOf(rows: Row[], name: string, separator: string, text: string): Sheet | { problem: string } {
  const head = findHeader(rows);
  const [header, ...below] = rows.slice(head);
  if (!header || below.length === 0) return { problem: `${name} holds no rows below a header` };
  const notes = rows
    .slice(0, head)
    .map(
      ({ line, cells }) =>
        `${name}:${line} stands above the header and is no record: ${quoteText(cells.find((cell) => cell !== '') ?? '')}`,
    );
  const width = header.cells.length;
  let widest = width;
  const told = new Map<string, number>();
  const tell = (kind: string, note: string): void => {
    const count = (told.get(kind) ?? 0) + 1;
    told.set(kind, count);
    if (count <= mostNamed) notes.push(`${name}:${note}`);
  };
  for (const { cells, places, end, odd } of below) {
    for (const at of odd)
      tell('with text behind a closing quote', `${at.join(':')} has text behind a closing quote; it is part of the cell`);
    if (cells.length < width) tell('that end too soon', `${end.join(':')} ends after ${counted(cells.length)}; expected ${width}`);
    const last = cells.findLastIndex((cell) => cell !== '');
    if (last >= width)
      tell(
        'that are longer than the header',
        `${places[width]?.join(':')} has ${counted(last + 1 - width)} more than the header; ${last === width ? 'it is' : 'they are'} kept`,
      );
    widest = Math.max(widest, last + 1);
  }
  if (widest > mostColumns)
    return { problem: `${name} has ${widest.toLocaleString('en')} columns; expected at most ${mostColumns.toLocaleString('en')}` };
  for (const [kind, count] of told)
    if (count > mostNamed) notes.push(`${name}: and ${(count - mostNamed).toLocaleString('en')} more ${kind}`);
  return {
    name,
    separator,
    header: Array.from({ length: widest }, (_, index) => header.cells[index] ?? ''),
    rows: below.map(({ number, line, cells, start }) => ({ number, line, cells, start })),
    // places are found again when they are asked for: those of all cells would fill the memory
    placeOf({ line, start }, cell) {
      const again = splitRows(text, separator, start, 1, line);
      const place = (Array.isArray(again) ? again : again.before)[0]?.places[cell] ?? [line, 1];
      return `${name}:${place.join(':')}`;
    },
    notes,
  };
}

/** Which row names the columns: Google Sheets and others put lone lines above it. */
function findHeader(rows: Row[]): number {
  const filled = rows.slice(0, 20).map(({ cells }) => cells.filter((cell) => cell !== '').length);
  const isLone = (count: number, index: number): boolean =>
    count === 1 && filled.slice(index + 1).some((each) => each >= ((rows[index]?.cells.length ?? 1) > 1 ? 2 : 3));
  const head = filled.findIndex((count, index) => !isLone(count, index));
  return Math.max(head, 0);
}

function counted(cells: number): string {
  return cells === 1 ? '1 cell' : `${cells} cells`;
}
