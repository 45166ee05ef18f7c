import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { woadIn } from '../story/woad.ts';

let folder: string;
let root: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'woad-import-csv-'));
  root = join(folder, 'tracker');
  mkdirSync(root);
  writeFileSync(join(root, 'workspace.yml'), 'title: Trial\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const woad = (...args: string[]) => woadIn(root, args);

test('a sheet becomes a board, said in words; once more changes no byte, and a newer one brings what is new', async () => {
  const file = join(folder, 'work.csv');
  const rows = 'Name;Status;Price\nPaint;Open;1,5\n;Open;2\nPaint;Done;3\n';
  writeFileSync(file, rows);
  const args = ['import', 'csv', '../work.csv', '--board', 'work', '--list-from', 'status'];
  expect((await woad(...args, '--dry-run')).out).toMatch(/^would import 3 records into work: 3 new, 0 unchanged\n/);
  expect(existsSync(join(root, 'records'))).toBe(false);
  const { code, out } = await woad(...args);
  expect(code).toBe(0);
  expect(out).toContain('Price: numbers as YAML writes them; the cell stands behind as a comment (1 record)');
  expect(out).toContain('work.csv:4 is paint-2');
  expect(out).toContain('row 3 without a title: it is named by the number');
  expect(readFileSync(join(root, 'records/work/open/paint.md'), 'utf8')).toBe('---\ntitle: Paint\nprice: 1.5 # 1,5\n---\n');
  expect((await woad('check')).code).toBe(0);
  expect(JSON.parse((await woad(...args, '--json')).out)).toMatchObject({ records: { all: 3, new: 0, unchanged: 3 }, edits: [] });
  writeFileSync(file, `${rows.replace('Done;3', 'Done;4')}Oars;Open;5\n`);
  const later = await woad(...args, '--json');
  expect(JSON.parse(later.out)).toMatchObject({
    records: { all: 4, new: 1, unchanged: 2, kept: 1 },
    kept: [{ source: 'work.csv:4', path: 'records/work/done/paint-2.md' }],
  });
  expect(later.code).toBe(1);
  expect(readdirSync(join(root, 'records/work/done'))).toEqual(['paint-2.md']);
});

test('rows that would make records larger than a record may be are named, and nothing is written', async () => {
  writeFileSync(join(folder, 'big.csv'), `Name,Notes\na,short\nb,"${'word '.repeat(220_000)}"\nc,"x\ny"\nd,"${'é'.repeat(600_000)}"\n`);
  const args = ['import', 'csv', '../big.csv', '--board', 'b', '--text-from', 'notes'];
  for (const how of [[], ['--dry-run']]) {
    expect(await woad(...args, ...how)).toEqual({
      code: 2,
      out: '',
      err:
        'woad: big.csv:3 makes a record of 1,075 KiB; a record holds at most 1,024 KiB\n' +
        'big.csv:6 makes a record of 1,172 KiB; a record holds at most 1,024 KiB\n' +
        'nothing was imported; make the cells shorter, or take the rows out\n',
    });
    expect(readdirSync(root)).toEqual(['workspace.yml']);
  }
});

test('wrong use is told with what was expected, and nothing is written', async () => {
  writeFileSync(join(folder, 's.csv'), 'Name,Status\na,"x\n');
  writeFileSync(join(folder, 'notes.md'), 'x');
  symlinkSync(join(folder, 'gone'), join(folder, 'link.csv'));
  const says = async (...args: string[]) => {
    const { code, err } = await woad('import', ...args, '--board', 'b');
    expect(code).toBe(2);
    return err;
  };
  expect(await says('csv', '../s.csv')).toContain('s.csv:2:3 opens a quote that is never closed');
  expect(await says('csv', '../none.csv')).toContain('../none.csv is not there');
  expect(await says('csv', '../link.csv')).toContain('../link.csv is not there');
  expect(await says('csv', '..')).toContain('.. is not a file');
  expect(await says('csv', '../s.csv', '--dates', 'y/m/d')).toContain('expected d/m/y or m/d/y');
  expect(await says('csv', '../s.csv', '--decimal', 'comma')).toContain('expected . or ,');
  expect(await says('csv', '../s.csv', '--currency', 'eur')).toContain(
    '"eur" is not the code of a currency such as EUR; did you mean "EUR"?',
  );
  expect(await says('markdown', '..', '--column', 'a=b')).toContain('--column is not an option of import markdown');
  expect(await says('csv', '../s.csv', '--match', '*.md')).toContain('--match is not an option of import csv');
  expect(await says('markdown', '..', '--dates', 'd/m/y')).toContain('--dates is not an option of import markdown');
  expect(existsSync(join(root, 'lists'))).toBe(false);
});

test('the id of a record of another board stays in a field', async () => {
  writeFileSync(join(folder, 's.csv'), 'ID,Name\n1,a\n2,b\n');
  await woad('import', 'csv', '../s.csv', '--board', 'one');
  const { out } = await woad('import', 'csv', '../s.csv', '--board', 'two');
  expect(out).toContain('ID -> original_id: "1" is the id of a record of another board');
  expect((await woad('check')).code).toBe(0);
  expect((await woad('import', 'csv', '../s.csv', '--board', 'one')).out).toContain('0 new, 2 unchanged');
});

test("onto a board of one's own: lists that it lacks are refused first, and columns and lists are what a person says", async () => {
  const board = 'lists: [todo, { name: done, done: true }]\nfields:\n  price: { type: currency, currency: EUR }\n';
  mkdirSync(join(root, 'lists'));
  writeFileSync(join(root, 'lists/work.yml'), board);
  writeFileSync(
    join(folder, 'work.csv'),
    'Titel;Stand;Wann;Summe;Intern\nDach;Offen;31.12.2026;1.234,50 €;a\nBoot;Erledigt;01.12.2026;80,00 €;b\n',
  );
  const args = ['import', 'csv', '../work.csv', '--board', 'work', '--column', 'Stand=list', '--column', 'Wann=due'];
  const refused = await woad(...args);
  expect(refused).toEqual({
    code: 2,
    out: '',
    err:
      'woad: work.csv: lists/work.yml lacks 2 lists that records would stand in; it has todo, done\n' +
      '  work.csv:2: "Offen" (1 record): --to-list "Offen=LIST"\n' +
      '  work.csv:3: "Erledigt" (1 record): --to-list "Erledigt=done"\n' +
      'nothing was imported; say which list is meant, or add them: npx woad configure lists/work.yml lists+=offen "lists+={ name: erledigt, done: true }"\n',
  });
  expect(existsSync(join(root, 'records'))).toBe(false);
  args.push('--to-list', 'Offen=todo', '--to-list', 'Erledigt=done', '--column', 'Summe=price', '--column', 'Intern=');
  const dry = await woad(...args, '--dry-run');
  expect(dry.out).toContain('\ncolumns as --column says\n  Stand -> list\n  Wann -> due\n  Summe -> price\n  Intern -> left out\n');
  expect((await woad(...args)).code).toBe(0);
  expect(readFileSync(join(root, 'records/work/todo/dach.md'), 'utf8')).toBe(
    '---\ntitle: Dach\ndue: 2026-12-31 # 31.12.2026\nprice: 1234.5 # 1.234,50 €\n---\n',
  );
  expect((await woad('check')).code).toBe(0);
  // the command that a refusal tells does what it says
  expect((await woad('configure', 'lists/work.yml', 'lists+=offen', 'lists+={ name: erledigt, done: true }')).code).toBe(0);
  expect((await woad('import', 'csv', '../work.csv', '--board', 'work', '--list-from', 'Stand', '--name-from', 'Wann')).code).toBe(0);
  expect(readdirSync(join(root, 'records/work/erledigt'))).toEqual(['01-12-2026.md']);
});
