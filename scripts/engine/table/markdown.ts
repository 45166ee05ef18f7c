import { writeScalar } from '../import/splice.ts';
import { type CellForm, formCell } from './cell-form.ts';

/** A key of a row with its cells; `form` says how they are written. */
export interface RowKey {
  key: string;
  cells: string[];
  form: CellForm;
  /** Whether texts of several lines may be blocks. */
  blocks: boolean;
  /** Whether the cell says nothing and only stands behind the key. */
  isNothing: boolean;
}

/** A part of a row's text, under a heading or not. */
export interface RowText {
  heading: string | undefined;
  text: string;
}

/** A row as Markdown with frontmatter; `changed` names the keys whose cell is written in another form and stands behind it as a comment. */
export function writeRow(keys: RowKey[], texts: RowText[], timezone: string): { text: string; changed: string[] } {
  const changed: string[] = [];
  const lines = keys.map((key) => {
    const { yaml, cell } = writeKey(key, timezone);
    if (cell === undefined) return yaml;
    changed.push(key.key);
    const comment = ` # ${isPlain(cell) ? cell : quoteComment(cell)}`;
    const end = yaml.indexOf('\n');
    return end === -1 ? yaml + comment : yaml.slice(0, end) + comment + yaml.slice(end);
  });
  const body = texts.map(({ heading, text }) => (heading === undefined ? text : `## ${heading}\n\n${text}`)).join('\n\n');
  return { text: `---\n${lines.join('\n')}\n---\n${body}${body === '' || body.endsWith('\n') ? '' : '\n'}`, changed };
}

/** One key in YAML, and the cell where it cannot be told from that. */
function writeKey({ key, cells, form, blocks, isNothing }: RowKey, timezone: string): { yaml: string; cell?: string } {
  const name = /^[a-z][a-z0-9_]*$/.test(key) && !/^(true|false|null)$/.test(key) ? key : writeScalar(key);
  const [cell = ''] = cells;
  const items = (list: string[]) => `${name}:\n${list.map((item) => `  - ${writeScalar(item)}`).join('\n')}`;
  if (cells.length > 1) return { yaml: items(cells) };
  if (isNothing) return { yaml: `${name}:`, cell };
  const formed = formCell(cell, form, timezone);
  // whom an address belongs to is known, and no more addresses are published
  const isTold = form.as === 'people' && /\S@\S/.test(cell);
  if (!formed) return { yaml: `${name}: ${blocks && isBlock(cell) ? writeBlock(cell) : writeScalar(cell)}` };
  if ('scalar' in formed) return { yaml: `${name}: ${formed.scalar}`, ...(formed.scalar === cell || isTold ? {} : { cell }) };
  const sign = form.as === 'list' || form.as === 'people' ? (form.sign ?? '') : '';
  const isSame = [sign, `${sign} `].some((each) => formed.items.join(each) === cell);
  return { yaml: items(formed.items), ...(isSame || isTold ? {} : { cell }) };
}

/** A text of several lines that a block of YAML gives back as it is. */
function isBlock(text: string): boolean {
  return text.includes('\n') && /^\S[\s\S]*\S$/.test(text) && !/[^\P{C}\n]|[\u2028\u2029\ufeff]/u.test(text);
}

function writeBlock(text: string): string {
  return `|-\n${text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')}`;
}

function isPlain(text: string): boolean {
  return text === text.trim() && !/[\p{C}\u2028\u2029]/u.test(text);
}

function quoteComment(text: string): string {
  return JSON.stringify(text).replace(/[\p{C}\u2028\u2029]/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}
