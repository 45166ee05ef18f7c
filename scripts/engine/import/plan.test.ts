import { describe, expect, test } from 'vitest';
import { importInto, read } from '../../story/importing.ts';
import { describeImport } from './report.ts';

describe('names and lists', () => {
  test('the values of a key become lists, the fullest first, and its line goes', () => {
    const { after, report } = importInto(
      {},
      {
        'a.md': '---\ntitle: A\nstatus: Last Call # soon\n---\n',
        'b.md': '---\nstatus: Draft\ntitle: B\n---\nText\n',
        'c.md': '---\ntitle: C\nstatus: Draft\n---\n',
      },
      { listFrom: 'status' },
    );
    expect(report.lists).toEqual([
      { name: 'draft', title: 'Draft', records: 2, done: false },
      { name: 'last-call', title: 'Last Call', records: 1, done: false },
    ]);
    expect(after['records/b/last-call/a.md']).toBe('---\ntitle: A\n# soon\n---\n');
    expect(after['records/b/draft/b.md']).toBe('---\ntitle: B\n---\nText\n');
    expect(after['lists/b.yml']).toContain('lists:\n  - draft\n  - name: last-call\n    title: Last Call\n');
  });

  test('a value that says more than its list stays in a field', () => {
    const { after } = importInto(
      {},
      {
        'a.md': '---\ntitle: A\nStatus: Inactive (replaced by B)\n---\n',
        'b.md': '---\ntitle: B\nStatus: Done\n---\n',
        'c.md': '---\ntitle: C\nStatus: Done\n---\n',
        'd.md': '---\ntitle: D\nStatus: done\n---\n',
      },
      { listFrom: 'status' },
    );
    expect(after['records/b/inactive/a.md']).toBe('---\ntitle: A\nstatus: Inactive (replaced by B)\n---\n');
    expect(after['records/b/done/b.md']).toBe('---\ntitle: B\n---\n');
    expect(after['records/b/done/d.md']).toBe('---\ntitle: D\nstatus: done\n---\n');
    expect(read(after).diagnostics).toEqual([]);
  });

  test('slugs are made of any script, and who comes second to a name gets a number', () => {
    const { after, report } = importInto(
      {},
      { 'x/Заявка №7.md': 'a', 'y/Заявка №7.md': 'b', '!!.md': '# Über uns\n', 'con.md': '', 'Guide/README.md': '' },
    );
    expect(Object.keys(after).sort()).toEqual([
      'lists/b.yml',
      'records/b/imported/con-1.md',
      'records/b/imported/guide.md',
      'records/b/imported/über-uns.md',
      'records/b/imported/заявка-7-2.md',
      'records/b/imported/заявка-7.md',
    ]);
    expect(report.clashes).toEqual([{ source: 'y/Заявка №7.md', slug: 'заявка-7-2' }]);
    expect(read(after).diagnostics).toEqual([]);
  });

  test('a title comes from its key, else from the first heading, else from the name of the file', () => {
    const { after } = importInto(
      {},
      {
        'a.md': '---\r\nname: "Ana\'s"\r\n---\r\nx\r\n',
        'b.md': '\ufeff# Big *plan*: [go](x)\n',
        'my-note.md': '```\n# no\n```\n',
        'd.md': '---\n# only a comment\n---\n',
        'e.md': '---\ntitle: other\nname:\n---\n',
        'f.md': '---\n{ x: 1 }\n---\n',
      },
      { titleFrom: 'name' },
    );
    expect(after['records/b/imported/a.md']).toBe('---\r\ntitle: "Ana\'s"\r\n---\r\nx\r\n');
    expect(after['records/b/imported/b.md']).toBe("\ufeff---\ntitle: 'Big plan: go'\n---\n# Big *plan*: [go](x)\n");
    expect(after['records/b/imported/my-note.md']).toBe('---\ntitle: My note\n---\n```\n# no\n```\n');
    expect(after['records/b/imported/d.md']).toBe('---\ntitle: D\n# only a comment\n---\n');
    expect(after['records/b/imported/e.md']).toBe("---\noriginal_title: other\ntitle: 'E'\n---\n");
    expect(after['records/b/imported/f.md']).toBe("---\n{title: 'F',  x: 1 }\n---\n");
    expect(read(after).diagnostics).toEqual([]);
  });

  test('a title that is too long or of several lines is kept beside a shorter one', () => {
    const long = 'word '.repeat(60).trim();
    const { after } = importInto({}, { 'a.md': `---\ntitle: ${long}\n---\n`, 'b.md': '---\ntitle: |\n  One\n  two\n---\n' });
    const records = read(after).records;
    expect(records.map(({ values }) => values.get('original_title'))).toEqual(['One\ntwo\n', long]);
    expect(records.map(({ title }) => [...title].length)).toEqual([7, 250]);
  });
});

