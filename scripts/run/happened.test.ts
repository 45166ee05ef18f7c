import { describe, expect, test } from 'vitest';
import type { EventKind, TrackerEvent } from '../model/event.ts';
import { happened, told } from '../story/happening.ts';
import { countCommits, newTracker, type Place } from '../workflow/place.ts';

const [acme, globex] = ['records/sales/todo/acme.md', 'records/sales/todo/globex.md'];

describe.each([{ prefix: '' }, { prefix: 'teams/tracker' }])('in "$prefix"', ({ prefix }) => {
  test('a comment, a file and a mention on a record that did not change itself, commit by commit', () => {
    const place = newTracker({}, prefix);
    const start = place.git('rev-parse', 'HEAD');
    place.put('records/sales/_comments/acme/20261120T101500Z-luis.md', 'Ask @ana.\n');
    place.commit('comment', 'Luis <luis@elsewhere.example>');
    place.put('records/sales/_files/acme/offer.pdf', 'PDF');
    place.commit('file');
    place.move(acme, 'records/sales/doing/acme.md');
    place.commit('move');
    place.git(
      'mv',
      `${prefix ? `${prefix}/` : ''}records/sales/doing/acme.md`,
      `${prefix ? `${prefix}/` : ''}records/sales/doing/acme-two.md`,
    );
    place.commit('rename by hand, its comments stay behind');
    place.move('records/sales/_comments/acme', 'records/sales/_comments/acme-two');
    place.move('records/sales/_files/acme', 'records/sales/_files/acme-two');
    place.commit('they follow');
    expect(told(place, start)).toEqual([
      'commented sales/acme 20261120T101500Z-luis by Luis',
      'mentioned sales/acme ana in 20261120T101500Z-luis by Luis',
      'attached sales/acme offer.pdf by ana',
      'moved sales/acme by ana',
      'renamed sales/acme-two by ana',
    ]);
    const [first] = happened(place, start);
    expect(first?.record).toMatchObject({ list: 'todo', title: 'Acme' });
  });
});

test('who waits for nothing of comments and other records reads none of them', () => {
  const place = newTracker();
  place.put('records/sales/_comments/acme/20261120T101500Z-luis.md', 'Ask @ana.\n');
  place.move(globex, 'records/sales/done/globex.md');
  place.commit('both');
  expect(happened(place, 'HEAD~1', new Set<EventKind>(['created'])).map(({ kind }) => kind)).toEqual(['moved', 'completed']);
});

test('unblocked by how the other records were in that commit, not by how they are now', () => {
  const place = newTracker();
  place.put('records/sales/todo/waits.md', '---\ntitle: W\nblocked_by: [acme, globex]\n---\n');
  place.commit('waits');
  place.move(acme, 'records/sales/done/acme.md');
  place.commit('one');
  place.move(globex, 'records/sales/done/globex.md');
  place.commit('the other');
  place.put('records/sales/todo/waits.md', '---\ntitle: W\n---\n');
  place.commit('it names none any more');
  expect(told(place, 'HEAD~3')).toEqual([
    'moved sales/acme by ana',
    'completed sales/acme by ana',
    'moved sales/globex by ana',
    'completed sales/globex by ana',
    'unblocked sales/waits sales/globex by ana',
    'edited sales/waits by ana',
  ]);
});

