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
