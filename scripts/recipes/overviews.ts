import { expect } from 'vitest';
import type { Stories } from '../story/recipes.ts';

export default {
  'late-weekly': {
    says: 'on Monday one mail has what is late on four boards, by who has it, and what is done or in time is not in it',
    before: {
      'tasks/doing/late-task': 'due: 2026-11-10\nassignees: [luis]\n',
      'sales/talking/late-deal': 'due: 2026-11-11\nassignees: [ana]\nnext_step: Call\n',
      'support/open/late-ticket': 'due: 2026-11-12\nassignees: [luis]\n',
      'hiring/applied/late-candidate': 'due: 2026-11-13\n',
      'tasks/done/done-task': 'due: 2026-11-10\nassignees: [luis]\n',
      'projects/running/late-project': 'due: 2026-11-10\n',
      'tasks/todo/early-task': 'due: 2026-12-24\n',
    },
    moments: { 'mon 09:05': () => {} },
    expects(seen) {
      const [mail, ...more] = seen('mon 09:05').mails.filter(({ subject }) => subject === 'Late on 2026-11-23');
      expect([mail?.to, more]).toEqual([['ana@tidewater.example', 'luis@tidewater.example'], []]);
      const places = ['Ana García', 'Late deal', 'Luis Ortega', 'Late task', 'Late ticket', '—', 'Late candidate'].map(
        (word) => mail?.text.indexOf(word) ?? -1,
      );
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      for (const word of ['Done task', 'Late project', 'Early task']) expect(mail?.text).not.toContain(word);
      expect(mail?.text).toContain('https://');
      expect(seen('tue 09:05').mails.filter(({ subject }) => subject.startsWith('Late on '))).toEqual([]);
    },
  },
  'stand-up': {
    says: 'on working days everybody gets what was touched since the last one, and nothing older',
    before: { 'tasks/doing/untouched-task': '' },
    moments: { 'mon 11:00': (people) => people.make('luis', 'tasks/todo/touched-task') },
    expects(seen) {
      const told = seen('tue 09:05').mails.filter(({ text }) => text.includes('Since the last stand-up.'));
      expect(told.map(({ to }) => to.join()).sort()).toEqual(['ana', 'luis', 'maud', 'tom'].map((who) => `${who}@tidewater.example`));
      expect(told[0]?.text).toContain('Touched task');
      expect(told[0]?.text).not.toContain('Untouched task');
      expect(seen('mon 10:00').acted).toEqual([]);
    },
  },
  'my-week': {
    says: 'each person gets one message with what is due within seven days, on all boards',
    before: {
      'tasks/todo/week-task': 'due: 2026-11-25\nassignees: [maud]\n',
      'sales/talking/week-deal': 'due: 2026-11-30\nassignees: [maud]\nnext_step: Call\n',
      'tasks/todo/far-task': 'due: 2026-12-08\nassignees: [maud]\n',
      'tasks/done/week-done': 'due: 2026-11-25\nassignees: [maud]\n',
    },
    moments: { 'mon 09:05': () => {} },
    expects(seen) {
      expect(seen('mon 09:05').acted.sort()).toEqual(['sales/week-deal', 'tasks/week-task']);
      const told = seen('mon 09:05').mails.filter(({ to, text }) => to.join() === 'maud@tidewater.example' && text.includes('Week task'));
      expect(told).toHaveLength(1);
      expect(told[0]?.text).toContain('Week deal is due on 2026-11-30.');
      expect(told[0]?.text).not.toMatch(/Far task|Week done/);
    },
  },
  'archive-monthly': {
    says: 'on the first of the month what was finished long ago is put away, and nothing else',
    before: {
      'tasks/done/ancient-task': 'finished: 2026-09-01\n',
      'tasks/done/recent-task': 'finished: 2026-11-20\n',
      'tasks/doing/open-task': 'finished: 2026-09-01\n',
    },
    moments: { 'dec 1 06:05': () => {} },
    expects(seen) {
      expect(seen('tue 09:05').acted).toEqual([]);
      expect(seen('dec 1 06:05').acted).toEqual(['tasks/ancient-task']);
      expect(seen('dec 1 06:05').record('tasks/ancient-task').keys).toMatchObject({ archived: '2026-12-01' });
    },
  },
} satisfies Stories;
