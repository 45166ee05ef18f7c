import type { Feed } from '../feed.ts';
import { type Plain, plainCard } from '../render/plain.ts';

const keys = ['name', 'title', 'list', 'done', 'tags', 'assignees', 'start', 'due', 'created', 'updated', 'author', 'comments', 'files'];

/** Each board as a table for a spreadsheet: `boards/<board>.csv`. */
export default {
  *files(site) {
    for (const board of site.boards) {
      const fields = board.fields.map(({ name }) => name);
      const text = () => {
        const rows = board.lists.flatMap(({ records }) =>
          records.map(({ card }) => {
            const plain = plainCard(card);
            const values = plain['fields'] as { [key: string]: Plain };
            return [...keys.map((key) => plain[key]), ...fields.map((name) => values[name])];
          }),
        );
        return writeCsv([[...keys, ...fields], ...rows]);
      };
      yield { address: `boards/${board.address}.csv`, text };
    }
  },
} satisfies Feed;

/** Rows as RFC 4180 asks, with the mark by which spreadsheets know UTF-8. */
export function writeCsv(rows: readonly (Plain | undefined)[][]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

/** Text that a spreadsheet would run as a formula begins with an apostrophe; numbers stay numbers. */
function cellOf(value: Plain | undefined): string {
  const text = textOf(value);
  const safe = typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function textOf(value: Plain | undefined): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'object' ? Object.values(value).map(textOf).join(' ') : String(value);
}
