import { describe, expect, test } from 'vitest';
import { filesOfRules, runRules } from '../story/running.ts';
import type { Tree } from '../story/trial.ts';

const acme = `---
title: Acme
assignees: [ana]
tags: [urgent]
due: 2026-12-01
score: 3
code: A-1
---
About it.

## Before
- [x] Call @ana (due 2026-11-28)
- [ ] Send
- [ ] Send
`;
const tracker: Tree = {
  'workspace.yml': 'title: T\npeople: { ana: {}, luis: {} }\nteams: { desk: [ana, luis] }\n',
  'lists/sales.yml': `lists: [todo, doing, { name: won, done: true }, { name: lost, done: true }]
tags: { urgent: {}, vip: {} }
fields:
  score: { type: number }
  code: { type: text }
`,
  'lists/plain.yml': 'lists: [open]\ntags: { vip: {} }\nfields:\n  score: { type: number }\n  code: { type: number }\n',
  'records/sales/todo/acme.md': acme,
  'records/plain/open/note.md': '---\ntitle: Note\n---\n',
};
const path = 'records/sales/todo/acme.md';

/** What a step does to a record that was just given a color. */
function make(step: string, { record = path, more = {}, actor = 'luis' }: { record?: string; more?: Tree; actor?: string } = {}) {
  const start = { ...tracker, ...more };
  const files = { ...start, ...filesOfRules({ a: `when: { color-changed: {} }\ndo:\n  - ${step}\n` }) };
  const colored = (start[record] ?? '').replace('---\n', '---\ncolor: red\n');
  const plan = runRules(files, [{ [record]: colored }], { actor });
  const kept = Object.fromEntries(Object.entries(plan.files).map(([at, text]) => [at, text.replace('color: red\n', '')]));
  const changed = Object.fromEntries(Object.entries(kept).filter(([at, text]) => start[at] !== text));
  const gone = Object.keys(start).filter((at) => at.startsWith('records/') && kept[at] === undefined);
  return { changed, gone, told: plan.traces.map(({ status, reason }) => (reason ? `${status}: ${reason}` : status)) };
}

