import { expect } from 'vitest';
import type { Stories } from '../story/recipes.ts';

export default {
  'done-to-list': {
    says: 'a task that gets done: true moves, one that stands there already stays, and in one commit it keeps its day',
    before: { 'tasks/doing/paint-door': '', 'tasks/done/sweep-floor': '' },
    moments: {
      'mon 10:00': (people) => {
        people.set('luis', 'tasks/paint-door', 'done', 'true');
        people.set('luis', 'tasks/sweep-floor', 'done', 'true');
      },
    },
    expects(seen) {
      const monday = seen('mon 10:00');
      expect(monday.acted).toEqual(['tasks/paint-door']);
      expect(monday.said('tasks/sweep-floor')).toEqual(['conditions-not-met']);
      expect(monday.record('tasks/paint-door')).toMatchObject({ list: 'done', keys: { finished: '2026-11-23' } });
    },
  },
  finished: {
    says: 'the day is stamped when it is done, not when it is moved elsewhere',
    before: { 'tasks/doing/oil-hinges': '', 'tasks/todo/buy-oil': '' },
    moments: {
      'mon 10:00': (people) => {
        people.move('luis', 'tasks/oil-hinges', 'done');
        people.move('luis', 'tasks/buy-oil', 'review');
      },
    },
    expects(seen) {
      expect(seen('mon 10:00').acted).toEqual(['tasks/oil-hinges']);
      expect(seen('mon 10:00').record('tasks/oil-hinges').keys).toEqual({ title: 'Oil hinges', finished: '2026-11-23' });
      expect(seen('dec 1 06:05').record('tasks/buy-oil').keys).toEqual({ title: 'Buy oil' });
    },
  },
  reopened: {
    says: 'a task that leaves the done list is open again, also when it said so itself',
    before: { 'tasks/done/hang-sign': 'done: true\nfinished: 2026-11-01\n' },
    moments: { 'mon 10:00': (people) => people.move('ana', 'tasks/hang-sign', 'doing') },
    expects(seen) {
      const { list, keys } = seen('mon 10:00').record('tasks/hang-sign');
      expect(seen('mon 10:00').acted).toEqual(['tasks/hang-sign']);
      expect([list, keys['done'], keys['finished']]).toEqual(['doing', undefined, undefined]);
      expect(seen('mon 11:00').acted).toEqual([]);
    },
  },
  started: {
    says: 'the first time a task is taken up it gets its day and its person; a second time it keeps them',
    before: { 'tasks/todo/cut-wood': '', 'tasks/todo/dry-wood': 'assignees: [tom]\nstart: 2026-11-01\n' },
    moments: {
      'mon 10:00': (people) => {
        people.move('luis', 'tasks/cut-wood', 'doing');
        people.move('luis', 'tasks/dry-wood', 'doing');
      },
      'mon 11:00': (people) => people.move('luis', 'tasks/cut-wood', 'todo'),
      'tue 09:05': (people) => people.move('ana', 'tasks/cut-wood', 'doing'),
    },
    expects(seen) {
      expect(seen('mon 10:00').acted).toEqual(['tasks/cut-wood']);
      expect(seen('mon 10:00').said('tasks/dry-wood')).toEqual(['no-op']);
      expect(seen('tue 09:05').record('tasks/cut-wood').keys).toMatchObject({ start: '2026-11-23', assignees: ['luis'] });
    },
  },
  blocked: {
    says: 'its people are told once when something comes in the way, and nobody of what is done',
    before: {
      'tasks/todo/order-glass': '',
      'tasks/todo/set-glass': 'assignees: [luis]\n',
      'tasks/done/old-glass': 'assignees: [luis]\n',
    },
    moments: {
      'mon 10:00': (people) => {
        people.set('ana', 'tasks/set-glass', 'blocked_by', '[order-glass]');
        people.set('ana', 'tasks/old-glass', 'blocked_by', '[order-glass]');
      },
      'mon 11:00': (people) => people.set('ana', 'tasks/set-glass', 'color', 'red'),
    },
    expects(seen) {
      expect(seen('mon 10:00').acted).toEqual(['tasks/set-glass']);
      const told = seen('mon 10:00').mails.find(({ to }) => to.includes('luis@tidewater.example'));
      expect(told?.text).toContain('Set glass has to wait for order-glass.');
      expect(seen('mon 11:00').acted).toEqual([]);
    },
  },
  unblocked: {
    says: 'its people are told when the last thing in the way is done, and not before',
    before: {
      'tasks/doing/clear-yard': '',
      'tasks/doing/order-gravel': '',
      'tasks/todo/spread-gravel': 'assignees: [tom]\nblocked_by: [clear-yard, order-gravel]\n',
    },
    moments: {
      'mon 10:00': (people) => people.move('ana', 'tasks/clear-yard', 'done'),
      'mon 11:00': (people) => people.move('ana', 'tasks/order-gravel', 'done'),
    },
    expects(seen) {
      expect(seen('mon 10:00').acted).toEqual([]);
      expect(seen('mon 11:00').acted).toEqual(['tasks/spread-gravel']);
      const told = seen('mon 11:00').mails.find(({ to }) => to.includes('tom@tidewater.example'));
      expect(told?.text).toContain('Spread gravel can go on.');
    },
  },
  'checklist-to-review': {
    says: 'a checklist that is through moves the task from doing alone',
    before: {
      'tasks/doing/fit-kitchen': '---\n## Steps\n- [x] Measure\n- [ ] Fit\n- [ ] Clean\n',
      'tasks/todo/plan-kitchen': '---\n## Steps\n- [ ] Draw\n',
    },
    moments: {
      'mon 10:00': (people) => people.edit('luis', 'tasks/fit-kitchen', (text) => text.replace('[ ] Fit', '[x] Fit')),
      'mon 11:00': (people) => {
        people.edit('luis', 'tasks/fit-kitchen', (text) => text.replace('[ ] Clean', '[x] Clean'));
        people.edit('luis', 'tasks/plan-kitchen', (text) => text.replace('[ ] Draw', '[x] Draw'));
      },
    },
    expects(seen) {
      expect(seen('mon 10:00').acted).toEqual([]);
      expect(seen('mon 11:00').acted).toEqual(['tasks/fit-kitchen']);
      expect([seen('mon 11:00').record('tasks/fit-kitchen').list, seen('mon 11:00').record('tasks/plan-kitchen').list]).toEqual([
        'review',
        'todo',
      ]);
    },
  },
  'due-soon': {
    says: 'three days before at nine, once, and not what is done or due later',
    before: {
      'tasks/todo/send-plans': 'due: 2026-11-26\n',
      'tasks/todo/send-bill': 'due: 2026-11-28\n',
      'tasks/done/send-card': 'due: 2026-11-26\n',
    },
    moments: { 'mon 09:05': () => {} },
    expects(seen) {
      expect(seen('mon 09:05').acted).toEqual(['tasks/send-plans']);
      expect(seen('mon 09:05').record('tasks/send-plans').keys).toMatchObject({ tags: ['soon'] });
      expect(seen('mon 10:00').acted).toEqual([]);
    },
  },
  overdue: {
    says: 'the day after, the lead and its people hear of it; a deadline that was moved away is left alone',
    before: { 'tasks/doing/mend-roof': 'due: 2026-11-23\nassignees: [luis]\ntags: [soon]\n', 'tasks/doing/mend-gate': 'due: 2026-11-23\n' },
    moments: { 'mon 10:00': (people) => people.set('ana', 'tasks/mend-gate', 'due', '2027-01-15') },
    expects(seen) {
      expect(seen('mon 09:05').acted).toEqual([]);
      const tuesday = seen('tue 09:05');
      expect(tuesday.acted).toEqual(['tasks/mend-roof']);
      expect(tuesday.record('tasks/mend-roof').keys).toMatchObject({ tags: ['escalated'], assignees: ['luis', 'ana'] });
      expect(tuesday.mails.filter(({ subject }) => subject === 'Late: Mend roof').map(({ to }) => to)).toEqual([
        ['luis@tidewater.example', 'ana@tidewater.example'],
      ]);
      expect(seen('dec 1 06:05').acted).toEqual([]);
    },
  },
  'still-waiting': {
    says: 'on Monday its people hear of what was not touched for a week, and of nothing else',
    before: {
      'tasks/waiting/ask-town': 'assignees: [tom]\n',
      'tasks/waiting/ask-nobody': '',
      'tasks/doing/ask-bank': 'assignees: [tom]\n',
    },
    moments: { 'mon 09:05': () => {} },
    expects(seen) {
      expect(seen('mon 09:05').acted).toEqual(['tasks/ask-town']);
      const told = seen('mon 09:05').mails.find(({ to, text }) => to.includes('tom@tidewater.example') && text.includes('Ask town'));
      expect(told?.text).toContain('Ask town has waited for 21 days.');
      expect(seen('tue 09:05').acted).toEqual([]);
    },
  },
  approval: {
    says: 'the button moves the task and tells the lead; on what is done it does nothing',
    before: { 'tasks/doing/new-sign': '', 'tasks/done/old-sign': '' },
    moments: {
      'mon 10:00': (people) => {
        people.press('luis', 'tasks/new-sign', 'ask_approval');
        people.press('luis', 'tasks/old-sign', 'ask_approval');
      },
    },
    expects(seen) {
      const monday = seen('mon 10:00');
      expect(monday.acted).toEqual(['tasks/new-sign']);
      expect(monday.said('tasks/old-sign')).toEqual(['conditions-not-met']);
      expect(monday.record('tasks/new-sign')).toMatchObject({ list: 'review', comments: ['Approval asked for by luis.'] });
      const told = monday.mails.find(({ to }) => to.includes('ana@tidewater.example'));
      expect(told?.text).toContain('luis asks you to approve New sign.');
    },
  },
} satisfies Stories;