test('is told the same wherever the cursor stood in between', () => {
  const place = newTracker({ 'lists/sales.yml': 'lists: [todo, { name: done, done: true }]\nfields: { approve: { type: button } }\n' });
  place.put('records/sales/todo/waits.md', '---\ntitle: W\nblocked_by: [acme, globex]\n---\n- [ ] one\n');
  place.commit('waits');
  place.put('records/sales/_comments/waits/20261120T101500Z-luis.md', 'Ask @ana.\n');
  place.put('records/sales/_files/waits/offer.pdf', 'PDF');
  place.commit('comment and file\n\nWoad-Press: sales/acme approve');
  place.put('records/sales/todo/waits.md', '---\ntitle: W\nblocked_by: [acme, globex]\n---\n- [x] one\n');
  place.move(acme, 'records/sales/done/acme.md');
  place.commit('checked and done');
  place.put('records/sales/_comments/globex/20261120T101500Z-luis.md', 'Hello.\n');
  place.commit('another comment');
  place.move(globex, 'records/sales/done/globex.md');
  place.commit('the last blocker\n\nWoad-Press: sales/waits approve');
  place.move('records/sales/todo/waits.md', 'records/sales/todo/waited.md');
  place.move('records/sales/_comments/waits', 'records/sales/_comments/waited');
  place.move('records/sales/_files/waits', 'records/sales/_files/waited');
  place.commit('renamed');
  const noteOf = ({ record, previous, ...event }: TrackerEvent) => ({
    ...event,
    path: record.path,
    before: previous?.path,
    title: record.title,
  });
  const whole = happened(place, 'HEAD~6').map(noteOf);
  expect([...new Set(whole.map(({ kind }) => kind))].sort()).toEqual(
    'attached changed checked checklist-completed commented completed created edited mentioned moved pressed renamed unblocked'.split(' '),
  );
  for (const cut of [5, 4, 3, 2, 1])
    expect([...happened(place, 'HEAD~6', undefined, `HEAD~${cut}`), ...happened(place, `HEAD~${cut}`)].map(noteOf)).toEqual(whole);
});

describe('a button', () => {
  const board = 'lists: [todo, { name: done, done: true }]\nfields: { approve: { type: button } }\n';
  const press = (place: Place, record: string, author?: string) => place.commit(`Press\n\nWoad-Press: ${record} approve`, author);

  test('that a commit says was pressed, once a commit; what is no button was not', () => {
    const place = newTracker({ 'lists/sales.yml': board });
    press(place, 'sales/acme');
    place.commit(
      'Press\n\nWoad-Press: sales/acme approve\nWoad-Press: sales/acme approve\nWoad-Press: sales/acme title\nWoad-Press: sales/nobody approve',
    );
    place.move(acme, 'records/sales/done/acme.md');
    press(place, 'sales/acme');
    expect(told(place, 'HEAD~3')).toEqual([
      'pressed sales/acme approve by ana',
      'pressed sales/acme approve by ana',
      'moved sales/acme by ana',
      'completed sales/acme by ana',
      'pressed sales/acme approve by ana',
    ]);
    expect(
      happened(place, 'HEAD~3')
        .filter(({ kind }) => kind === 'pressed')
        .map(({ record }) => record.list),
    ).toEqual(['todo', 'todo', 'done']);
  });

  test('pressed on a branch that is merged was pressed by who did it; a commit written anew presses nothing again', () => {
    const place = newTracker({ 'lists/sales.yml': board });
    const start = place.git('rev-parse', 'HEAD');
    place.git('checkout', '--quiet', '-b', 'side');
    const pressed = press(place, 'sales/globex', 'Luis <luis@elsewhere.example>');
    place.git('checkout', '--quiet', 'main');
    place.commit('meanwhile');
    place.git('-c', 'user.name=Ana', '-c', 'user.email=ana@tidewater.example', 'merge', '--quiet', '--no-ff', '--no-edit', 'side');
    expect(told(place, start)).toEqual([`pressed sales/globex approve ${pressed} by Luis`]);
    const merged = place.git('rev-parse', 'HEAD');
    place.git('reset', '--quiet', '--hard', start);
    place.commit('another parent');
    press(place, 'sales/globex', 'Luis <luis@elsewhere.example>');
    place.put(acme, '---\ntitle: Acme again\n---\n');
    press(place, 'sales/acme');
    expect(told(place, merged)).toEqual(['edited sales/acme by ana', 'pressed sales/acme approve by ana']);
  });
});

