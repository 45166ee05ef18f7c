// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a terminal
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const plain = /^[\x20-\x7e]*$/;
const unlikePlain = /[^\x20-\x7e\n]/;
let segmenter: Intl.Segmenter | undefined;

/** What people see as characters; the table behind it is loaded when the first text that is more than letters and digits asks for it. */
function charactersOf(text: string): Iterable<{ segment: string }> {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Text of a record made safe for a terminal: control and direction characters are shown as "�", line ends stay. */
export function safeText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(control, '�');
}

/** The same on one line. */
export function safeLine(text: string): string {
  if (plain.test(text)) return text;
  return safeText(text)
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('\t', ' ');
}

/** Text as it can stand in a log of GitHub Actions, which takes lines that begin with "::", and "##[" anywhere, for commands of its own. */
export function safeLog(text: string): string {
  return text.replace(/^([^\S\n]*:):/gm, '$1 :').replaceAll('##[', '## [');
}

/** Columns a text takes on a screen: a wide character takes two. */
export function widthOf(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const { segment } of charactersOf(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}

/** Padded with blanks, or cut with "…", to exactly so many columns. */
export function fitText(text: string, width: number): string {
  return padText(widthOf(text) <= width ? text : `${cutText(text, width - 1)}…`, width);
}

/** Lines of at most so many columns, broken between words where there are any; at most `most` lines, the last ending in "…". */
export function wrapText(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((each) => each !== '')) {
    let rest = word;
    if (line !== '' && widthOf(line) + 1 + widthOf(rest) <= width) {
      line = `${line} ${rest}`;
      continue;
    }
    if (line !== '') lines.push(line);
    while (widthOf(rest) > width) {
      const part = cutText(rest, width) || rest.slice(0, 1);
      lines.push(part);
      rest = rest.slice(part.length);
    }
    line = rest;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  const last = lines[most - 1] ?? '';
  return [...lines.slice(0, most - 1), `${cutText(last, width - 1)}…`];
}

/** Rows as columns as wide as their widest cell, each cell made safe for a terminal; the last column runs free. */
export function drawColumns(rows: string[][], gap = '  '): string {
  // the usual text is ASCII, of which each character takes a column: a look at the whole afterwards is all it takes to know
  const text = joinColumns(rows, gap);
  return !unlikePlain.test(text) && countLines(text) === rows.length ? text : joinWideColumns(rows, gap);
}

function joinColumns(rows: string[][], gap: string): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (let index = 0; index < row.length - 1; index++) {
      const { length } = row[index] ?? '';
      if (length > (widths[index] ?? 0)) widths[index] = length;
    }
  }
  const blanks = Array.from({ length: Math.max(0, ...widths) + 1 }, (_, width) => ' '.repeat(width) + gap);
  const lines = rows.map((row) => {
    let line = '';
    for (let index = 0; index < row.length - 1; index++) {
      const cell = row[index] ?? '';
      line += cell + (blanks[(widths[index] ?? 0) - cell.length] ?? '');
    }
    const last = row.at(-1) ?? '';
    return last === '' || last.endsWith(' ') ? (line + last).trimEnd() : line + last;
  });
  return lines.join('\n');
}

function joinWideColumns(rows: string[][], gap: string): string {
  const safe = rows.map((row) => row.map(safeLine));
  const widths: number[] = [];
  for (const row of safe) for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
  const padded = safe.map((row) => row.map((cell, index) => (index === row.length - 1 ? cell : padText(cell, widths[index] ?? 0))));
  return padded.map((row) => row.join(gap).trimEnd()).join('\n');
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function padText(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

function cutText(text: string, width: number): string {
  let cut = '';
  let taken = 0;
  for (const { segment } of charactersOf(text)) {
    taken += widthOf(segment);
    if (taken > width) break;
    cut += segment;
  }
  return cut;
}
