import { describe, expect, test } from 'vitest';
import { filesOfRules, runRules } from '../../story/running.ts';
import { salesTracker } from '../../story/sales.ts';
import type { Tree } from '../../story/trial.ts';

const path = 'records/sales/todo/acme.md';
const record = (keys: string, body = '') => `---\ntitle: Acme\n${keys}---\n${body}`;
const people = {
  'workspace.yml': 'title: T\npeople: { ana: { name: Ana }, luis: { name: Luis } }\nteams: { desk: [luis] }\n',
};

/** What each rule came to: its name where it acted, else `name: reason`. */
function outcome(
  rules: { [name: string]: string },
  before: Tree,
  change: { [path: string]: string | null },
  step = 'create: { board: support, list: new, title: Seen }',
): string[] {
  const written = Object.entries(rules).map(([name, when]) => [name, `when: ${when}\ndo: [{ ${step} }]\n`]);
  const { 'records/sales/todo/acme.md': _, ...empty } = salesTracker;
  const { traces } = runRules({ ...empty, ...people, ...before, ...filesOfRules(Object.fromEntries(written)) }, [change]);
  return traces.map(({ rule, status, reason }) => (status === 'success' ? `${rule}` : `${rule}: ${reason}`)).sort();
}

describe('a filter', () => {
  const when = (trigger: string) => `{ ${trigger}: { board: sales, list: [todo, doing], where: "score > 5" } }`;
  const rules = { starts: when('starts-matching'), stops: when('stops-matching') };
  const [low, high] = [record('score: 3\n'), record('score: 9\n')];

  test.each<[string, Tree, { [path: string]: string | null }, string[]]>([
    ['begins to hold', { [path]: low }, { [path]: high }, ['starts', 'stops: stops-matching: sales/acme: it did not match before']],
    ['ceases to hold', { [path]: high }, { [path]: low }, ['starts: starts-matching: sales/acme: it does not match', 'stops']],
    [
      'holds still',
      { [path]: high },
      { [path]: record('score: 8\n') },
      ['starts: starts-matching: sales/acme: it matched before already', 'stops: stops-matching: sales/acme: it matches still'],
    ],
    ['holds for a record that is made', {}, { [path]: high }, ['starts', 'stops: stops-matching: sales/acme: it did not match before']],
    [
      'held for a record that is gone',
      { [path]: high },
      { [path]: null },
      ['starts: starts-matching: sales/acme: it does not match', 'stops'],
    ],
    [
      'ceases by a move to a list that is not asked for',
      { [path]: high },
      { [path]: null, 'records/sales/done/acme.md': high },
      ['starts: starts-matching: sales/acme: it does not match', 'stops'],
    ],
    [
      'begins by a move and an edit, once',
      { 'records/sales/done/acme.md': low },
      { 'records/sales/done/acme.md': null, [path]: high },
      ['starts', 'stops: stops-matching: sales/acme: it was edited too, and that is looked at (and 1 more)'],
    ],
    [
      'held for a file that nobody can read now',
      { [path]: high },
      { [path]: '---\ntitle: [\n---\n' },
      ['starts: nothing happened that it waits for (starts-matching)', 'stops: nothing happened that it waits for (stops-matching)'],
    ],
  ])('%s', (_, before, change, expected) => {
    expect(outcome(rules, before, change)).toEqual(expected);
  });

  test('must be written', () => {
    const [told] = outcome({ starts: '{ starts-matching: { board: sales } }' }, { [path]: low }, { [path]: high });
    expect(told).toContain('automations/starts.yml:1: starts-matching: "where" is missing; expected an expression');
  });

  test('over what was made of other records then is not guessed', () => {
    const blocked = { starts: '{ starts-matching: { board: sales, where: blocked } }' };
    const [told] = outcome(blocked, { [path]: record('blocked_by: [gone]\n') }, { [path]: record('blocked_by: [gone]\nscore: 1\n') });
    expect(told).toContain('nobody can tell whether it matched before');
  });
});

