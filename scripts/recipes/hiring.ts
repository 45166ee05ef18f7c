import { expect } from 'vitest';
import type { Stories } from '../story/recipes.ts';

export default {
  invite: {
    says: 'a candidate is invited once, moved back and forth still once, and never against their wish',
    before: {
      'hiring/applied/nadia-petrova': 'role: Joiner\nemail: nadia@candidate.example\n',
      'hiring/applied/shy-candidate': 'role: Joiner\nemail: shy@candidate.example\ntags: [do-not-contact]\n',
      'hiring/applied/no-address': 'role: Joiner\n',
    },
    moments: {
      'mon 10:00': (people) => {
        for (const slug of ['nadia-petrova', 'shy-candidate', 'no-address']) people.move('ana', `hiring/${slug}`, 'interview');
      },
      'mon 11:00': (people) => people.move('ana', 'hiring/nadia-petrova', 'applied'),
      'mon 19:00': (people) => people.move('ana', 'hiring/nadia-petrova', 'interview'),
    },
    expects(seen) {
      const { acted, mails, said, record } = seen('mon 10:00');
      expect(acted).toEqual(['hiring/nadia-petrova']);
      expect([said('hiring/shy-candidate'), said('hiring/no-address')]).toEqual([['conditions-not-met'], ['conditions-not-met']]);
      const invitations = mails.filter(({ subject }) => subject === 'Interview for Joiner');
      expect(invitations).toMatchObject([
        { to: ['nadia@candidate.example'], replyTo: 'ana@tidewater.example', text: expect.stringContaining('Hello Nadia petrova,') },
      ]);
      expect(record('hiring/nadia-petrova').comments).toEqual(['The invitation was sent.']);
      expect(seen('mon 19:00').mails.filter(({ to }) => to.includes('nadia@candidate.example'))).toEqual([]);
    },
  },
  decline: {
    says: 'who is declined gets a kind mail once, unless they asked not to be written to',
    before: {
      'hiring/interview/omar-haddad': 'role: Painter\nemail: omar@candidate.example\n',
      'hiring/applied/quiet-one': 'role: Painter\nemail: quiet@candidate.example\ntags: [do-not-contact]\n',
    },
    moments: {
      'mon 10:00': (people) => {
        people.move('ana', 'hiring/omar-haddad', 'declined');
        people.move('ana', 'hiring/quiet-one', 'declined');
      },
    },
    expects(seen) {
      expect(seen('mon 10:00').mails.filter(({ subject }) => subject === 'Your application for Painter')).toMatchObject([
        { to: ['omar@candidate.example'], text: expect.stringContaining('we wish you well') },
      ]);
      expect(seen('mon 10:00').said('hiring/quiet-one')).toEqual(['conditions-not-met']);
    },
  },
  'interview-notes': {
    says: 'the interviewers are asked a day later, and not where the interview is over or has none',
    before: {
      'hiring/interview/ines-calloway': 'interview_on: 2026-11-22T17:00\ninterviewers: [tom]\n',
      'hiring/offer/leander-moss': 'interview_on: 2026-11-22T17:00\ninterviewers: [tom]\n',
      'hiring/interview/nobody-yet': 'interview_on: 2026-11-22T17:00\n',
    },
    moments: { 'mon 19:00': () => {} },
    expects(seen) {
      expect(seen('mon 11:00').acted).toEqual([]);
      expect(seen('mon 19:00').acted).toEqual(['hiring/ines-calloway']);
      expect(seen('mon 19:00').said('hiring/nobody-yet')).toEqual(['conditions-not-met']);
      const told = seen('mon 19:00').mails.find(({ text }) => text.includes('How was the interview with Ines calloway?'));
      expect(told?.to).toEqual(['tom@tidewater.example']);
    },
  },
  'first-day': {
    says: 'who is hired gets a checklist, and the office a task; an offer prepares nothing',
    before: { 'hiring/offer/sunniva-dahl': '', 'hiring/interview/tariq-benslama': '' },
    moments: {
      'mon 10:00': (people) => {
        people.move('ana', 'hiring/sunniva-dahl', 'hired');
        people.move('ana', 'hiring/tariq-benslama', 'offer');
      },
    },
    expects(seen) {
      const { acted, record } = seen('mon 10:00');
      expect(acted).toEqual(['hiring/sunniva-dahl']);
      expect(record('hiring/sunniva-dahl').body).toBe(
        '## Before the first day\n- [ ] Contract signed\n- [ ] Accounts made\n- [ ] Lunch for the first day @ana',
      );
      const { list, keys, body } = record('tasks/a-desk-and-a-laptop-for-sunniva-dahl');
      expect([list, keys['due'], keys['assignees'], body]).toEqual(['todo', '2026-11-30', ['tom'], '[[hiring/sunniva-dahl]]']);
    },
  },
} satisfies Stories;
