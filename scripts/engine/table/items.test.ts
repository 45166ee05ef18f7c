import { describe, expect, test } from 'vitest';
import { importSheet, read } from '../../story/importing.ts';
import { describeImport } from '../import/report.ts';

const people = {
  'workspace.yml': 'title: T\npeople:\n  ana: { name: Ana García, email: ana@t.example, github: Ana-G, aliases: [anita] }\n  luis: {}\n',
};

describe('examples', () => {
  test('cells become values of built-in keys and fields; one that is written in another form stands behind it', () => {
    const { after, report } = importSheet(
      people,
      'Name;Status;Owner;Due;Price;Paid;Labels;Code;Formula;Notes\r\n' +
        '"Fix ""roof""";Open;Ana García;31/12/2026;1.234,50;yes;home; 007;=1+1;"# Plan\n\n- one"\r\n' +
        'Paint;Done;@ANITA, luis;01/12/2026;3,00;no;"home; blue";8;text;\r\n',
      { listFrom: 'status' },
    );
    expect(after['records/b/open/fix-roof.md']).toBe(
      '---\ntitle: \'Fix "roof"\'\nassignees: ana # Ana García\ndue: 2026-12-31 # 31/12/2026\nprice: 1234.5 # 1.234,50\npaid: true # yes\ntags:\n  - home\n' +
        "code: ' 007'\nformula: '=1+1'\n---\n# Plan\n\n- one\n",
    );
    expect(after['records/b/done/paint.md']).toBe(
      '---\ntitle: Paint\nassignees: # @ANITA, luis\n  - ana\n  - luis\ndue: 2026-12-01 # 01/12/2026\nprice: 3 # 3,00\npaid: false # no\n' +
        "tags:\n  - home\n  - blue\ncode: '8'\nformula: text\n---\n",
    );
    expect(Object.fromEntries(report.fields.map(({ name, type }) => [name, type]))).toEqual({
      price: 'number',
      paid: 'checkbox',
      code: 'text',
      formula: 'text',
    });
    expect(read(after).diagnostics).toEqual([]);
  });

  test('what can be read in two ways is text and told, until an option says which', () => {
    const sheet = 'Name;When;Weight\na;01/02/2026;1.234\nb;02/03/2026;2.345\n';
    const { after, report } = importSheet({}, sheet);
    expect(after['records/b/imported/a.md']).toBe("---\ntitle: a\nwhen: '01/02/2026'\nweight: '1.234'\n---\n");
    expect(report.notes).toContain(
      'When: "01/02/2026" may be day or month first; it is text, until --dates d/m/y or --dates m/d/y says which',
    );
    expect(report.notes).toContain(
      'Weight: "1.234" may hold decimals or thousands; it is text, until --decimal . or --decimal , says which',
    );
    expect(importSheet({}, sheet, { dates: 'm/d/y', decimal: ',' }).after['records/b/imported/a.md']).toBe(
      '---\ntitle: a\nwhen: 2026-01-02 # 01/02/2026\nweight: 1234 # 1.234\n---\n',
    );
  });

  test('the fields of a board that is there decide the form', () => {
    const board =
      'lists: [x]\nfields:\n  code: { type: text }\n  when: { type: date }\n  cost: { type: currency, currency: EUR }\n  kinds: { type: multiselect, options: [a, b] }\n';
    const { after, report } = importSheet(
      { 'lists/b.yml': board },
      'Name;Code;When;Cost;Kinds\nr;12;31/12/2026;1,5;a;\ns;13;soon;2,25;b, a\n',
    );
    expect(after['records/b/x/r.md']).toBe(
      "---\ntitle: r\ncode: '12'\nwhen: 2026-12-31 # 31/12/2026\ncost: 1.5 # 1,5\nkinds:\n  - a\n---\n",
    );
    expect(after['records/b/x/s.md']).toContain('when: soon\ncost: 2.25 # 2,25\nkinds:\n  - b\n  - a\n');
    expect(report.unfit.map(({ source, key }) => `${source} ${key}`)).toEqual(['s.csv:3 when']);
  });

  test('columns of one title are a list, one without a title is named by its place, and no key is dangerous', () => {
    const { after, report } = importSheet(
      {},
      'Summary,Sprint,Sprint,,__proto__,Имя,Отпуск,Имя\nx,1,2,z,p,a,2026-01-02,a\ny,3,,z,q,b,2026-01-03,c\n',
    );
    expect(after['records/b/imported/x.md']).toContain("sprint:\n  - '1'\n  - '2'\ncolumn_4: z\ncolumn_proto: p\n");
    expect(after['lists/b.yml']).toContain('title: Отпуск');
    expect(report.notes).toEqual([
      's.csv: column 4 has no title; its key is column_4',
      's.csv: the title of column 5 became "column proto"',
      's.csv: "Имя" is the title of two columns; the key of column 8 is "Имя_2"',
      's.csv: "Sprint" is the title of 2 columns; their cells are one list',
      'titles are those of the column "Summary"; --title-from names another',
    ]);
    expect(({} as { p?: string }).p).toBeUndefined();
    expect(read(after).diagnostics).toEqual([]);
  });

  test('rows without a title are named by their number, equal ones get one behind; lists and names stay within their folders', () => {
    const { after } = importSheet({}, 'Name,List\n,../../x\n!!!,con\nA,../../x\nA,_files\n', { listFrom: 'List' });
    expect(Object.keys(after).sort()).toEqual([
      'lists/b.yml',
      'records/b/con-1/row-3.md',
      'records/b/files/a-2.md',
      'records/b/x/a.md',
      'records/b/x/row-2.md',
    ]);
    expect(importSheet({}, 'Name,Key\nA,K-1\nA,K-2\n', { nameFrom: 'key' }).after).toHaveProperty('records/b/imported/k-2.md');
  });

  test('the text is the column that is named, else a description; longer cells than a frontmatter holds join it', () => {
    const long = 'word '.repeat(200_000);
    const { after, report } = importSheet({}, `Name,Description,Log,Extra\na,d1,"l\n1",${long}\n`, { textFrom: 'Log' });
    expect(after['records/b/imported/a.md']).toBe(`---\ntitle: a\n---\nl\n1\n\n## Description\n\nd1\n\n## Extra\n\n${long}\n`);
    expect(report.notes).toContain('Extra: its cells are too long for the frontmatter; they stand in the text under their title');
    expect(read(after).diagnostics).toEqual([]);
    const titled = importSheet({}, `Name,Notes\n${long},n\n`).after;
    expect(read(titled).records[0]?.body).toBe(`n\n\n## Name\n\n${long}\n`);
  });

  test('more columns than a frontmatter has keys join the text, and thousands are refused', () => {
    const wide = (columns: number) => {
      const names = Array.from({ length: columns }, (_, index) => `c${index}`);
      return `${names.join(',')}\n${names.map((name) => name.repeat(2)).join(',')}\n`;
    };
    const { after, report } = importSheet({}, wide(300));
    const tracker = read(after);
    expect([tracker.diagnostics, report.broken]).toEqual([[], []]);
    expect([tracker.records[0]?.values.size, tracker.records[0]?.body.match(/^## c\d+$/gm)?.length]).toEqual([240, 60]);
    expect(report.notes).toContainEqual(
      expect.stringMatching(/^a row holds more keys than a frontmatter may; 60 columns stand in the text under/),
    );
    expect(() => importSheet({}, wide(1001))).toThrow('s.csv has 1,001 columns that hold something; expected at most 1,000');
  });

  test('a column may be called by a word of programs, or by one that is too long for a field', () => {
    const { after } = importSheet({}, `Name,Constructor,«prototype»,2026 ${'how many '.repeat(9)}\nx,Ferrari,p,7\n`);
    expect(read(after).diagnostics).toEqual([]);
    expect(after['records/b/imported/x.md']).toMatch(/^---\ntitle: x\n\w+: Ferrari\n\w+: p\nfield_2026_\w{49}: 7\n---\n$/);
  });

  test('an option counts where a number can be read in two ways, on a board that is there as on a new one', () => {
    const sheet = 'Name;Price\na;1.0\nb;2.5\n';
    expect(importSheet({}, sheet, { decimal: ',' }).after['records/b/imported/a.md']).toContain('price: 1 # 1.0');
  });

  test('another spelling of a list stays as it is written, also where it names a person', () => {
    const people = { 'workspace.yml': 'title: T\npeople: { ana: { name: Ana García } }\n' };
    const { after } = importSheet(people, 'Name,Status\na,ana\nb,@ana\n', { listFrom: 'Status' });
    expect(after['records/b/ana/b.md']).toBe("---\ntitle: b\nstatus: '@ana'\n---\n");
  });

  test('a value without a letter or digit names no list, and stays at its key', () => {
    const { after } = importSheet({}, 'Name,Status\na,!!!\n', { listFrom: 'Status' });
    expect(after['lists/b.yml']).toContain('lists:\n  - imported\n');
    expect(after['records/b/imported/a.md']).toBe("---\ntitle: a\nstatus: '!!!'\n---\n");
  });

  test('a title of signs that break lines is one line, and stands whole in a field', () => {
    const { after } = importSheet({}, 'Name,X\n"a\u0085b\u2028c",1\n');
    const tracker = read(after);
    expect([tracker.records[0]?.title, tracker.records[0]?.values.get('original_title')]).toEqual(['a b c', 'a\u0085b\u2028c']);
    expect(tracker.diagnostics).toEqual([]);
  });

  test('a row brings no file that lies beside its sheet, and its links stay as they are', () => {
    const { after, report } = importSheet({}, 'Name,Notes\na,![x](s.csv) [[b]] [y](../../secret)\nb,\n');
    expect(after['records/b/imported/a.md']).toContain('![x](s.csv) [[b]] [y](../../secret)\n');
    expect(report.links).toEqual({ rewritten: 0, lost: 0, attached: 0 });
  });

  test('a column that is not there is named with the nearest', () => {
    expect(() => importSheet({}, 'Name,Status\na,x\n', { listFrom: 'Statsu' })).toThrow(
      '--list-from: s.csv has no column "Statsu"; did you mean "Status"?',
    );
  });
});

test('people who are not known are named, with the command that adds them', () => {
  const strangers = ['mary_h1', 'Bob Ünal', 'c@t.example', 'd', 'e', 'f', 'g', '$(rm)'];
  const { after, report } = importSheet(people, `Name;Assignee\n${['ana-g', ...strangers].map((name) => `x;${name}`).join('\n')}\n`);
  expect(after['records/b/imported/x.md']).toContain('assignee: ana-g\n');
  expect(describeImport(report, false)).toContain(
    '\npeople that workspace.yml does not know\n' +
      '  Assignee: "mary_h1", "Bob Ünal", "c@t.example", "d", "e", "f" and 2 more; until all are known, assignee is a field of its own\n' +
      '  to add them before importing: npx woad configure workspace.yml people.mary-h1.github=mary_h1 "people.bob-unal.name=Bob Ünal" ' +
      'people.c.email=c@t.example people.d.name=d people.e.name=e people.f.name=f\n',
  );
  expect(describeImport(importSheet({}, 'Name;Assignee\nx;"`a`$(b)"\n').report, false)).not.toContain('configure');
  expect(importSheet(people, 'Name;Topic\nx;roofs\n').report.strangers).toEqual([]);
});
