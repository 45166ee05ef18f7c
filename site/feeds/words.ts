import { type Feed, safeJson } from '../feed.ts';
import { moreWordsAddress, wordsAddress } from '../render/stage.ts';

/** Sections that every view draws with, and single messages of others. */
const always = new Set(['value', 'property', 'board', 'group', 'color', 'filter']);
const alwaysToo = new Set([
  ...['problem.more', 'problem.withheld', 'checklist.name', 'checklist.progress', 'comments.count', 'files.count'],
  ...['record.blocked', 'record.twin.short', 'relation.children', 'list.unknown_short', 'named.unfit'],
]);
/** What each view says beside that. */
const byView: { [view: string]: string[] } = {
  board: ['rows'],
  table: ['table', 'rows', 'view'],
  list: ['rows', 'view', 'waiting'],
  activity: ['activity', 'filter', 'unknown'],
  calendar: ['calendar', 'days', 'rows', 'view'],
  timeline: ['timeline', 'calendar', 'days', 'rows', 'view'],
};
/** Messages of those sections that only menus need. */
const lateKeys = new Set([
  ...['filter.as_written', 'filter.find', 'filter.find_value', 'filter.find_field', 'filter.no_match', 'filter.nothing', 'filter.who'],
  ...['filter.from', 'filter.to', 'filter.from_day', 'filter.to_day', 'filter.from_hours', 'filter.to_hours', 'filter.apply'],
  ...['board.views', 'board.new', 'board.more', 'board.csv', 'board.json', 'board.ics', 'board.feed'],
  ...['value.computed', 'value.not_computed', 'value.press'],
  ...['aliases', 'body', 'cover', 'id', 'order', 'remind', 'repeat', 'state'].map((key) => `property.${key}`),
]);
/** What is said in what opens later. */
const later = new Set(['record', 'view', 'keys', 'panel', 'move', 'links', 'unknown']);

/** What the site says in a browser: a small file for each kind of view, and one for what opens later; a plural is a map of its forms. */
export default {
  *files(site) {
    for (const language of site.languages) {
      const text = (isWanted: (key: string, section: string) => boolean): string => {
        const messages = new Map([...(site.messages.get('en') ?? []), ...(site.messages.get(language) ?? [])]);
        const wanted = [...messages].filter(([key]) => isWanted(key, key.split('.')[0] ?? ''));
        return safeJson(Object.fromEntries(wanted.map(([key, said]) => [key, typeof said === 'string' ? said : Object.fromEntries(said)])));
      };
      const isCore = (key: string, section: string): boolean => (always.has(section) && !lateKeys.has(key)) || alwaysToo.has(key);
      for (const [view, sections] of Object.entries(byView)) {
        yield {
          address: wordsAddress(language, view),
          text: () => text((key, section) => isCore(key, section) || sections.includes(section)),
        };
      }
      yield {
        address: moreWordsAddress(language),
        text: () => text((key, section) => !isCore(key, section) && (later.has(section) || lateKeys.has(key))),
      };
    }
  },
} satisfies Feed;
