import { describe, expect, test } from 'vitest';
import { importSheet, read } from '../../story/importing.ts';

const people = { 'workspace.yml': 'title: T\npeople:\n  ana: { name: Ana García }\n  bo: { name: Bo Müller }\n' };
const typesOf = ({ report }: ReturnType<typeof importSheet>) => Object.fromEntries(report.fields.map(({ name, type }) => [name, type]));

test('a sheet of a German company: headings, lists, amounts, switches and a day that is none', () => {
  const made = importSheet(
    people,
    'Aufgabe;Status;Zuständig;Fällig am;Betrag;Bezahlt;Geprüft;Schlagwörter;Erstellt am;Notizen\n' +
      'Dach;Offen;Ana García;31.12.2026;1.234,50 €;ja;x;haus;01.11.2026;Zwei Lagen\n' +
      'Boot;Erledigt;Bo Müller;02.12.2026;80,00 €;nein;;haus, see;02.11.2026;\n' +
      'Ruder;Offen;Ana García;tbd;99,90 €;nein;X;;03.11.2026;"Eiche\nGeölt"\n' +
      'Segel;Offen;Bo Müller;05.12.2026;1.200 €;ja;;see;04.11.2026;\n',
  );
  const { after, report } = made;
  expect(after['lists/b.yml']).toContain('lists:\n  - offen\n  - name: erledigt\n    done: true\n');
  expect(after['lists/b.yml']).toContain('  betrag:\n    type: currency\n    title: Betrag\n    currency: EUR\n');
  expect(after['lists/b.yml']).toContain('card:\n  - due\n  - assignees\n  - tags\n  - betrag\n');
  expect(typesOf(made)).toEqual({ betrag: 'currency in EUR', bezahlt: 'checkbox', gepruft: 'checkbox' });
  expect(after['records/b/offen/dach.md']).toBe(
    '---\ntitle: Dach\nassignees: ana # Ana García\ndue: 2026-12-31 # 31.12.2026\nbetrag: 1234.5 # 1.234,50 €\nbezahlt: true # ja\n' +
      'gepruft: true # x\ntags: haus\ncreated: 2026-11-01 # 01.11.2026\n---\nZwei Lagen\n',
  );
  expect(after['records/b/offen/ruder.md']).toContain('created: 2026-11-03 # 03.11.2026\n---\nEiche\nGeölt\n\n## Fällig am\n\ntbd\n');
  expect(report.odd).toEqual(['s.csv:4:24: Fällig am: "tbd" is no day; it stands in the text of its record']);
  expect(read(after).diagnostics).toEqual([]);
});

test.each([
  ['Título;Responsable;Vencimiento;Etiquetas;Fecha de inicio'],
  ['Titre;Responsable;Échéance;Étiquettes;Date de début'],
  ['Titolo;Responsabile;Scadenza;Etichette;Data di inizio'],
  ['Название;Исполнитель;Срок;Метки;Дата начала'],
  ['TITRE;Responsable;Echeance;Mots-cles;DÉBUT'],
  ['Titel;Verantwortlich;Fälligkeitsdatum;Stichwörter;Beginn'],
  ['Title;Assigned to;Due date;Labels;Start date'],
])('headings that mean keys: %s', (header) => {
  const { after } = importSheet(people, `${header}\nA;ana;2026-12-31;red;2026-12-01\n`);
  expect(after['records/b/imported/a.md']).toBe('---\ntitle: A\nassignees: ana\ndue: 2026-12-31\ntags: red\nstart: 2026-12-01\n---\n');
});