describe('what is there already', () => {
  const sources = { 'a.md': '---\ntitle: A\nprio: high\n---\n', 'b.md': '---\ntitle: B\n---\n' };

  test('a record that differs from its source is left alone, wherever it stands now', () => {
    const mine = {
      'lists/b.yml': 'lists: [x, y]\nfields:\n  prio: { type: number }\n',
      'records/b/y/a.md': '---\ntitle: Mine\n---\n',
      'records/b/y/b.md': '---\ntitle: B\n---\n',
    };
    const { edits, report } = importInto(mine, sources);
    expect(edits).toEqual([]);
    expect(report.kept).toEqual([{ source: 'a.md', path: 'records/b/y/a.md' }]);
    expect(report.records).toEqual({ all: 2, new: 0, unchanged: 1, kept: 1 });
    expect(report.unfit).toEqual([{ source: 'a.md', key: 'prio', problem: '"high" is not a number' }]);
  });

  test('a board keeps its file; its lists and their titles are used, and a key it does not declare is told', () => {
    const { after, report } = importInto(
      { 'lists/b.yml': 'lists:\n  - { name: now, title: In Progress }\n  - done\n' },
      { 'a.md': '---\ntitle: A\nstatus: in progress\nk: 1\n---\n', 'b.md': '---\ntitle: B\nstatus: Done\n---\n' },
      { listFrom: 'status' },
    );
    expect(Object.keys(after).sort()).toEqual(['lists/b.yml', 'records/b/done/b.md', 'records/b/now/a.md']);
    expect(after['records/b/now/a.md']).toBe('---\ntitle: A\nstatus: in progress\nk: 1\n---\n');
    expect(report.fields.filter(({ declared }) => !declared).map(({ name }) => name)).toEqual(['status', 'k']);
    expect(report.notes).toEqual([]);
  });

  test('a list that the board lacks is refused before anything is written, with the nearest and how to go on', () => {
    const board = { 'lists/b.yml': 'lists: [todo, doing, { name: shipped, title: Out, done: true }]\n' };
    const rows = {
      'a.md': '---\ntitle: A\nstatus: In Arbeit\n---\n',
      'b.md': '---\ntitle: B\nstatus: Erledigt\n---\n',
      'c.md': '---\ntitle: C\nstatus: Doin\n---\n',
      'd.md': '---\ntitle: D\n---\n',
    };
    expect(() => importInto(board, rows, { listFrom: 'status' })).toThrow(
      'import: lists/b.yml lacks 3 lists that records would stand in; it has todo, doing, shipped\n' +
        '  a.md: "In Arbeit" (1 record): --to-list "In Arbeit=LIST"\n' +
        '  b.md: "Erledigt" (1 record): --to-list "Erledigt=shipped"\n' +
        '  c.md: "Doin" (1 record): --to-list "Doin=doing"\n' +
        'nothing was imported; say which list is meant, or add them: npx woad configure lists/b.yml ' +
        '"lists+={ name: in-arbeit, title: In Arbeit }" "lists+={ name: erledigt, done: true }" lists+=doin',
    );
    const toLists = ['In Arbeit=doing', 'Erledigt=shipped', 'Doin=doing'];
    const { after, report } = importInto(board, rows, { listFrom: 'status', toLists });
    expect(report.notes).toEqual(['1 record names no list and belongs to "todo"; --list names another']);
    expect(Object.keys(after).slice(1)).toEqual([
      'records/b/doing/a.md',
      'records/b/shipped/b.md',
      'records/b/doing/c.md',
      'records/b/todo/d.md',
    ]);
    expect(after['records/b/shipped/b.md']).toBe('---\ntitle: B\n---\n');
    expect(() => importInto(board, rows, { list: 'tood' })).toThrow('--list todo');
    const says = (word: string) => () => importInto(board, rows, { listFrom: 'status', toLists: [word] });
    expect(says('Erledgt=shipped')).toThrow('--to-list: nothing names the list "Erledgt"; did you mean "Erledigt"?');
    expect(says('Erledigt=shiped')).toThrow('--to-list: lists/b.yml has no list "shiped"; did you mean "shipped"?');
    expect(says('Erledigt')).toThrow('--to-list: "Erledigt" names no value and list; expected VALUE=LIST such as');
  });

  test('on a board that an import makes a value stands for the list that it is said to be', () => {
    const { after } = importInto(
      {},
      { 'a.md': '---\ntitle: A\nstatus: In Arbeit\n---\n' },
      { listFrom: 'status', toLists: ['In Arbeit=doing'] },
    );
    expect(after['lists/b.yml']).toContain('lists:\n  - doing\n');
    expect(after['records/b/doing/a.md']).toBe('---\ntitle: A\n---\n');
  });
});

