import { expect } from 'vitest';
import type { Stories } from '../story/recipes.ts';

export default {
  'urgent-ticket': {
    says: 'the desk is alerted once, by a ticket that comes as urgent and by one that becomes so',
    before: { 'support/open/no-heat': '' },
    moments: {
      'mon 10:00': (people) => {
        people.make('ana', 'support/new/no-water', 'priority: urgent\n');
        people.make('ana', 'support/new/no-colour', 'priority: low\n');
        people.set('ana', 'support/no-heat', 'priority', 'urgent');
      },
      'mon 11:00': (people) => people.set('ana', 'support/no-water', 'color', 'red'),
    },
    expects(seen) {
      const { acted, mails } = seen('mon 10:00');
      expect(acted.sort()).toEqual(['support/no-heat', 'support/no-water']);
      const told = mails.filter(({ to }) => to.join() === 'maud@tidewater.example');
      expect(told).toHaveLength(1);
      expect(told[0]?.text).toContain('Urgent: No water');
      expect(told[0]?.text).toContain('Urgent: No heat');
      expect(told[0]?.text).not.toContain('No colour');
      expect(seen('mon 11:00').acted).toEqual([]);
    },
  },
  'first-answer': {
    says: 'the first comment of the desk stamps the moment; one of somebody else or a second one does not',
    before: { 'support/new/loose-handle': '' },
    moments: {
      'mon 10:00': (people) => people.comment('luis', 'support/loose-handle', 'I saw it too.'),
      'mon 11:00': (people) => people.comment('maud', 'support/loose-handle', 'We send a new one.'),
      'tue 09:05': (people) => people.comment('tom', 'support/loose-handle', 'It is on its way.'),
    },
    expects(seen) {
      expect(seen('mon 10:00').acted).toEqual([]);
      expect(seen('mon 11:00').acted).toEqual(['support/loose-handle']);
      expect(seen('tue 09:05').said('support/loose-handle')).toEqual(['conditions-not-met']);
      expect(seen('dec 1 06:05').record('support/loose-handle')).toMatchObject({ list: 'open', keys: { answered: '2026-11-23T11:05' } });
    },
  },
  'answered-late': {
    says: 'after eight hours without an answer it is marked and told; one that was answered is not',
    moments: {
      'mon 10:00': (people) => {
        people.make('ana', 'support/new/lost-key');
        people.make('ana', 'support/new/stuck-key');
      },
      'mon 11:00': (people) => people.comment('maud', 'support/stuck-key', 'Try oil.'),
    },
    expects(seen) {
      expect(seen('mon 11:00').acted).toEqual([]);
      const evening = seen('mon 19:00');
      expect(evening.acted).toEqual(['support/lost-key']);
      expect(evening.said('support/stuck-key')).toEqual(['conditions-not-met']);
      expect(evening.record('support/lost-key').keys).toMatchObject({ tags: ['breached'] });
      expect(evening.mails.filter(({ subject }) => subject.includes('Lost key')).map(({ to }) => to)).toEqual([
        ['ana@tidewater.example', 'maud@tidewater.example', 'tom@tidewater.example'],
      ]);
      expect(seen('tue 09:05').acted).toEqual([]);
    },
  },
  'customer-answers': {
    says: 'a comment of a customer opens the ticket again; the desk and rules do not',
    before: { 'support/solved/red-paint': '', 'support/waiting/blue-paint': '' },
    moments: {
      'mon 10:00': (people) => {
        people.comment('maud', 'support/red-paint', 'Glad to help.');
        people.comment('nadia', 'support/blue-paint', 'It is still *blue*.');
      },
      'mon 11:00': (people) => people.comment('nadia', 'support/red-paint', 'It came off.'),
    },
    expects(seen) {
      expect(seen('mon 10:00').acted).toEqual(['support/blue-paint']);
      expect(seen('mon 10:00').record('support/red-paint').list).toBe('solved');
      const told = seen('mon 10:00').mails.find(({ to }) => to.includes('tom@tidewater.example'));
      expect(told?.text).toContain('nadia answered on Blue paint: It is still *blue*.');
      expect(seen('mon 11:00').acted).toEqual(['support/red-paint']);
      expect(seen('mon 11:00').record('support/red-paint').list).toBe('open');
    },
  },
  'silent-customer': {
    says: 'what waited for two weeks is closed with a word, what was touched since is not',
    before: { 'support/waiting/old-lamp': '', 'support/waiting/new-lamp': '', 'support/open/own-lamp': '' },
    moments: { 'mon 09:05': (people) => people.set('ana', 'support/new-lamp', 'priority', 'low') },
    expects(seen) {
      expect(seen('mon 09:05').acted).toEqual(['support/old-lamp']);
      expect(seen('mon 09:05').record('support/old-lamp')).toMatchObject({
        list: 'solved',
        comments: [expect.stringMatching(/^Nothing was heard for two weeks/)],
      });
      expect(seen('tue 09:05').acted).toEqual([]);
    },
  },
  'ask-rating': {
    says: 'the customer is asked once, however often the ticket is solved, and not where there is no address',
    before: { 'support/open/bent-frame': 'customer_email: nadia@customer.example\n', 'support/open/bent-nail': '' },
    moments: {
      'mon 10:00': (people) => {
        people.move('maud', 'support/bent-frame', 'solved');
        people.move('maud', 'support/bent-nail', 'solved');
      },
      'mon 11:00': (people) => people.move('maud', 'support/bent-frame', 'open'),
      'mon 19:00': (people) => people.move('maud', 'support/bent-frame', 'solved'),
    },
    expects(seen) {
      const { acted, said, mails } = seen('mon 10:00');
      expect(acted).toEqual(['support/bent-frame']);
      expect(said('support/bent-nail')).toEqual(['conditions-not-met']);
      expect(mails.filter(({ subject }) => subject.startsWith('Solved: '))).toEqual([
        {
          to: ['nadia@customer.example'],
          replyTo: 'ana@tidewater.example',
          subject: 'Solved: Bent frame',
          text: expect.stringContaining('we closed your ticket Bent frame'),
        },
      ]);
      expect(seen('mon 19:00').mails.filter(({ subject }) => subject.startsWith('Solved: '))).toEqual([]);
    },
  },
  'bug-issue': {
    says: 'a ticket that is a bug opens one issue, also when the tag goes and comes again',
    before: { 'support/open/wrong-total': '' },
    moments: {
      'mon 10:00': (people) => {
        people.set('maud', 'support/wrong-total', 'tags', '[bug]');
        people.make('maud', 'support/new/no-bug');
      },
      'mon 11:00': (people) => people.set('maud', 'support/wrong-total', 'tags', ''),
      'mon 19:00': (people) => people.set('maud', 'support/wrong-total', 'tags', '[bug]'),
    },
    expects(seen) {
      expect(seen('mon 10:00').acted).toEqual(['support/wrong-total']);
      expect(seen('mon 11:00').acted).toEqual([]);
      expect(seen('mon 19:00').issues.filter(({ title }) => title === 'Wrong total' || title === 'No bug')).toMatchObject([
        { title: 'Wrong total', labels: ['bug'], state: 'open', body: expect.stringContaining('Reported as support/wrong-total by maud.') },
      ]);
    },
  },
  'bug-solved': {
    says: 'the issue of a solved bug is closed with a word; what is no bug closes nothing',
    before: { 'support/open/no-sound': '' },
    moments: {
      'mon 10:00': (people) => people.make('maud', 'support/new/wrong-date', 'tags: [bug]\n'),
      'mon 11:00': (people) => {
        people.move('tom', 'support/wrong-date', 'solved');
        people.move('tom', 'support/no-sound', 'solved');
      },
    },
    expects(seen) {
      expect(seen('mon 11:00').acted).toEqual(['support/wrong-date']);
      expect(seen('mon 11:00').issues.find(({ title }) => title === 'Wrong date')).toMatchObject({
        state: 'closed',
        comments: [{ body: expect.stringContaining('Solved with support/wrong-date.') }],
      });
    },
  },
} satisfies Stories;
