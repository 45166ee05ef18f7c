import { describe, expect, test } from 'vitest';
import type { TrackerEvent } from '../../model/event.ts';
import { eventsOfTrees } from '../../story/running.ts';
import type { Tree } from '../../story/trial.ts';

const origin = { commit: 'c0ffee', at: '2026-11-21T12:00:00Z', actor: 'ana', depth: 0 };
const base: Tree = {
  'workspace.yml': `title: T
people: { ana: { name: Ana }, luis: { name: Luis }, eva: { name: Eva } }
teams: { desk: [luis, eva] }
`,
  'lists/sales.yml': 'lists: [todo, { name: won, done: true }, { name: lost, done: true }]\nfields: { n: { type: number } }\n',
  'lists/support.yml': 'lists: [new, { name: closed, done: true }]\n',
};
const at = (path: string, text: string): Tree => ({ [`records/${path}.md`]: text });
const plain = '---\ntitle: A\n---\nx\n';
const a = (body: string, keys = '') => at('sales/todo/a', `---\ntitle: A\n${keys}---\n${body}`);
const comment = (record: string, name: string, text: string): Tree => {
  const [board, slug] = record.split('/');
  return { [`records/${board}/_comments/${slug}/${name}.md`]: text };
};
const first = '20261120T101500Z-luis';

function told(before: Tree, after: Tree): string[] {
  const events = eventsOfTrees({ ...base, ...before }, { ...base, ...after }, origin);
  return events.filter(({ kind }) => kind !== 'changed').map(tell);
}

function tell({ kind, record, detail }: TrackerEvent): string {
  return `${kind} ${record.board}/${record.slug}${detail === undefined ? '' : ` ${detail}`}`;
}

describe('beside what differs', () => {
  test.each<[string, Tree, Tree, string[]]>([
    ['an edit is told once, whatever it changes', a('x', 'n: 1\n'), a('y', 'n: 2\ntags: [q]\n'), ['edited sales/a']],
    ['only the looks of a file are no edit', a('', 'tags: [x, y]\nn: 1\n'), a('', 'n: 1\ntags:\n  - x\n  - y\n'), []],
    ['a key nobody knows is one', a('', 'odd: 1\n'), a('', 'odd: 2\n'), ['edited sales/a']],
    ['a move is none', at('sales/todo/a', plain), at('sales/lost/a', plain), ['moved sales/a', 'completed sales/a']],
    ['done by its own key', a(''), a('', 'done: true\n'), ['edited sales/a', 'completed sales/a']],
    ['its own key outweighs the list', a('', 'done: false\n'), at('sales/won/a', '---\ntitle: A\ndone: false\n---\n'), ['moved sales/a']],
    ['from one done list to another', at('sales/won/a', plain), at('sales/lost/a', plain), ['moved sales/a']],
    [
      'to a done list of another board',
      at('sales/todo/a', plain),
      at('support/closed/a', plain),
      ['moved support/a', 'completed support/a'],
    ],
    ['open again', at('sales/won/a', plain), at('sales/todo/a', plain), ['moved sales/a', 'reopened sales/a']],
    ['made done', {}, at('sales/won/a', plain), ['created sales/a']],
    ['a done that cannot be read', a('', 'done: true\n'), a('', 'done: [1]\n'), ['edited sales/a']],
    ['a file that cannot be read now', a('@ana\n- [ ] x\n'), at('sales/won/a', '---\ntitle: [\n---\n- [x] x\n@luis\n'), ['moved sales/a']],
    ['a file that could not be read before', at('sales/todo/a', '---\ntitle: [\n---\n'), a('@luis\n- [x] x\n'), []],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });
});

describe('items of checklists', () => {
  const list = '## Launch\n- [ ] Call\n- [x] Write\n- [ ] Call\n\n## Later\n- [ ] Call\n';
  test.each<[string, string, string, string[]]>([
    ['checked', list, list.replace('- [ ] Call', '- [x] Call'), ['checked sales/a Launch: Call']],
    ['the second of its text', list, list.replace('Write\n- [ ] Call', 'Write\n- [x] Call'), ['checked sales/a Launch: Call (2)']],
    ['unchecked', list, list.replace('[x] Write', '[ ] Write'), ['unchecked sales/a Launch: Write']],
    [
      'all of a list',
      list,
      list.replace(/Later\n- \[ \]/, 'Later\n- [x]'),
      ['checked sales/a Later: Call', 'checklist-completed sales/a Later'],
    ],
    ['the last open one is taken out', '- [x] a\n- [ ] b\n', '- [x] a\n', ['checklist-completed sales/a ']],
    ['a list that comes complete', 'x\n', '- [x] a\n', []],
    ['a checked item that is written otherwise', '- [ ] a\n- [ ] c\n', '- [x] b\n- [ ] c\n', []],
    ['other lines around it', list, `Some text.\n\n${list}`, []],
  ])('%s', (_, before, after, expected) => {
    expect(told(a(before), a(after))).toEqual(['edited sales/a', ...expected]);
  });
});

