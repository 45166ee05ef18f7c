import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, newTracker, openPlace, type Place } from './workflow/place.ts';

const lists = 'lists: [todo, { name: doing, limit: 1 }, { name: done, done: true, archive_after: 30d }]\n';
/** It is 22 November in Madrid. */
const old = '2026-10-01T10:00:00Z';

function commitAt(place: Place, message: string, at: string): void {
  process.env['GIT_COMMITTER_DATE'] = at;
  place.commit(message);
  delete process.env['GIT_COMMITTER_DATE'];
}

function tracker(prefix = ''): Place {
  const place = newTracker(
    { 'lists/sales.yml': lists, 'automations/won.yml': 'when: { record-created: {} }\ndo: [{ comment: Hi }]\n' },
    prefix,
  );
  place.put('records/sales/todo/acme.md', '---\ntitle: Acme\n---\nA longer text, so that it is known again.\n');
  commitAt(place, 'begun', '2026-09-01T10:00:00Z');
  place.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
  commitAt(place, 'done long ago', old);
  place.put('records/sales/done/fresh.md', '---\ntitle: Fresh\n---\n');
  place.put(
    'records/sales/done/acme.md',
    '---\ntitle: Acme, and a change that is none of its list\n---\nA longer text, so that it is known again.\n',
  );
  commitAt(place, 'done lately', '2026-11-20T10:00:00Z');
  place.put('records/sales/done/unsaved.md', '---\ntitle: Unsaved\n---\n');
  return place;
}
const text = (place: Place, path: string) => readFileSync(join(place.root, path), 'utf8');

test.each(['', 'teams/tracker'])('what has been done for long enough is archived, in "%s"', async (prefix) => {
  const place = tracker(prefix);
  const left = 'note: sales/unsaved is left: nobody knows since when it is done: it is in no commit yet\n';
  expect(await place.woad('archive', '--due', '--dry-run')).toEqual({ code: 0, output: 'sales/acme would be archived\n', complaint: left });
  expect(text(place, 'records/sales/done/acme.md')).not.toContain('archived');
  expect(await place.woad('archive', '--due', 'sales')).toEqual({
    code: 0,
    output: 'sales/acme: archived = 2026-11-22\n',
    complaint: left,
  });
  expect(text(place, 'records/sales/done/acme.md')).toContain('list\narchived: 2026-11-22\n');
  expect((await place.woad('archive', '--due')).output).toBe('nothing is due to be archived\n');
});

test('in a shallow clone nothing is archived by guess', async () => {
  const place = tracker();
  place.git('add', '--all');
  commitAt(place, 'all', old);
  const clone = openPlace(newFolder());
  clone.git('clone', '--quiet', '--depth', '1', `file://${place.folder}`, '.');
  const { code, output, complaint } = await clone.woad('archive', '--due');
  expect({ code, output }).toEqual({ code: 0, output: 'nothing is due to be archived\n' });
  expect(complaint.match(/nobody knows since when it is done: this clone is shallow, and what came before is not here/g)).toHaveLength(3);
});

test('records are archived by name, once, and brought back', async () => {
  const place = newTracker({ 'lists/sales.yml': lists });
  expect(await place.woad('archive', 'sales/acme', 'sales/acme')).toMatchObject({ code: 0, output: 'sales/acme: archived = 2026-11-22\n' });
  expect(await place.woad('archive', 'sales/acme')).toMatchObject({
    code: 0,
    output: '',
    complaint: 'note: sales/acme is archived since 2026-11-22\n',
  });
  expect(await place.woad('unarchive', 'sales/acme')).toMatchObject({ code: 0, output: 'sales/acme: archived unset\n' });
  expect(text(place, 'records/sales/todo/acme.md')).toBe('---\ntitle: Acme\n---\n');
  expect(await place.woad('unarchive', 'sales/acme')).toMatchObject({ output: 'sales/acme: archived unset: nothing to change\n' });
});

test('wrong use says what is expected', async () => {
  const place = newTracker({ 'lists/sales.yml': lists });
  for (const [args, complaint] of [
    [['archive'], 'expected a record, or --due'],
    [['archive', '--due', 'sales', 'support'], '--due looks at one board or all'],
    [['archive', '--due', 'sale'], '"sale" is not a board; did you mean "sales"?'],
    [['archive', 'sales/acm'], 'there is no record sales/acm; did you mean "acme"?'],
  ] as const)
    expect(await place.woad(...args)).toMatchObject({ code: 2, complaint: expect.stringContaining(complaint) });
});

test('an archived record is in no list, board, count, limit or lateness unless it is asked for', async () => {
  const kept = '---\ntitle: Kept\n---\n';
  const place = newTracker({
    'lists/sales.yml': lists,
    'records/sales/todo/acme.md': '---\ntitle: Acme\n---\n',
    'records/sales/todo/globex.md': '---\ntitle: Globex\n---\n',
    'records/sales/doing/kept.md': kept,
    'records/sales/doing/away.md': '---\ntitle: Away\narchived: 2026-11-01\ndue: 2026-10-01\ntags: []\n---\n',
  });
  expect((await place.woad('check')).output + (await place.woad('check')).complaint).not.toContain('doing holds');
  const drawn = (await place.woad('board', 'sales')).output;
  expect(drawn).toContain('Doing 1/1');
  expect(drawn).not.toContain('Away');
  expect((await place.woad('list', '--json')).output).not.toContain('away');
  expect((await place.woad('list', '--where', 'late')).complaint).toContain('no records fit');
  const asked = JSON.parse((await place.woad('list', '--archived', '--json')).output) as {
    slug: string;
    late: boolean;
    archived: boolean;
  }[];
  expect(asked.find(({ slug }) => slug === 'away')).toMatchObject({ archived: true, late: false });
  expect((await place.woad('show', 'sales/away')).output).toContain('archived');
});