describe('each trigger says what was different', () => {
  const rules = {
    tag: '{ tag-added: { board: sales, tag: [urgent, escalated] } }',
    untag: '{ tag-removed: { board: sales } }',
    assignee: '{ assignee-added: { assignee: ana } }',
    unassign: '{ assignee-removed: {} }',
    color: '{ color-changed: { from: red, to: null } }',
    due: '{ due-changed: {} }',
  };

  test('of changed values', () => {
    expect(
      outcome(rules, { [path]: record('tags: [urgent]\ncolor: red\nassignees: [ana]\n') }, { [path]: record('due: 2026-12-01\n') }),
    ).toEqual([
      'assignee: assignee-added: sales/acme: no assignee added (and 3 more)',
      'color',
      'due',
      'tag: tag-added: sales/acme: no tag added (and 3 more)',
      'unassign',
      'untag',
    ]);
    expect(
      outcome(
        rules,
        { [path]: record('assignees: [ana]\n') },
        { [path]: record('tags: [urgent, other]\ncolor: red\nassignees: [ana, luis]\n') },
      ),
    ).toEqual([
      'assignee: assignee-added: sales/acme: assignee added: luis, not ana (and 2 more)',
      'color: color-changed: sales/acme: the color is now "red", not empty (and 2 more)',
      'due: due-changed: sales/acme: assignees changed, not due (and 2 more)',
      'tag',
      'unassign: assignee-removed: sales/acme: no assignee removed (and 2 more)',
      'untag: tag-removed: sales/acme: no tag removed (and 2 more)',
    ]);
  });

  test('of comments, mentions and checklists', () => {
    const of = {
      anyone: '{ comment-added: {} }',
      desk: '{ comment-added: { by: desk } }',
      ana: '{ comment-added: { by: ana } }',
      named: '{ mentioned: { person: ana } }',
      team: '{ mentioned: { person: luis } }',
      launch: '{ checklist-completed: { checklist: Launch } }',
      item: '{ checklist-item-checked: { checklist: [Launch, Later] } }',
      file: '{ attachment-added: {} }',
    };
    const change = {
      [path]: record('', '# Other\n- [x] a\n'),
      'records/sales/_comments/acme/20261120T101500Z-luis.md': 'Ask @desk.\n',
    };
    expect(
      outcome(of, { [path]: record('', '# Other\n- [ ] a\n') }, change, 'set: { score: 1 }').filter((each) => !each.endsWith('so already')),
    ).toEqual([
      'ana: comment-added: sales/acme: written by: luis, desk, not ana',
      'anyone',
      'file: nothing happened that it waits for (attachment-added)',
      'item: checklist-item-checked: sales/acme: it is in the checklist: Other, not Launch or Later',
      'launch: checklist-completed: sales/acme: it is in the checklist: Other, not Launch',
      'named: mentioned: sales/acme: mentioned: desk, luis, not ana',
    ]);
  });
});