describe('amounts', () => {
  const priceOf = (cells: string[], options = {}, header = 'Name;Price') => {
    const { after, report } = importSheet({}, `${header}\n${cells.map((cell, row) => `r${row};${cell}`).join('\n')}\n`, options);
    const lines = cells.map(
      (_, row) => /^\w+: (.*)$/m.exec(String(after[`records/b/imported/r${row}.md`]).replace(/title: .*\n/, ''))?.[1],
    );
    const told = report.notes.filter((note) => note.startsWith('Price'));
    return { lines, told, type: report.fields[0]?.type };
  };

  test('which sign stands before decimals is decided by the other cells, else asked', () => {
    expect(priceOf(['1.200 €', '9,50 €']).lines).toEqual(['1200 # 1.200 €', '9.5 # 9,50 €']);
    expect(priceOf(['€ 1,200.00', '€ 1,300']).lines).toEqual(['1200 # € 1,200.00', '1300 # € 1,300']);
    expect(priceOf(['1.200 €', '1.300 €'])).toEqual({
      lines: ["'1.200 €'", "'1.300 €'"],
      told: ['Price: "1.200 €" may hold decimals or thousands; it is text, until --decimal . or --decimal , says which'],
      type: 'text',
    });
    expect(priceOf(['1.200 €', '1.300 €'], { decimal: ',' }).lines).toEqual(['1200 # 1.200 €', '1300 # 1.300 €']);
    expect(priceOf(['1.200,50 €', '1,200.50 €']).told).toEqual([
      'Price: "1,200.50 €" and "1.200,50 €" have different signs before decimals; it is text, until --decimal . or --decimal , says which',
    ]);
  });

  test('a sign of several currencies is asked for, dollars are told, another currency stands with its amount', () => {
    expect(priceOf(['12 500 kr', '300 kr'])).toMatchObject({
      type: 'text',
      told: ['Price: "12 500 kr" may be SEK or NOK or DKK or ISK; it is text, until --currency SEK, or another code, says which'],
    });
    expect(priceOf(['12 500 kr', '300 kr'], { currency: 'DKK' })).toMatchObject({ type: 'currency in DKK', told: [] });
    expect(priceOf(['$99', '$1'])).toMatchObject({
      type: 'currency in USD',
      told: ['Price: "$99" is read as USD; --currency CAD, or another code, says else'],
    });
    expect(priceOf(['5 €', '7 €', '5 USD']).lines).toEqual(['5 # 5 €', '7 # 7 €', '{ amount: 5, currency: USD } # 5 USD']);
    expect(priceOf(['5', '7'], {}, 'Name;Price (€)').type).toBe('currency in EUR');
    expect([priceOf(['5 m', '7 m']).type, priceOf(['5', '6', '7', '8', '9 €']).type]).toEqual(['text', 'text']);
    // a sheet of commas tells nothing of amounts: Google Sheets makes it in every country
    expect(importSheet({}, 'Name,Price\na,1.200 €\n').report.fields[0]?.type).toBe('text');
  });
});

describe('a few cells that do not fit', () => {
  const column = (cells: string[], options = {}, tracker = {}) =>
    importSheet(tracker, `Name;When\n${cells.map((cell, row) => `r${row};${cell}`).join('\n')}\n`, options);

  test('the majority decides; the others stand in the text, and what says nothing behind its key', () => {
    const days = ['31.12.2026', '01.12.2026', '02.12.2026', 'Q1', '-'];
    const { after, report } = column(days);
    expect(report.fields).toMatchObject([{ name: 'when', type: 'date' }]);
    expect(after['records/b/imported/r3.md']).toBe('---\ntitle: r3\n---\n## When\n\nQ1\n');
    expect(after['records/b/imported/r4.md']).toBe('---\ntitle: r4\nwhen: # -\n---\n');
    expect(report.odd).toEqual(['s.csv:5:4: When: "Q1" is no day; it stands in the text of its record']);
    expect(read(after).diagnostics).toEqual([]);
    expect(column(['1', '2', '3', 'tbd']).report.fields).toMatchObject([{ type: 'number' }]);
    expect(column(['1', '2', '3', '3a']).report.fields).toMatchObject([{ type: 'text' }]);
    expect(column(['31.12.26', '01.12.26']).report.notes).toContain(
      'When: "31.12.26" has a year of two digits; it is text, until --dates d/m/y or --dates m/d/y says that it is a day of this century',
    );
    const contrary = column(['31/12/2026', '12/31/2026', '01/02/2026', '01/03/2026']);
    expect(contrary.report.notes).toContain(
      'When: "31/12/2026" has the day first and "12/31/2026" the month; it is text, until --dates d/m/y or --dates m/d/y says which',
    );
  });

  test('where too many do not fit they are blamed, not the others, and a person may say what the column is', () => {
    const sheet = 'Name;Due\na;31.12.2026\nb;01.12.2026\nc;tbd\n';
    const { after, report } = importSheet({}, sheet);
    expect(after['records/b/imported/a.md']).toBe("---\ntitle: a\ndue_text: '31.12.2026'\n---\n");
    expect(report.odd).toEqual([
      's.csv:4:3: Due: "tbd" is no day, so the whole column is text; --column "Due=due" takes the others as days',
    ]);
    expect(report.renamed.find(({ from }) => from === 'Due')?.reason).toBe('s.csv:4:3: Due: "tbd" is no day');
    const asked = importSheet({}, sheet, { columns: ['Due=due'] });
    expect(asked.after['records/b/imported/c.md']).toBe('---\ntitle: c\n---\n## Due\n\ntbd\n');
  });
});

