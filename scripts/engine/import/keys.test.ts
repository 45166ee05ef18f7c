import { describe, expect, test } from 'vitest';
import { importInto, read } from '../../story/importing.ts';

describe('keys and types', () => {
  const typesOf = (values: string[]) => {
    const sources = Object.fromEntries(values.map((value, index) => [`r${index}.md`, `---\ntitle: R\nx: ${value}\n---\n`]));
    const { after, report } = importInto({}, sources);
    expect(read(after).diagnostics.filter(({ check }) => check === 'field-value')).toEqual([]);
    return report.fields.map(({ type }) => type).join();
  };

  test('the type of a field accepts every value', () => {
    expect(typesOf(['1', '2.5'])).toBe('number');
    expect(typesOf(['1', '007'])).toBe('text');
    expect(typesOf(['1.10'])).toBe('text');
    expect(typesOf(['true', 'false'])).toBe('checkbox');
    expect(typesOf(['true', 'maybe'])).toBe('text');
    expect(typesOf(['2026-01-31', ''])).toBe('date');
    expect(typesOf(['2026-01-31', "'2026-01-31 10:30'"])).toBe('date and time');
    expect(typesOf(['2022-04-31', '2022-04-30'])).toBe('text');
    expect(typesOf(['https://example.org/a'])).toBe('url');
    expect(typesOf(['a@example.org'])).toBe('email');
    expect(typesOf(['high', 'low', 'high', 'low'])).toBe('select');
    expect(typesOf(['one', 'two'])).toBe('text');
    expect(typesOf(['[a, b]', '[a, b]'])).toBe('multiselect');
    expect(typesOf(['[a, b]', 'a'])).toBe('text, several');
    expect(typesOf(['[a, a]', '[b, b]'])).toBe('text, several');
    expect(typesOf(['|\n  one\n  two'])).toBe('markdown');
    expect(typesOf(['{ a: 1 }'])).toBe('maps');
    expect(typesOf(['20, 165', '20'])).toBe('text');
    expect(typesOf([''])).toBe('text');
  });

  test('keys that are no names of fields get one, those with a meaning of their own too', () => {
    const { after, report } = importInto(
      {},
      {
        'a.md':
          '---\ntitle: A\ndiscussions-to: x\n"Solution To": y\ncreatedAt: tomorrow\nЦена: 1\n2fa: true\norder: 3\nlist: z\nFoo: 1\nfoo: 2\n---\n',
        'b.md': '---\ntitle: B\nsolution to: q\n---\n',
      },
    );
    expect(after['records/b/imported/a.md']).toBe(
      '---\ntitle: A\ndiscussions_to: x\nsolution_to: y\ncreated_at: tomorrow\nfield: 1\nfield_2fa: true\noriginal_order: 3\noriginal_list: z\nfoo_2: 1\nfoo: 2\n---\n',
    );
    expect(after['records/b/imported/b.md']).toBe('---\ntitle: B\nsolution_to: q\n---\n');
    expect(report.renamed.map(({ from, to }) => `${from} ${to}`)).toContain('discussions-to discussions_to');
    expect(read(after).boards.get('b')?.fields.get('field')?.title).toBe('Цена');
    expect(read(after).diagnostics).toEqual([]);
  });

  test('built-in keys are used where every value fits', () => {
    const { after } = importInto(
      { 'workspace.yml': 'title: T\npeople:\n  ana: {}\n' },
      {
        'a.md':
          "---\ntitle: A\nassignee: '@ana'\nlabels: [CLI tool, 'bug']\ncreated_date: '2026-08-07 17:25'\ndue_date: 2026-12-01\nid: X-1\ndepends_on: [b]\n---\n",
        'b.md': '---\ntitle: B\nassignee: [ana]\nlabels: one, bug\nid: X-2\n---\n',
      },
    );
    expect(after['records/b/imported/a.md']).toBe(
      "---\ntitle: A\nassignees: ana\ntags: [cli-tool, 'bug']\ncreated: '2026-08-07T17:25'\ndue: 2026-12-01\nid: X-1\nblocked_by: [b]\n---\n",
    );
    expect(after['records/b/imported/b.md']).toBe('---\ntitle: B\nassignees: [ana]\ntags: [one, bug]\nid: X-2\n---\n');
    expect(read(after).boards.get('b')?.tags.get('cli-tool')?.title).toBe('CLI tool');
    expect(read(after).diagnostics).toEqual([]);
  });

  test('else the values stay in a field of another name', () => {
    const { after, report } = importInto(
      {},
      { 'a.md': '---\ntitle: A\nassignees: [Ana García]\ndue: soon\nid: 1\nauthor: [a, b]\n---\n', 'b.md': '---\ntitle: B\nid: 1\n---\n' },
    );
    expect(after['records/b/imported/a.md']).toBe(
      '---\ntitle: A\nassigned_to: [Ana García]\ndue_text: soon\noriginal_id: 1\nauthors: [a, b]\n---\n',
    );
    expect(report.renamed.find(({ from }) => from === 'id')?.reason).toBe('"1" stands in two files');
    expect(read(after).diagnostics).toEqual([]);
  });

  test('different values are different tags', () => {
    const { after, report } = importInto({}, { 'a.md': "---\ntitle: A\ntags: [Bug, bug, 'C++', C, '?']\n---\n" });
    expect(after['records/b/imported/a.md']).toContain('tags: [bug-2, bug, c, c-2, tag]');
    expect(report.tags).toContainEqual({ from: 'C++', to: 'c' });
    expect(read(after).diagnostics).toEqual([]);
  });

  test('items that a colon made into maps are texts again, letter for letter', () => {
    const { after } = importInto({}, { 'a.md': "---\ntitle: A\nlinks:\n  - Discord: it's here # really\n  - plain\n  - Empty:\n---\n" });
    expect(after['records/b/imported/a.md']).toBe(
      "---\ntitle: A\nlinks:\n  - 'Discord: it''s here' # really\n  - plain\n  - 'Empty:'\n---\n",
    );
    expect(read(after).records[0]?.values.get('links')).toEqual(["Discord: it's here", 'plain', 'Empty:']);
  });
});
