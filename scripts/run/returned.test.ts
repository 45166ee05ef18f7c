import { expect, test } from 'vitest';
import { happened, told } from '../story/happening.ts';
import { newTracker, type Place } from '../workflow/place.ts';

const acme = 'records/sales/todo/acme.md';
const comment = 'records/sales/_comments/acme/20261120T101500Z-luis.md';
const file = 'records/sales/_files/acme/offer.pdf';
const text = '---\ntitle: Acme\nassignees: [ana]\n---\n## Steps\n- [x] Call @ana\n';
const removed = (prefix = '') => {
  const place = newTracker({ [acme]: text, [comment]: 'Ask @ana.\n', [file]: 'PDF' }, prefix);
  place.git(
    'rm',
    '-rq',
    ...['todo/acme.md', '_comments/acme', '_files/acme'].map((each) => `${prefix ? `${prefix}/` : ''}records/sales/${each}`),
  );
  place.commit('away');
  return place;
};
const putBack = (place: Place, own = text) => {
  place.put(acme, own);
  place.put(comment, 'Ask @ana.\n');
  place.put(file, 'PDF');
};

test.each(['', 'teams/tracker'])('in "%s": is restored, and nothing that came back with it is new', (prefix) => {
  const place = removed(prefix);
  putBack(place);
  place.put('records/sales/_comments/acme/20261121T101500Z-luis.md', 'It is back.\n');
  place.commit('back, without a word about it');
  expect(told(place, 'HEAD~1')).toEqual(['restored sales/acme by ana', 'commented sales/acme 20261121T101500Z-luis by ana']);
  expect(told(place, 'HEAD~2').slice(1)).toEqual(told(place, 'HEAD~1'));
  expect(happened(place, 'HEAD~1')[0]?.previous).toMatchObject({ title: 'Acme', list: 'todo' });
});

test('by a revert is the same, and by a commit that takes something back even when it is not as it was', () => {
  const place = removed();
  place.git('-c', 'user.name=Ana', '-c', 'user.email=ana@tidewater.example', 'revert', '--no-edit', 'HEAD');
  expect(told(place, 'HEAD~1')).toEqual(['restored sales/acme by ana']);
  place.git('-c', 'user.name=Ana', '-c', 'user.email=ana@tidewater.example', 'revert', '--no-edit', 'HEAD');
  putBack(place, text.replace('todo', 'doing').replace('[x]', '[ ]'));
  place.commit('Restore\n\nWoad-Undo: HEAD');
  expect(told(place, 'HEAD~1')).toEqual([
    'restored sales/acme by ana',
    'edited sales/acme by ana',
    'unchecked sales/acme Steps: Call @ana by ana',
  ]);
  expect(happened(place, 'HEAD~1').every(({ undo }) => undo)).toBe(true);
});

test('in another list has moved; with other words, and nobody says so, or with another id, it is a new one', () => {
  const place = removed();
  place.put('records/sales/doing/acme.md', text);
  place.commit('elsewhere');
  expect(told(place, 'HEAD~1')).toEqual(['restored sales/acme by ana', 'moved sales/acme by ana']);
  place.git('rm', '-q', 'records/sales/doing/acme.md');
  place.commit('away again');
  place.put(acme, '---\ntitle: Another\n---\n');
  place.commit('another');
  expect(told(place, 'HEAD~1')).toEqual(['created sales/acme by ana']);
  place.put(acme, '---\ntitle: Another\nid: one\n---\n');
  place.commit('with an id');
  place.git('rm', '-q', acme);
  place.commit('away');
  place.put(acme, '---\ntitle: Third\nid: one\n---\n');
  place.commit('the same id');
  expect(told(place, 'HEAD~1')).toEqual(['restored sales/acme by ana', 'edited sales/acme by ana']);
  place.git('rm', '-q', acme);
  place.commit('away');
  place.put(acme, '---\ntitle: Third\nid: two\n---\n');
  place.commit('Another id\n\nWoad-Undo: HEAD');
  expect(told(place, 'HEAD~1')).toEqual(['created sales/acme by ana']);
});

test('one that got another name, or was put away and taken out again, never left', () => {
  const place = newTracker({ [acme]: text, [comment]: 'Ask @ana.\n' });
  place.move(acme, 'records/sales/todo/acme-two.md');
  place.commit('renamed');
  place.put(acme, text);
  place.commit('one like it under the old name');
  expect(told(place, 'HEAD~1')).toEqual(['created sales/acme by ana', 'mentioned sales/acme ana in Steps: Call @ana by ana']);
  const start = place.git('rev-parse', 'HEAD');
  place.put(acme, text.replace('title', 'archived: 2026-11-20\ntitle'));
  place.commit('put away');
  place.put(acme, text);
  place.commit('taken out');
  expect(told(place, start)).toEqual(['edited sales/acme by ana', 'edited sales/acme by ana']);
});