test('a sheet that was brought in before a heading was known comes in as it did', () => {
  const board = 'lists: [imported]\nfields:\n  titel: { type: text, title: Titel }\n  beschreibung: { type: text, title: Beschreibung }\n';
  const { after } = importSheet({ 'lists/b.yml': board }, 'Nr;Titel;Beschreibung\n7;Dach;Zwei Lagen\n');
  expect(after['records/b/imported/7.md']).toBe("---\ntitle: '7'\ntitel: Dach\nbeschreibung: Zwei Lagen\n---\n");
});

test('a column is the field of the board that has its title, and the field of lists stands on no card', () => {
  const board = 'lists: [x]\nfields:\n  stichtag: { type: date, title: Срок }\n';
  const { after } = importSheet({ 'lists/b.yml': board }, 'Название;Срок\nA;31.12.2026\n');
  expect(after['records/b/x/a.md']).toBe('---\ntitle: A\nstichtag: 2026-12-31 # 31.12.2026\n---\n');
  const made = importSheet({}, 'Name;Status\na;Open\nb;open\nc;Open\nd;open\ne;OPEN\nf;OPEN\ng;Open\n');
  expect(typesOf(made)).toEqual({ status: 'select' });
  expect(made.after['lists/b.yml']).not.toContain('card:');
});

describe('--column', () => {
  const sheet = 'Titel;Notes;Wann;Prio;Due;Wer;Wo\nA;n;2026-01-02;high;later;ana;todo\nB;;2026-01-03;low;now;ana;done\n';
  const made = (columns: string[], tracker = {}) => importSheet({ ...people, ...tracker }, sheet, { columns });

  test('a column becomes what a person says, or nothing', () => {
    const { after, report } = made(['Wann=due', 'Prio=priority', 'Notes=', 'wer=assignees', 'Wo=list']);
    expect(after['records/b/todo/a.md']).toBe('---\ntitle: A\ndue: 2026-01-02\npriority: high\ndue_2: later\nassignees: ana\n---\n');
    expect(report.columns).toEqual([
      { from: 'Wann', to: 'due' },
      { from: 'Prio', to: 'priority' },
      { from: 'Notes', to: 'left out' },
      { from: 'Wer', to: 'assignees' },
      { from: 'Wo', to: 'list' },
    ]);
    expect(made(['Prio=title', 'Titel=text']).after['records/b/imported/high.md']).toMatch(/^---\ntitle: high\n(.*\n)+---\nA\n/);
  });

  test.each([
    ['Wan=due', 's.csv has no column "Wan"; did you mean "Wann"?'],
    ['ti=due', 's.csv has no column "ti"; did you mean "Titel"?'],
    ['Wann', '"Wann" says no key; expected COLUMN=KEY such as "Wann=due", or "Wann=" to leave it out'],
    ['Wann=Due', '"Due" is no key; expected lower-case letters, digits and "_", such as "due"'],
    ['Wann=slug', '"slug" has a meaning of its own that no column gives; expected assignees,'],
    ['Prio=cost', 'lists/b.yml has no field "cost"; did you mean "list"?\nto add it: npx woad configure lists/b.yml fields.cost.type=text'],
    ['Prio=prioritat', 'lists/b.yml has no field "prioritat"; did you mean "priority"?'],
  ])('%s is refused', (words, problem) => {
    const board = { 'lists/b.yml': 'lists: [x]\nfields:\n  priority: { type: text }\n' };
    expect(() => made([words], board)).toThrow(problem);
  });

  test('two columns cannot be one key, nor one column two', () => {
    expect(() => made(['Wann=due', 'Due=due'])).toThrow('--column: "Wann" and "Due" cannot both be due');
    expect(() => made(['Wann=due', 'Wann=start'])).toThrow('--column: "Wann" stands twice');
    expect(() => importSheet({}, sheet, { columns: ['Wo=list'], listFrom: 'Prio' })).toThrow(
      '--list-from names "Prio", and --column says that "Wo" is the list; expected one of them',
    );
  });
});