describe('a commit', () => {
  test('of an import of 5,000 records is bulk, one of 100 is not', () => {
    const place = newTracker();
    for (let number = 0; number < 100; number++) place.put(`records/sales/todo/r${number}.md`, `---\ntitle: R ${number}\n---\n`);
    place.commit('a hundred');
    expect(happened(place, 'HEAD~1').filter(({ bulk }) => bulk)).toEqual([]);
    for (let number = 0; number < 100; number++) place.move(`records/sales/todo/r${number}.md`, `records/sales/doing/s${number}.md`);
    place.commit('a hundred renamed and moved');
    expect(happened(place, 'HEAD~1').map(({ kind, bulk }) => `${kind} ${bulk}`)).toEqual(
      Array.from({ length: 100 }, () => ['renamed undefined', 'moved undefined']).flat(),
    );
    for (let number = 0; number < 5000; number++) place.put(`records/sales/todo/i${number}.md`, `---\ntitle: I ${number}\n---\n@ana\n`);
    place.commit('import');
    const events = happened(place, 'HEAD~1');
    expect([events.length, events.every(({ bulk }) => bulk)]).toEqual([10_000, true]);
  });

  test('that comments on more than 100 records is bulk', () => {
    const place = newTracker();
    for (let number = 0; number < 101; number++) place.put(`records/sales/todo/r${number}.md`, `---\ntitle: R ${number}\n---\n`);
    place.commit('records');
    for (let number = 0; number < 101; number++) place.put(`records/sales/_comments/r${number}/20261120T101500Z-luis.md`, 'Hello.\n');
    place.commit('comments');
    const events = happened(place, 'HEAD~1');
    expect([events.length, events.every(({ kind, bulk }) => kind === 'commented' && bulk)]).toEqual([101, true]);
  });

  test('that takes another back says so; a revert by git is a change like any other', () => {
    const place = newTracker();
    place.put(acme, '---\ntitle: Acme\nstage: won\n---\n');
    const done = place.commit('stage');
    place.put(acme, '---\ntitle: Acme\n---\n');
    place.commit(`Undo\n\nWoad-Undo: ${done}`);
    place.git('-c', 'user.name=Ana', '-c', 'user.email=ana@tidewater.example', 'revert', '--no-edit', 'HEAD');
    expect(happened(place, 'HEAD~3').map(({ kind, from, to, undo }) => [kind, from, to, undo])).toEqual([
      ['changed', undefined, 'won', undefined],
      ['edited', undefined, undefined, undefined],
      ['changed', 'won', undefined, true],
      ['edited', undefined, undefined, true],
      ['changed', undefined, 'won', undefined],
      ['edited', undefined, undefined, undefined],
    ]);
  });

  test('that merges is looked at against its first parent, as one', () => {
    const place = newTracker();
    const start = place.git('rev-parse', 'HEAD');
    place.git('checkout', '--quiet', '-b', 'side');
    place.put(acme, '---\ntitle: Acme\nstage: one\n---\n');
    place.commit('one', 'Luis <luis@elsewhere.example>');
    place.put(acme, '---\ntitle: Acme\nstage: two\n---\n');
    place.commit('two', 'Luis <luis@elsewhere.example>');
    place.git('checkout', '--quiet', 'main');
    place.put(globex, '---\ntitle: Globex!\n---\n');
    place.commit('meanwhile');
    place.git('-c', 'user.name=Ana', '-c', 'user.email=ana@tidewater.example', 'merge', '--quiet', '--no-edit', 'side');
    expect(happened(place, start).map(({ kind, key, to, actor }) => [kind, key, to, actor])).toEqual([
      ['changed', 'title', 'Globex!', 'ana'],
      ['edited', undefined, undefined, 'ana'],
      ['changed', 'stage', 'two', 'ana'],
      ['edited', undefined, undefined, 'ana'],
    ]);
  });

  test('that moves a record to another board by hand, with fields that are not known there', () => {
    const place = newTracker({ 'lists/support.yml': 'lists: [new]\n', [acme]: '---\ntitle: Acme\nstage: won\nclosed: 2026-11-20\n---\n' });
    place.put('records/sales/_comments/acme/20261120T101500Z-luis.md', 'Ask @ana.\n');
    place.commit('comment');
    place.move(acme, 'records/support/new/acme.md');
    place.move('records/sales/_comments/acme', 'records/support/_comments/acme');
    place.commit('to support');
    expect(told(place, 'HEAD~1')).toEqual(['moved support/acme by ana']);
    expect(countCommits(place)).toBe(3);
  });
});
