import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { NextLook } from '../../scripts/engine/automate/outlook.ts';
import type { SiteNextLook } from '../data-rules.ts';
import { readMessages } from '../gather/messages.ts';
import { boards, gather, open } from '../tests/gathering.ts';
import type { RenderContext } from './context.ts';
import { sayProblem } from './problem-words.ts';
import { renderNext } from './rule-next.ts';
import { wordsOf } from './words.ts';

const messagesOf = (language: string) =>
  readMessages(parse(readFileSync(join(import.meta.dirname, `../languages/${language}.yml`), 'utf8')));
const rules = {
  soon: 'when: { date-reached: { board: sales, offsets: -3d } }\ndo: [archive]\n',
  daily: 'when: { schedule: { cron: "0 9 * * *", board: sales, where: late } }\ndo: [archive]\n',
};
const look: NextLook = {
  at: '2026-12-02T08:00:00Z',
  isScheduled: false,
  acts: ['sales/acme'],
  left: [{ record: 'sales/b', reason: 'its time comes at 2026-12-21T09:00' }],
};
const nextLooks = new Map([
  ['soon', look],
  ['daily', { ...look, isScheduled: true }],
]);

/** When each rule looks next, as its page knows it. */
function nextOf(files: { [path: string]: string }): { [rule: string]: SiteNextLook | undefined } {
  return Object.fromEntries(gather({ rules, files, nextLooks }).rules.map(({ name, next }) => [name, next]));
}

test('a rule of time tells when it looks next, at what, why not at the others, and when time was looked at last', () => {
  const next = { at: look.at, looked: '2026-11-21T12:00:00Z', acts: look.acts, moreActs: 0, left: look.left, moreLeft: 0 };
  expect(nextOf(open)).toEqual({ soon: next, daily: next });
});

test('where the public does not see all, it is told the time of a schedule, and nothing of records and their dates', () => {
  expect(nextOf(boards)).toEqual({ daily: { at: look.at, looked: '2026-11-21T12:00:00Z' } });
});

test('the page says it in sentences, and names records with the same reason together', () => {
  const words = wordsOf('en', 'Europe/Madrid', messagesOf('en'), messagesOf('en'));
  const context = { words, site: {}, recordNamed: () => undefined } as unknown as RenderContext;
  const told = (next: SiteNextLook) =>
    renderNext(next, context)
      .replace(/<\/(?:p|summary|li)>/g, '\n')
      .replace(/<[^>]+>/g, '');
  const [b, c] = ['sales/b', 'sales/c'].map((record) => ({ record, reason: 'it is done' }));
  const looked = '2026-11-21T12:00:00Z';
  expect(
    told({ at: '2026-12-02T08:00:00Z', looked, acts: ['sales/acme'], moreActs: 3, left: [b, c] as typeof look.left, moreLeft: 1 }),
  ).toBe(`It looks next 2 Dec 2026, 09:00. If nothing changes until then, it acts on sales/acme and 3 more. Rules looked at time last 21 Nov 2026, 13:00.
What it leaves alone then, and why
sales/b and sales/c: it is done
1 more
`);
  expect(told({ at: '2026-12-02T08:00:00Z', acts: [] })).toBe(
    'It looks next 2 Dec 2026, 09:00. If nothing changes until then, it acts on no record.\n',
  );
  expect(told({})).toBe('No time of it is to come.\n');
});

test.each(['es', 'fr', 'it', 'ru'])('why a record is left alone has words in %s', (language) => {
  const sentences = new Map(['en', language].map((each) => [each, messagesOf(each)]));
  const reasons = [
    'its time comes at 2026-12-21T09:00',
    'its time was 2026-12-21T09:00',
    'its time never comes again',
    'its time did not come (schedule or date-reached)',
    'its time came at 2026-12-21T09:00, and no record fits',
    'its time came at 2026-12-21T09:00, and no record fits; sales/acme: where late does not hold: late is false (and 12 more)',
    'it is done',
    'it is archived',
    'due is not set',
    'it is in done, not in todo',
    'where late does not hold: late is false',
    'if stage == "hot": stage is not set',
  ];
  const told = reasons.map((reason) => sayProblem(reason, { words: { language }, site: { sentences } }));
  expect(told.filter(({ lang }) => lang !== undefined)).toEqual([]);
});