describe('a mention', () => {
  test.each<[string, string, string, string[]]>([
    ['comes', 'Hello.\n', 'Hello @ana.\n', ['mentioned sales/a ana']],
    ['stays while the rest is edited', 'Hello @ana.\n', 'Good morning @ana, and more.\n', []],
    ['moves to another line', '@ana\n\nText.\n', 'Text.\n\n@ana\n', []],
    ['comes a second time in the text', '@ana\n', '@ana and @ana\n', []],
    ['of another', '@ana\n', '@ana and @luis\n', ['mentioned sales/a luis']],
    ['of a team', 'x\n', 'x @desk\n', ['mentioned sales/a desk']],
    ['of nobody', 'x\n', 'x @nobody and me@ana.example\n', []],
    ['in code', 'x\n', '`@ana`\n', []],
    ['in whatever case', 'x\n', '@Ana\n', ['mentioned sales/a ana']],
    ['in an item', '- [ ] Call\n', '- [ ] Call @ana\n', ['mentioned sales/a ana in Call @ana']],
    ['in an item beside one in the text', '@ana\n', '@ana\n\n# List\n- [ ] Call @ana\n', ['mentioned sales/a ana in List: Call @ana']],
    ['in an item that is edited', '- [ ] Call @ana\n', '- [ ] Call the buyer @ana (due 2026-12-01)\n', []],
    ['in an item that is checked and moves', '- [ ] Call @ana\n- [ ] x\n', '- [ ] x\n\n# Later\n- [ ] Call @ana\n', []],
    ['in a line that becomes an item', '@ana calls\n', '- [ ] @ana calls\n', []],
    ['in one item more', '- [ ] a @ana\n', '- [ ] b @ana\n- [ ] a @ana\n', ['mentioned sales/a ana in b @ana']],
    [
      'in an item that comes while another is edited',
      '- [ ] a @ana\n',
      '- [ ] a1 @ana\n- [ ] b @ana\n',
      ['mentioned sales/a ana in b @ana'],
    ],
    ['goes', '@ana\n', 'x\n', []],
  ])('%s', (_, before, after, expected) => {
    expect(told(a(before), a(after)).slice(1)).toEqual(expected);
  });

  test('in a record that is made', () => {
    expect(told({}, a('@ana\n'))).toEqual(['created sales/a', 'mentioned sales/a ana']);
  });

  test('knows whom it means: a person by their teams, a team by its members', () => {
    const events = eventsOfTrees({ ...base, ...a('') }, { ...base, ...a('@luis @desk @ana') }, origin);
    expect(events.filter(({ kind }) => kind === 'mentioned').map(({ person, who }) => [person, who])).toEqual([
      ['luis', ['luis', 'desk']],
      ['desk', ['desk', 'luis', 'eva']],
      ['ana', ['ana']],
    ]);
  });

  test('in a comment is told with it, and once when the comment is edited', () => {
    const one = { ...a(''), ...comment('sales/a', first, 'Ask @ana.\n') };
    const two = { ...a(''), ...comment('sales/a', first, '---\nedited: 2026-11-21\n---\nDo ask @ana, and @eva.\n') };
    expect(told(a(''), one)).toEqual([`commented sales/a ${first}`, `mentioned sales/a ana in ${first}`]);
    expect(told(one, two)).toEqual([`mentioned sales/a eva in ${first}`]);
  });
});