describe('actions on a record', () => {
  test('assign adds and takes people, and knows who made the change', () => {
    expect(make('assign: { add: [actor, ana], remove: desk }').changed[path]).toContain('assignees: [ana, luis]\n');
    expect(make('assign: { remove: ana }').changed[path]).toContain('assignees: []\n');
    expect(make('assign: { add: "{{ actor }}" }').changed[path]).toContain('[ana, luis]');
    expect(make('assign: { add: ana, remove: luis }')).toMatchObject({ changed: {}, told: ['no-op: assign: the record is so already'] });
    expect(make('assign: { add: actor }', { actor: 'Eve' }).told).toEqual([
      'failed: assign: who made the change is not a person of the workspace',
    ]);
  });

  test('complete moves to the first done list, or sets the day where there is none', () => {
    expect(make('complete: {}')).toEqual({ changed: { 'records/sales/won/acme.md': acme }, gone: [path], told: ['success'] });
    expect(make('complete', { record: 'records/plain/open/note.md' }).changed).toEqual({
      'records/plain/open/note.md': '---\ntitle: Note\ndone: 2026-11-21\n---\n',
    });
    const won = 'records/sales/lost/zeta.md';
    expect(make('complete:', { record: won, more: { [won]: '---\ntitle: Zeta\n---\n' } }).told[0]).toMatch(/^no-op/);
    expect(make('complete:', { record: won, more: { [won]: '---\ntitle: Zeta\ndone: false\n---\n' } }).changed).toEqual({
      [won]: '---\ntitle: Zeta\n---\n',
    });
  });

  test('reopen leaves a done list, or takes the day away', () => {
    const won = 'records/sales/won/zeta.md';
    const more = { [won]: '---\ntitle: Zeta\n---\n' };
    expect(Object.keys(make('reopen: {}', { record: won, more }).changed)).toEqual(['records/sales/todo/zeta.md']);
    expect(Object.keys(make('reopen: { list: doing }', { record: won, more }).changed)).toEqual(['records/sales/doing/zeta.md']);
    const done = { [path]: acme.replace('score', 'done: true\nscore') };
    expect(make('reopen: {}', { more: done }).changed).toEqual({ [path]: acme });
    expect(make('reopen: {}').told[0]).toMatch(/^no-op/);
  });

  test('archive, unarchive and remove', () => {
    expect(make('archive').changed[path]).toContain('archived: 2026-11-21\n');
    const away = { [path]: acme.replace('score', 'archived: 2026-01-01\nscore') };
    expect(make('archive: {}', { more: away }).told[0]).toMatch(/^no-op/);
    expect(make('unarchive: {}', { more: away }).changed).toEqual({ [path]: acme });
    expect(make('unarchive: {}').told[0]).toMatch(/^no-op/);
    expect(make('remove: {}')).toEqual({ changed: {}, gone: [path], told: ['success'] });
  });

  test('checklist adds what is lacking, and checks and unchecks', () => {
    expect(make('checklist: { add: { title: After, items: ["Thank {{ title }}", "[[x]]"] } }').changed[path]).toBe(
      `${acme}\n## After\n- [ ] Thank Acme\n- [ ] [[x]]\n`,
    );
    expect(make('checklist: { add: { title: Before, items: [Send, Pay] } }').changed[path]).toBe(`${acme}- [ ] Pay\n`);
    expect(make('checklist: { add: { title: Before, items: [Send] } }').told[0]).toMatch(/^no-op/);
    expect(make('checklist: { check: all }').changed[path]).toBe(acme.replaceAll('[ ]', '[x]'));
    expect(make('checklist: { check: Send }').changed[path]).toBe(acme.replaceAll('[ ]', '[x]'));
    expect(make('checklist: { uncheck: "Call @ana (due 2026-11-28)" }').changed[path]).toBe(acme.replace('[x]', '[ ]'));
    expect(make('checklist: { check: Sned }').told).toEqual(['failed: checklist: it has no item "Sned"; did you mean "Send"?']);
    expect(make('checklist: { check: all }', { record: 'records/plain/open/note.md' }).told).toEqual([
      'failed: checklist: it has no checklist',
    ]);
  });

  test('an item holds one line, whatever a value brings', () => {
    const more = { [path]: acme.replace('title: Acme', 'title: "- [x] *A* @ana"') };
    const { changed } = make('checklist: { add: { title: After, items: ["{{ title }}", \'{{ "a\\n- [ ] b" }}\'] } }', { more });
    expect(changed[path]).toContain('## After\n- [ ] \\- \\[x\\] \\*A\\* @\u2060ana\n- [ ] a \\- \\[ \\] b\n');
  });

  test('create makes a record on a board', () => {
    const step =
      'create: { board: plain, title: "For {{ title }}", fields: { score: "{{ score + 1 }}", tags: [vip] }, body: "By {{ actor }}.", link: true }';
    expect(make(step).changed).toEqual({
      'records/plain/open/for-acme.md': '---\ntitle: For Acme\nscore: 4\ntags:\n  - vip\n---\nBy luis.\n\n[[sales/acme]]\n',
    });
    expect(make('create: { list: doing, title: X }').changed).toEqual({ 'records/sales/doing/x.md': '---\ntitle: X\n---\n' });
    expect(make('create: { board: plain, title: X, fields: { score: "{{ color }}" } }').told[0]).toMatch(
      /^failed: create: score: "red" is not a number/,
    );
  });

  test('copy takes over what the other board knows', () => {
    expect(make('copy: { board: plain, title: "{{ title }} again", link: true }').changed).toEqual({
      'records/plain/open/acme-again.md': `---\ntitle: Acme again\nassignees:\n  - ana\ndue: 2026-12-01\nscore: 3\n---\n${acme.split('---\n')[2]?.replace('[x]', '[ ]')}\n[[sales/acme]]\n`,
    });
    expect(make('copy: { list: doing, copy: [tags], fields: { code: B } }').changed).toEqual({
      'records/sales/doing/acme-2.md': '---\ntitle: Acme\ntags:\n  - urgent\ndue: 2026-12-01\ncode: B\n---\n',
    });
  });

  test('a copy holds no more than it is asked for', () => {
    const { changed } = make('copy: { copy: [description] }');
    expect(changed['records/sales/todo/acme-2.md']).toBe('---\ntitle: Acme\ndue: 2026-12-01\n---\nAbout it.\n');
  });
});