describe('broken files and attachments', () => {
  test('a broken file is a record with the same bytes, in the list it names', () => {
    const sources = {
      'a.md': '---\nstatus: Done\ntitle: A\nassignee: @x\n---\n',
      'b.md': '---js\nx\n---\n',
      'c.md': Uint8Array.of(0xff, 0xfe, 0x41, 0),
      'd.md': '---\ntitle: D\nstatus: Done\n---\n',
    };
    const { after, report } = importInto({}, sources, { listFrom: 'status' });
    expect(after['records/b/done/a.md']).toEqual(new TextEncoder().encode(sources['a.md']));
    expect(after['records/b/imported/b.md']).toEqual(new TextEncoder().encode(sources['b.md']));
    expect(after['records/b/imported/c.md']).toEqual(sources['c.md']);
    expect(report.broken.map(({ source, line }) => `${source}:${line}`)).toEqual(['a.md:4', 'b.md:1', 'c.md:1']);
    expect(read(after).records).toHaveLength(4);
    expect(describeImport(report, false)).toContain('a.md:4: YAML refuses "@x" without quotes');
  });

  test('files that are linked, and those beside a README, come along; links lead to them', () => {
    const { after, report } = importInto(
      {},
      {
        'A/README.md': '![p](img/p.png) [b](../B/README.md#x) [gone](gone.md)\n',
        'A/img/p.png': Uint8Array.of(1),
        'A/p.png': Uint8Array.of(2),
        'B/README.md': '',
        'B/C/README.md': '',
        'B/C/data.csv': 'x',
        'n.md': '[d](B/C/data.csv)',
      },
    );
    expect(after['records/b/imported/a.md']).toContain('![p](../_files/a/p.png) [b](../imported/b.md#x) [gone](gone.md)\n');
    expect([after['records/b/_files/a/p.png'], after['records/b/_files/a/p-2.png']]).toEqual([Uint8Array.of(1), Uint8Array.of(2)]);
    expect(after['records/b/imported/n.md']).toContain('[d](../_files/n/data.csv)');
    expect(Object.keys(after).filter((path) => path.includes('data.csv'))).toEqual([
      'records/b/_files/c/data.csv',
      'records/b/_files/n/data.csv',
    ]);
    expect(report.links).toEqual({ rewritten: 3, lost: 1, attached: 4 });
  });

  test('a key that no file has is wrong use, with the nearest one', () => {
    expect(() => importInto({}, { 'a.md': '---\nstatus: x\n---\n' }, { listFrom: 'statsu' })).toThrow(
      '--list-from: no file has the key "statsu"; did you mean "status"?',
    );
  });
});
