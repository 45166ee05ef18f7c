import { expect, test } from 'vitest';
import { newTracker } from '../workflow/place.ts';

const acme = 'records/sales/todo/acme.md';

test('a key that is sorted by and a field that is asked for stand in columns of their own; what is archived is marked', async () => {
  const place = newTracker({
    'lists/sales.yml':
      'lists: [todo]\nfields:\n  worth: { type: number }\n  stage: { type: text }\n  weighted: { type: formula, formula: worth / 2.0 }\n',
    [acme]: '---\ntitle: Acme\nworth: 2400\nstage: trial\ntags: [a]\n---\n',
    'records/sales/todo/globex.md': '---\ntitle: Globex\nworth: 10\narchived: 2026-11-01\n---\n',
  });
  const list = async (...args: string[]) => (await place.woad('list', 'sales', ...args)).output;
  expect(await list('--sort', '-weighted')).toMatch(/ASSIGNEES +WEIGHTED +TITLE\nsales\/acme +todo +1,200 +Acme\n$/);
  expect(await list('--where', 'stage == "trial" && title != ""')).toMatch(/ASSIGNEES +STAGE +TITLE\nsales\/acme +todo +trial +Acme\n$/);
  expect(await list('--where', 'worth > 1.0', '--sort', 'worth', '--archived')).toMatch(
    /ASSIGNEES +WORTH +TITLE\nsales\/globex +todo \(archived\) +10 +Globex\nsales\/acme +todo +2,400 +Acme\n$/,
  );
  expect(await list('--sort', 'title')).toMatch(/ASSIGNEES +TITLE\nsales\/acme +todo +Acme\n$/);
  expect(await list('--sort', 'created')).toMatch(/CREATED +TITLE\nsales\/acme +todo +\d{4}-\d\d-\d\d \d\d:\d\d +Acme\n$/);
});

test('show tells what a record waits for once, and apart where some of it is done', async () => {
  const place = newTracker({
    [acme]: '---\ntitle: Acme\nblocked_by: [globex, other]\n---\n',
    'records/sales/todo/other.md': '---\ntitle: Other\n---\n',
  });
  const show = async () => (await place.woad('show', 'sales/acme')).output;
  expect(await show()).toMatch(/blocked_by +sales\/globex, sales\/other\n/);
  expect(await show()).not.toContain('waits for');
  place.put('records/sales/todo/other.md', '---\ntitle: Other\ndone: true\n---\n');
  expect(await show()).toMatch(/waits for +sales\/globex\n/);
});

test('what cannot be asked or sorted by is told with what can', async () => {
  const place = newTracker({
    'records/sales/todo/globex.md': '---\ntitle: Globex\narchived: 2026-11-01\n---\n',
    [acme]: '---\ntitle: Acme\nassignees: [ana]\n---\n',
  });
  const list = (...args: string[]) => place.woad('list', ...args);
  expect((await list('--where', 'archived')).complaint).toContain(
    'a condition is true or false, and this is a day or time; write archived != "" to ask whether there is any\n',
  );
  expect((await list('--where', 'archived != ""')).complaint).toBe('no records fit; archived ones are looked at with --archived\n');
  expect((await list('--where', 'archived != ""', '--archived')).output).toContain('sales/globex');
  expect((await list('--where', "assignees == 'ana'")).complaint).toContain(
    '"==" cannot compare a list with text; write "ana" in assignees to look into the list\n',
  );
  expect((await list('--where', '"ana" in assignees')).output).toContain('sales/acme');
  const sorted = await list('sales', '--sort', '-zzz');
  expect(sorted.code).toBe(2);
  expect(sorted.complaint).toMatch(/^woad: --sort: "zzz" is not a key of sales; expected one of title, .*, closed, stage\n/);
  expect((await list('--sort=-titel')).complaint).toContain('"titel" is not a key; did you mean "title"?');
});
