import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { RuleWord } from '../data-rules.ts';
import { readMessages } from '../gather/messages.ts';
import { gather } from '../tests/gathering.ts';
import { ruleWord } from './rule-word.ts';
import { wordsOf } from './words.ts';

const read = (language: string) => readMessages(parse(readFileSync(join(import.meta.dirname, `../languages/${language}.yml`), 'utf8')));
const files = {
  'workspace.yml': 'title: T\n',
  'lists/sales.yml': 'lists: [open]\ntags: { hot: {} }\nfields: { stage: { type: select, title: Stage, options: [won, lost] } }\n',
};

/** A condition as a page of rules tells it, without marks. */
function told(condition: string, language: string): string {
  const rule = `when: { record-moved: { board: sales } }\nif: ${JSON.stringify(condition)}\ndo: [reopen]\n`;
  const word = gather({ rules: { rule }, files }).rules[0]?.conditions[0]?.asks as RuleWord;
  const words = wordsOf(language, 'UTC', read(language), read('en'));
  return ruleWord(word, { words } as Parameters<typeof ruleWord>[1]).replace(/<[^>]+>/g, '');
}

test.each([
  ['en', 'Stage is Won and (it is not late or Due is no later than 7 days after today)'],
  ['es', 'Stage es Won y (la ficha no va con retraso o Vencimiento no es posterior a 7 días después de hoy)'],
  ['fr', 'Stage vaut Won et (la fiche n’est pas en retard ou Échéance n’est pas après 7 jours après aujourd’hui)'],
  ['it', 'Stage è Won e (la scheda non è in ritardo o Scadenza non è dopo 7 giorni dopo oggi)'],
  ['ru', 'Stage — Won и (запись не просрочена или Срок не позже, чем сегодня плюс 7 дней)'],
])('in %s nested conditions read as one sentence', (language, sentence) => {
  expect(told('stage == "won" && (!late || due <= addDays(today(), 7))', language)).toBe(sentence);
});

test.each([
  ['days(created, today()) >= 2', 'the time from Created to today is at least 2 days'],
  ['!(done || size(tags) > 1)', 'it is not true that (it is done or the number of Tags is more than 1)'],
  ['!("hot" in tags)', 'Tags do not hold Hot'],
  ['previous.stage == "won"', 'Stage before the change is Won'],
  ['due < "2026-12-01"', 'Due is before 1 Dec 2026'],
  ['title.contains("x") || due > addDays(start, -3)', 'Title contains x or Due is after 3 days before Start'],
])('%s is told in words', (condition, sentence) => {
  expect(told(condition, 'en')).toBe(sentence);
});