describe('comments and attachments', () => {
  const text = 'Agreed, see [[sales/a]] and ask @ana.\n';
  const file = { 'records/sales/_files/a/offer.pdf': 'PDF' };
  const whole: Tree = { ...a('x\n'), ...comment('sales/a', first, text), ...file };

  test.each<[string, Tree, Tree, string[]]>([
    ['come', a('x\n'), whole, [`commented sales/a ${first}`, `mentioned sales/a ana in ${first}`, 'attached sales/a offer.pdf']],
    [
      'come with their record',
      {},
      whole,
      ['created sales/a', `commented sales/a ${first}`, `mentioned sales/a ana in ${first}`, 'attached sales/a offer.pdf'],
    ],
    ['go', whole, a('x\n'), []],
    ['come from elsewhere', a('x\n'), { ...a('x\n'), ...comment('sales/a', first, `---\nimported: true\n---\n${text}`) }, []],
    ['that cannot be read', a('x\n'), { ...a('x\n'), ...comment('sales/a', first, '\0') }, []],
    ['that others gave', whole, { ...whole, 'records/sales/_files/a/offer.pdf': 'PDF 2' }, []],
    [
      'are carried along by a rename that rewrites links',
      whole,
      {
        ...at('sales/todo/b', '---\ntitle: A\naliases: [a]\n---\nx\n'),
        ...comment('sales/b', first, text.replace('sales/a', 'sales/b')),
        'records/sales/_files/b/offer.pdf': 'PDF',
      },
      ['renamed sales/b', 'edited sales/b'],
    ],
    [
      'are carried along, each from its own record, and changed',
      {
        ...whole,
        ...at('sales/todo/c', plain.replace('A', 'C')),
        ...comment('sales/c', first, 'Tell @eva.\n'),
      },
      {
        ...at('sales/todo/z', `---\ntitle: A\naliases: [a]\n---\nx\n`),
        ...at('sales/todo/b', `---\ntitle: C\naliases: [c]\n---\nx\n`),
        ...comment('sales/b', first, 'Do tell @eva.\n'),
        ...comment('sales/z', first, 'Do ask @ana.\n'),
        'records/sales/_files/z/offer.pdf': 'PDF 2',
      },
      ['renamed sales/b', 'edited sales/b', 'renamed sales/z', 'edited sales/z'],
    ],
    [
      'are carried along to another board',
      whole,
      {
        ...at('support/new/a', '---\ntitle: A\n---\nx\n'),
        ...comment('support/a', first, text),
        'records/support/_files/a/offer.pdf': 'PDF',
      },
      ['moved support/a'],
    ],
    [
      'are brought after a rename by hand, by woad check --fix',
      { ...at('sales/todo/b', plain), ...comment('sales/a', first, text), ...file },
      {
        ...at('sales/todo/b', `---\naliases: [a]\n${plain.slice(4)}`),
        ...comment('sales/b', first, text.replace('sales/a', 'sales/b')),
        'records/sales/_files/b/offer.pdf': 'PDF',
      },
      ['edited sales/b'],
    ],
    [
      'that are new beside those that are carried along',
      { ...a('x\n'), ...comment('sales/a', first, 'One @ana.\n') },
      {
        ...at('sales/todo/b', '---\ntitle: A\naliases: [a]\n---\nx\n'),
        ...comment('sales/b', first, 'One @ana.\n'),
        ...comment('sales/b', '20261121T101500Z-eva', 'Two.\n'),
      },
      ['renamed sales/b', 'edited sales/b', 'commented sales/b 20261121T101500Z-eva'],
    ],
    ['of no record', a('x\n'), { ...a('x\n'), ...comment('sales/other', first, text) }, []],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  test('a comment is told with its author and text', () => {
    const found = eventsOfTrees({ ...base, ...a('x\n') }, { ...base, ...whole }, origin).find(({ kind }) => kind === 'commented');
    expect(found).toMatchObject({ person: 'luis', who: ['luis', 'desk'], comment: { author: 'luis', text }, previous: { slug: 'a' } });
  });
});

describe('unblocked', () => {
  const blocked = (...names: string[]) => at('support/new/w', `---\ntitle: W\nblocked_by: [${names.join(', ')}]\n---\n`);
  const b = at('sales/todo/b', plain);

  test.each<[string, Tree, Tree, string[]]>([
    [
      'by the last that was done',
      { ...a(''), ...blocked('sales/a') },
      { ...a('', 'done: true\n'), ...blocked('sales/a') },
      ['unblocked support/w sales/a'],
    ],
    ['by the last that was removed', { ...a(''), ...blocked('sales/a') }, blocked('sales/a'), ['unblocked support/w sales/a']],
    ['not while another is open', { ...a(''), ...b, ...blocked('sales/a', 'sales/b') }, { ...b, ...blocked('sales/a', 'sales/b') }, []],
    [
      'once by two',
      { ...a(''), ...b, ...blocked('sales/a', 'sales/b') },
      blocked('sales/a', 'sales/b'),
      ['unblocked support/w sales/a, sales/b'],
    ],
    ['not by one that was done before', { ...a('', 'done: true\n'), ...blocked('sales/a') }, blocked('sales/a'), []],
    ['not when it was made just now', a(''), { ...a('', 'done: true\n'), ...blocked('sales/a') }, []],
    ['not when it names the blocker just now', { ...a(''), ...blocked() }, { ...a('', 'done: true\n'), ...blocked('sales/a') }, []],
    [
      'by an earlier name of the blocker',
      { ...at('sales/todo/b', `---\naliases: [a]\n${plain.slice(4)}`), ...blocked('sales/a') },
      { ...at('sales/won/b', `---\naliases: [a]\n${plain.slice(4)}`), ...blocked('sales/a') },
      ['unblocked support/w sales/b'],
    ],
    [
      'not by one whose earlier name another bears now',
      { ...at('sales/todo/b', `---\naliases: [a]\n${plain.slice(4)}`), ...a('', 'done: true\n'), ...blocked('sales/a') },
      { ...at('sales/won/b', `---\naliases: [a]\n${plain.slice(4)}`), ...a('', 'done: true\n'), ...blocked('sales/a') },
      [],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after).filter((each) => each.startsWith('unblocked'))).toEqual(expected);
  });
});
