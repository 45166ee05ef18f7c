import { expect, test } from 'vitest';
import { repositoryForEach } from './story/history-repository.ts';

const { write, move, remove, commit, past } = repositoryForEach();
const path = 'records/a/open/one.md';
const text = (...lines: string[]) => `---\ntitle: One\n---\n${lines.join('\n')}\n`;
const last = async () => (await past('a/one')).lines.at(-1);

test('a step that is checked is told as that, and no more is said of the text', async () => {
  write(path, text('## Before', '- [ ] call', '- [x] send', 'Words.'));
  commit();
  expect(await last()).toBe('02 Luis created a/one list null>"open" title null>"One" body null>4');
  write(path, text('## Before', '- [x] call', '- [x] send', 'Words.'));
  commit();
  expect(await last()).toBe('03 Luis changed a/one body.steps "1/2">"2/2"');
  write(path, text('## Before', '- [ ] call', '- [ ] send', 'Words.'));
  commit();
  expect(await last()).toBe('04 Luis changed a/one body.steps "2/2">"0/2"');
});

test('other words are told beside it; of steps that changed places, only that the text changed', async () => {
  write(path, text('- [ ] call', '- [x] send'));
  commit();
  write(path, text('- [x] call', '- [x] send it', 'More.'));
  commit();
  expect(await last()).toBe('03 Luis changed a/one body 2>3 body.steps "1/2">"2/2"');
  write(path, text('- [ ] call', '- [x] send it', 'Less.'));
  commit();
  write(path, text('- [x] call', '- [ ] send it', 'Less.'));
  commit();
  expect(await last()).toBe('05 Luis changed a/one body 3>3');
  write(path, text('Less.'));
  commit();
  expect(await last()).toBe('06 Luis changed a/one body 3>1 body.steps "1/2">null');
});

test('what stands in code is no step, nor is a bracket in a sentence', async () => {
  write(path, text('```', '- [ ] call', '```', 'An [x] and a [ ].'));
  commit();
  write(path, text('```', '- [x] call', '```', 'An [x] and a [ ].'));
  commit();
  expect(await last()).toBe('03 Luis changed a/one body 4>4');
});

test('a record that comes back is compared with the steps it left with', async () => {
  write(path, text('- [ ] call', '- [ ] send'));
  commit();
  remove(path);
  commit();
  write(path, text('- [x] call', '- [ ] send'));
  commit('Luis', 'luis@x.example', 'Restore\n\nWoad-Undo: HEAD~1');
  expect(await last()).toBe('04 Luis restored a/one body.steps "0/2">"1/2"');
  move(path, 'records/a/done/one.md');
  write('records/a/done/one.md', text('- [x] call', '- [x] send'));
  commit();
  expect(await last()).toBe('05 Luis moved a/one list "open">"done" body.steps "1/2">"2/2"');
});
