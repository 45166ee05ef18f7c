import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import type { Stories } from '../story/recipes.ts';

export default {
  'lead-by-region': {
    says: 'a lead gets the people of its region, unless it has somebody',
    moments: {
      'mon 10:00': (people) => {
        people.make('tom', 'sales/new/north-pier', 'region: north\n');
        people.make('tom', 'sales/new/south-pier', 'region: south\n');
        people.make('tom', 'sales/new/far-pier');
        people.make('tom', 'sales/new/own-pier', 'region: north\nassignees: [tom]\n');
      },
    },
    expects(seen) {
      const { record, said } = seen('mon 10:00');
      const assigned = ['north-pier', 'south-pier', 'far-pier', 'own-pier'].map((slug) => record(`sales/${slug}`).keys['assignees']);
      expect(assigned).toEqual([['ana'], ['luis'], ['sales-team'], ['tom']]);
      expect(said('sales/own-pier')).toEqual(['conditions-not-met']);
    },
  },
  'no-next-step': {
    says: 'on Monday a deal that sleeps is marked and its people are told; one with a next step or with a change is not',
    before: {
      'sales/talking/quiet-mill': 'assignees: [luis]\n',
      'sales/talking/busy-mill': 'next_step: Call them\n',
      'sales/talking/fresh-mill': '',
      'sales/lost/lost-mill': '',
    },
    moments: { 'mon 09:05': (people) => people.set('ana', 'sales/fresh-mill', 'region', 'north') },
    expects(seen) {
      expect(seen('mon 09:05').acted).toEqual(['sales/quiet-mill']);
      expect(seen('mon 09:05').record('sales/quiet-mill').keys).toMatchObject({ tags: ['stale'] });
      const told = seen('mon 09:05').mails.find(({ text }) => text.includes('Quiet mill'));
      expect(told).toMatchObject({ to: ['luis@tidewater.example'], text: expect.stringContaining('What comes next with Quiet mill?') });
      expect(seen('tue 09:05').acted).toEqual([]);
    },
  },
  'next-step': {
    says: 'a next step takes the mark away, and taking the step away does not bring it back',
    before: { 'sales/talking/slow-barge': 'next_step: Wait\ntags: [stale]\n' },
    moments: {
      'mon 10:00': (people) => people.set('luis', 'sales/slow-barge', 'next_step', 'Send the offer'),
      'mon 11:00': (people) => people.set('luis', 'sales/slow-barge', 'next_step', ''),
    },
    expects(seen) {
      expect(seen('mon 10:00').acted).toEqual(['sales/slow-barge']);
      expect(seen('mon 10:00').record('sales/slow-barge').keys['tags'] ?? []).toEqual([]);
      expect(seen('mon 11:00').said('sales/slow-barge')).toEqual(['conditions-not-met']);
    },
  },
  'won-project': {
    says: 'a won deal makes one project from the template, with a link, however often it is won',
    before: { 'sales/offer/harbour-cafe': 'deal_value: 900\n', 'sales/offer/harbour-bar': 'deal_value: 1\n' },
    moments: {
      'mon 10:00': (people) => {
        people.move('luis', 'sales/harbour-cafe', 'won');
        people.move('luis', 'sales/harbour-bar', 'lost');
      },
      'mon 11:00': (people) => people.move('luis', 'sales/harbour-cafe', 'offer'),
      'mon 19:00': (people) => people.move('luis', 'sales/harbour-cafe', 'won'),
    },
    expects(seen) {
      expect(seen('mon 10:00').acted).toEqual(['sales/harbour-cafe']);
      expect(seen('mon 10:00').record('sales/harbour-cafe').keys).toMatchObject({ won_on: '2026-11-23' });
      const project = seen('dec 1 06:05').record('projects/harbour-cafe');
      expect(project).toMatchObject({ list: 'planned', keys: { title: 'Harbour cafe' } });
      expect(project.body).toContain('- [ ] Agree on a date');
      expect(project.body).toContain('[[sales/harbour-cafe]]');
      expect(seen('mon 19:00').said('sales/harbour-cafe')).toEqual(['conditions-not-met']);
      expect(
        seen('dec 1 06:05')
          .slugs('projects')
          .filter((slug) => slug.startsWith('harbour')),
      ).toEqual(['harbour-cafe']);
    },
  },
  'won-finance': {
    says: 'finance gets one mail with the value; without a value it fails and no half mail goes out',
    before: { 'sales/offer/light-house': 'deal_value: 12000\n', 'sales/offer/dark-house': '' },
    moments: {
      'mon 10:00': (people) => {
        people.move('luis', 'sales/light-house', 'won');
        people.move('luis', 'sales/dark-house', 'won');
      },
      'mon 11:00': (people) => people.move('luis', 'sales/light-house', 'offer'),
      'mon 19:00': (people) => people.move('luis', 'sales/light-house', 'won'),
    },
    expects(seen) {
      const mails = [seen('mon 10:00'), seen('mon 19:00')].map(({ mails }) => mails.filter(({ subject }) => / house$/.test(subject)));
      expect(mails).toEqual([
        [
          {
            to: ['finance@tidewater.example'],
            replyTo: 'ana@tidewater.example',
            subject: 'Won: Light house',
            text: expect.stringMatching(/Light house signed for .*12,?000/),
          },
        ],
        [],
      ]);
      expect(seen('mon 10:00').said('sales/dark-house')).toEqual(['failed']);
    },
  },
  'won-crm': {
    says: 'the CRM is called with what was won and a signature it can check; a lost deal calls nobody',
    before: { 'sales/offer/tide-gate': 'deal_value: 4500\n', 'sales/offer/tide-wall': 'deal_value: 1\n' },
    moments: {
      'mon 10:00': (people) => {
        people.move('ana', 'sales/tide-gate', 'won');
        people.move('ana', 'sales/tide-wall', 'lost');
      },
    },
    expects(seen) {
      const { acted, calls } = seen('mon 10:00');
      expect(acted).toEqual(['sales/tide-gate']);
      const [call, ...more] = calls.filter(({ url }) => url?.startsWith('/deals/tide-'));
      expect(more).toEqual([]);
      expect(call).toMatchObject({ method: 'PUT', url: '/deals/tide-gate', body: { title: 'Tide gate', value: 4500, by: 'ana' } });
      const signed = `${call?.headers['x-woad-timestamp']}.${JSON.stringify(call?.body)}`;
      expect(call?.headers['x-woad-signature']).toBe(`sha256=${createHmac('sha256', 'hunter2').update(signed).digest('hex')}`);
    },
  },
  renewal: {
    says: 'sixty days before a contract ends there is a new deal, once; of a deal that is not won there is none',
    before: {
      'sales/won/ferry-line': 'contract_ends: 2027-01-22\nwon_on: 2026-01-22\n',
      'sales/lost/ferry-bar': 'contract_ends: 2027-01-22\n',
      'sales/won/ferry-dock': 'contract_ends: 2027-06-01\n',
    },
    moments: { 'mon 09:05': () => {} },
    expects(seen) {
      expect(seen('mon 09:05').acted).toEqual(['sales/ferry-line']);
      const { list, keys, body } = seen('mon 09:05').record('sales/renewal-of-ferry-line');
      expect([list, keys['title'], keys['due'], body.trim()]).toEqual([
        'talking',
        'Renewal of Ferry line',
        '2027-01-22',
        '[[sales/ferry-line]]',
      ]);
      expect(
        seen('dec 1 06:05')
          .slugs('sales')
          .filter((slug) => slug.startsWith('renewal')),
      ).toEqual(['renewal-of-ferry-line']);
    },
  },
} satisfies Stories;
