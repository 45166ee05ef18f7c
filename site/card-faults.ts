import type { Text } from '../scripts/model/value.ts';
import type { SiteData } from './data.ts';
import { sayProblem } from './render/problem-words.ts';

/** What is wrong with a file is told on its card in the languages of the site; browsers, which draw cards anew, do not know the words for it. */
export function tellCardFaults(site: SiteData): void {
  const faulty = site.records.flatMap(({ card: { fault } }) => (fault?.message ? [fault] : []));
  if (faulty.length === 0) return;
  const contexts = site.languages.map((language) => ({ words: { language }, site }));
  for (const fault of faulty) {
    const { message } = fault;
    if (typeof message === 'string') fault.message = inLanguages(message, contexts);
  }
}

function inLanguages(message: string, contexts: Parameters<typeof sayProblem>[1][]): Text {
  const told = contexts.map((context) => [context.words.language, sayProblem(message, context)] as const);
  const known = told.filter(([language, { lang }]) => language !== 'en' && lang === undefined);
  return known.length === 0 ? message : Object.fromEntries([['en', message], ...known.map(([language, { text }]) => [language, text])]);
}
