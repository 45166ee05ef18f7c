import type { SiteData } from '../data.ts';
import { addressesBelow } from './address.ts';
import type { RenderContext } from './context.ts';
import { wordsOf } from './words.ts';

const made = new WeakMap<SiteData, Map<string, RenderContext>>();

/** The context of a site in one of its languages, the default one unless told; the same object for the same question. */
export function contextOf(site: SiteData, language: string = site.languages[0] ?? 'en'): RenderContext {
  const known = made.get(site) ?? new Map<string, RenderContext>();
  made.set(site, known);
  const context = known.get(language) ?? makeContext(site, language);
  known.set(language, context);
  return context;
}

function makeContext(site: SiteData, language: string): RenderContext {
  const english = site.messages.get('en') ?? new Map();
  const context: RenderContext = {
    site,
    words: wordsOf(language, site.timezone, site.messages.get(language) ?? english, english),
    to: addressesBelow(site.base, language === site.languages[0] ? '' : language),
    people: site.people,
    ...(site.commitAddress === undefined ? {} : { commitAddress: site.commitAddress }),
    year: site.stamp.at.slice(0, 4),
    weekStart: site.weekStart ?? firstDayOfWeek(language),
    recordNamed: (name) => site.named.get(name),
    boardNamed: (name) => site.boards.find((board) => board.name === name),
    fileAt: (path) => site.files.get(path),
  };
  return context;
}

/** Of the five languages each begins its week with Monday where most of its readers in Europe live. */
function firstDayOfWeek(language: string): number {
  const locale = new Intl.Locale(language === 'en' ? 'en-GB' : language) as Intl.Locale & { getWeekInfo?(): { firstDay: number } };
  return locale.getWeekInfo?.().firstDay ?? 1;
}
