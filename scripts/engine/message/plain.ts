import type { Token } from 'markdown-it';

/** A table is drawn with columns up to this width; a wider one is told row by row. */
const widestTable = 100;

/** The parts of a text as people write plain mail: marks taken away, links as `words (address)`, lists and tables drawn. */
export function plainOf(tokens: Token[]): string {
  return `${drawBlocks(tokens).join('\n').replace(/^\n+/, '').trimEnd()}\n`;
}

function drawBlocks(tokens: Token[]): string[] {
  const lines: string[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) break;
    const end = token.nesting === 1 ? endOf(tokens, index) : index;
    const block = drawBlock(token, tokens.slice(index + 1, end));
    if (lines.length > 0 && block.length > 0 && !isTight(tokens[index - 1])) lines.push('');
    for (const line of block) lines.push(line);
    index = end;
  }
  return lines;
}

/** The words of an item in a list without blank lines: what follows them follows at once. */
function isTight(before: Token | undefined): boolean {
  return before?.type === 'paragraph_close' && before.hidden;
}

function endOf(tokens: Token[], start: number): number {
  const level = tokens[start]?.level;
  for (let index = start + 1; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.nesting === -1 && token.level === level) return index;
  }
  return tokens.length;
}

function drawBlock(token: Token, inside: Token[]): string[] {
  switch (token.type) {
    case 'paragraph_open':
      return drawInline(inside[0]?.children).split('\n');
    case 'heading_open': {
      const words = drawInline(inside[0]?.children).replaceAll('\n', ' ');
      const mark = token.tag === 'h1' ? '=' : '-';
      return [words, mark.repeat(Math.min(widthOf(words), widestTable))];
    }
    case 'bullet_list_open':
      return drawItems(inside, () => '- ');
    case 'ordered_list_open': {
      const start = Number(token.attrGet('start') ?? 1);
      return drawItems(inside, (index) => `${start + index}. `);
    }
    case 'blockquote_open':
      return drawBlocks(inside).map((line) => `> ${line}`.trimEnd());
    case 'fence':
    case 'code_block':
      return token.content
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => `    ${line}`.trimEnd());
    case 'table_open':
      return drawTable(inside);
    case 'hr':
      return ['-'.repeat(20)];
    default:
      return token.type === 'inline' ? drawInline(token.children).split('\n') : drawBlocks(inside);
  }
}

function drawItems(tokens: Token[], markFor: (index: number) => string): string[] {
  const items: string[][] = [];
  let isLoose = false;
  for (let index = 0; index < tokens.length; index++) {
    if (tokens[index]?.type !== 'list_item_open') continue;
    const end = endOf(tokens, index);
    const inside = tokens.slice(index + 1, end);
    isLoose ||= inside[0]?.type === 'paragraph_open' && !inside[0].hidden;
    const mark = markFor(items.length);
    const lines = drawBlocks(inside);
    items.push((lines.length > 0 ? lines : ['']).map((line, at) => `${at === 0 ? mark : ' '.repeat(mark.length)}${line}`.trimEnd()));
    index = end;
  }
  return items.flatMap((item, index) => (isLoose && index > 0 ? ['', ...item] : item));
}

function drawTable(tokens: Token[]): string[] {
  const rows: string[][] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'th_open' || token.type === 'td_open')
      rows.at(-1)?.push(
        drawInline(tokens[index + 1]?.children)
          .replaceAll('\n', ' ')
          .trim(),
      );
  }
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => rows.reduce((most, row) => Math.max(most, widthOf(row[column] ?? '')), 0));
  if (widths.reduce((sum, width) => sum + width + 2, -2) > widestTable) return drawRows(head, body);
  const drawRow = (row: string[]): string =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd();
  return [drawRow(head), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(drawRow)];
}

function drawRows(head: string[], rows: string[][]): string[] {
  return rows.flatMap((row, index) => {
    const lines = row.flatMap((cell, at) => (cell === '' ? [] : [head[at] ? `${head[at]}: ${cell}` : cell]));
    return index === 0 ? lines : ['', ...lines];
  });
}

/** How many columns a text takes where letters are all as wide; those of East Asia and pictures take two. */
function widthOf(text: string): number {
  const wide = text.match(/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}/gu)?.length ?? 0;
  return [...text.replace(/\p{M}/gu, '')].length + wide;
}

function drawInline(tokens: Token[] | null | undefined): string {
  let text = '';
  const open: { href: string; at: number }[] = [];
  for (const token of tokens ?? []) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n';
    else if (token.type === 'link_open') open.push({ href: token.attrGet('href') ?? '', at: text.length });
    else if (token.type === 'link_close') {
      const { href = '', at = text.length } = open.pop() ?? {};
      text = text.slice(0, at) + drawLink(text.slice(at), href);
    } else text += token.content;
  }
  return text;
}

function drawLink(words: string, href: string): string {
  const shown = href.replace(/^mailto:/i, '');
  if (words === '' || words === shown || `${words}/` === shown) return shown;
  return `${words} (${shown})`;
}
