import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importSheet, read } from '../../story/importing.ts';

const people = {
  'workspace.yml': 'title: T\npeople:\n  ana: { name: Ana García, email: ana@t.example, github: Ana-G, aliases: [anita] }\n  luis: {}\n',
};

test('every cell is found again: as a title, a value, an item, behind a value or in the text', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '',
      'Open',
      'open',
      'yes',
      'no',
      '7',
      '1,5',
      '1.50',
      '31/12/2026',
      '01/02/2026',
      '2026-01-02T10:00:00Z',
      'a; b',
      'a, b',
      'b; a',
    ),
    fc.constantFrom(
      'ana',
      'Ana García',
      'nobody',
      '=1+1',
      '-',
      '# x',
      'x: y',
      "it's",
      '"',
      '---',
      '\n---\n',
      'a\nb',
      'a\r\nb',
      '\0',
      '@ana',
      ' ',
      'null',
      '../x',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const title = fc.constantFrom(
    'Name',
    'Status',
    'Due',
    'Owner',
    'Labels',
    'Price',
    'Paid',
    'Notes',
    'Description',
    'Id',
    'title',
    '',
    '__proto__',
    'Имя',
    'Срок',
    'a\nb',
    'Fällig am',
    'Erledigt',
    'Betrag (€)',
  );
  // columns in which nearly all cells are alike, so that some stand out
  const days = fc.constantFrom('31.12.2026', '01.12.2026', '1/2/2026', '2026-01-02', '31.12.2026 10:00');
  const amounts = fc.constantFrom('1.234,50 €', '99,90 €', '$5', '1 200 kr', '-5,- €', '7', '1.200 €');
  const mostly = fc.constantFrom(days, amounts).map((usual) => fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: cell }));
  const column = fc.oneof(fc.constant(cell), mostly);
  const table = fc.integer({ min: 2, max: 6 }).chain((width) => {
    const row = fc.array(column, { minLength: width, maxLength: width }).map((columns) => fc.tuple(...columns));
    const rows = row.chain((cells) =>
      fc.array(
        cells.filter((each) => each.some((one) => one !== '')),
        { minLength: 1, maxLength: 5 },
      ),
    );
    return fc.tuple(fc.array(title, { minLength: width, maxLength: width }), rows);
  });
  fc.assert(
    fc.property(table, fc.boolean(), ([header, rows], byStatus) => {
      const [first, ...others] = header;
      // a lone cell in the first row would be no header
      const titles = [first === '' ? 'Name' : first, others.every((each) => each === '') ? 'Paid' : others[0], ...others.slice(1)];
      const csv = [titles, ...rows].map((cells) => cells.map((each) => `"${each?.replaceAll('"', '""')}"`).join(';')).join('\n');
      const hasStatus = rows.some((cells) => (cells[titles.indexOf('Status')] ?? '') !== '');
      const { after, edits, report } = importSheet(people, csv, byStatus && hasStatus ? { listFrom: 'Status' } : {});
      const tracker = read(after);
      expect([tracker.diagnostics, report.broken, tracker.records.length]).toEqual([[], [], rows.length]);
      const board = tracker.boards.get('b');
      const texts = edits.flatMap((edit) => (edit.kind === 'write' && edit.path.startsWith('records/') ? [edit] : []));
      rows.forEach((cells, index) => {
        const { path = '', text = '' } = texts[index] ?? {};
        const record = tracker.records.find((each) => each.path === path);
        const list = board?.lists.find(({ name }) => name === record?.list);
        const tags = [...(board?.tags.values() ?? [])].map((tag) => [tag.name, String(tag.title)] as const);
        const values = [...(record?.values.values() ?? [])].map((value) => (Array.isArray(value) ? value.map(String) : [String(value)]));
        const titled = values.map((items) => items.map((item) => new Map(tags).get(item) ?? item));
        const comments = [...text.matchAll(/ # (.*)$/gm)].map(([, comment = '']) => comment);
        const known = new Set([
          record?.title,
          String(list?.title),
          ...comments,
          ...[...values, ...titled].flatMap((items) => [...items, ...[';', '; ', ',', ', '].map((sign) => items.join(sign))]),
        ]);
        for (const each of cells) {
          const isThere =
            each === '' ||
            known.has(each) ||
            record?.body.includes(each.replace(/\r\n?/g, '\n')) ||
            comments.some((comment) => comment.startsWith('"') && unquote(comment) === each) ||
            // spaces around the name of a list or a tag say nothing
            known.has(each.trim()) ||
            each.trim() === '';
          if (!isThere) expect({ cell: each, text, comments }).toBe('found again');
        }
      });
    }),
    {
      numRuns: 150,
      examples: [
        [[['Name', 'Labels'], [['Acme', 'prototype']]], false],
        [[['Name', 'Owner'], [['Acme', '2026-01-02']]], false],
        [
          [
            ['Name', 'Status'],
            [
              ['a', '-5,- €'],
              ['b', '$5'],
            ],
          ],
          false,
        ],
        [[['Owner', 'Name', 'Owner'], [['ana', 'Acme', '@ana']]], false],
      ],
    },
  );
});

/** A cell as its comment holds it where it has signs that are not seen. */
function unquote(comment: string): string | undefined {
  try {
    return JSON.parse(
      comment.replace(/\\u\{([0-9a-f]+)\}/g, (_, code: string) =>
        JSON.stringify(String.fromCodePoint(Number.parseInt(code, 16))).slice(1, -1),
      ),
    );
  } catch {
    return undefined;
  }
}