describe('rules', () => {
  test('a record made with a tag, one edited and one deleted set off one alert each', () => {
    const alert = (when: string) =>
      `when: ${when}\ndo: [{ create: { board: support, list: new, title: "{{ title }} {{ event.kind }}" } }]\n`;
    const rules = {
      made: alert(`{ record-created: { board: sales, where: '"urgent" in tags' } }`),
      edited: alert('{ record-edited: { board: sales } }'),
      deleted: alert('{ record-deleted: { board: sales } }'),
    };
    const start = { ...salesTracker, ...filesOfRules(rules), 'records/sales/todo/old.md': '---\ntitle: Old\n---\n' };
    const plan = runRules(start, [
      { 'records/sales/todo/new.md': '---\ntitle: New\ntags: [urgent]\n---\n', 'records/sales/todo/calm.md': '---\ntitle: Calm\n---\n' },
      { [path]: '---\ntitle: Acme\nscore: 5\ntags: [urgent]\n---\nMore.\n' },
      { 'records/sales/todo/old.md': null },
    ]);
    expect(
      Object.keys(plan.files)
        .filter((each) => each.startsWith('records/support'))
        .sort(),
    ).toEqual(['records/support/new/acme-edited.md', 'records/support/new/new-created.md', 'records/support/new/old-deleted.md']);
    expect(plan.traces.filter(({ status }) => status === 'success')).toHaveLength(3);
  });

  test('a mention is told once, and says who, where and by whom', () => {
    const rules = {
      told: 'when: { mentioned: { person: ana } }\ndo: [{ set: { code: "{{ event.person }} {{ event.author }} {{ event.comment }}" } }]\n',
    };
    const comment = 'records/sales/_comments/acme/20261120T101500Z-luis.md';
    const plan = runRules({ ...salesTracker, ...people, ...filesOfRules(rules) }, [
      { [comment]: 'Ask @ana.\n' },
      { [comment]: '---\nedited: 2026-11-21\n---\nDo ask @ana.\n' },
      {
        [path]: null,
        [comment]: null,
        'records/support/new/acme.md': salesTracker[path],
        [comment.replace('sales', 'support')]: 'Do ask @ana.\n',
      },
    ]);
    expect(plan.traces.map(({ status, event }) => [status, event?.detail])).toEqual([['failed', 'ana in 20261120T101500Z-luis']]);
    const stays = runRules({ ...salesTracker, ...people, ...filesOfRules(rules) }, [{ [comment]: 'Ask @ana.\n' }]);
    expect(stays.files[path]).toContain('code: ana luis Ask @ana.\n');
  });

  test('what rules do sets off others: comments, mentions, completing, checking, unblocking', () => {
    const rules = {
      start: `when: { record-moved: { to: doing } }
do:
  - comment: "@ana has a look."
  - checklist: { check: all }
  - move: done
`,
      comment: 'when: { comment-added: { by: woad } }\ndo: [{ tag: { add: urgent } }]\n',
      named: 'when: { mentioned: {} }\ndo: [{ set: { code: "{{ event.person }}" } }]\n',
      complete: 'when: { record-completed: {} }\ndo: [{ set: { priority: low } }]\n',
      list: 'when: { checklist-completed: {} }\ndo: [{ set: { email: "a@b.example" } }]\n',
      next: 'when: { record-unblocked: {} }\ndo: [{ set: { score: 1 } }]\n',
    };
    const text = record('', '- [ ] a\n- [ ] b\n');
    const next = 'records/sales/todo/next.md';
    const plan = runRules(
      { ...salesTracker, ...filesOfRules(rules), [path]: text, [next]: '---\ntitle: Next\nblocked_by: [acme]\n---\n' },
      [{ [path]: null, 'records/sales/doing/acme.md': text }],
    );
    expect(plan.traces.filter(({ status }) => status !== 'success').map(({ rule, reason }) => [rule, reason])).toEqual([]);
    expect(plan.files['records/sales/done/acme.md']).toBe(
      '---\ntitle: Acme\ntags:\n  - urgent\ncode: ana\nemail: a@b.example\npriority: low\n---\n- [x] a\n- [x] b\n',
    );
    expect(plan.files[next]).toContain('score: 1\n');
  });

  test('one that comments on comments answers once', () => {
    const rules = { echo: 'when: { comment-added: {} }\ndo: [{ comment: Noted. }]\n' };
    const plan = runRules({ ...salesTracker, ...filesOfRules(rules) }, [
      {
        'records/sales/_comments/acme/20261120T101500Z-ana.md': 'One.\n',
        'records/sales/_comments/acme/20261120T101600Z-ana.md': 'Two.\n',
      },
    ]);
    expect(plan.traces.map(({ status }) => status)).toEqual(['success', 'loop', 'success', 'loop']);
    expect(Object.keys(plan.files).filter((each) => each.endsWith('woad.md') || each.endsWith('woad-2.md'))).toHaveLength(2);
  });
});
