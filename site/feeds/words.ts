import { type Feed, safeJson } from '../feed.ts';
import { wordsAddress } from '../render/stage.ts';

/** Sections of the languages that views use in a browser. */
const sections = new Set([
  ...['value', 'property', 'record', 'problem', 'checklist', 'comments', 'files', 'board', 'list', 'group', 'color', 'relation'],
  ...['filter', 'table', 'calendar', 'timeline', 'days', 'row', 'keys', 'panel', 'move', 'links'],
]);

/** What the site says in a browser, one file a language; a plural is a map of its forms. */
export default {
  *files(site) {
    for (const language of site.languages) {
      const text = () => {
        const messages = new Map([...(site.messages.get('en') ?? []), ...(site.messages.get(language) ?? [])]);
        const wanted = [...messages].filter(([key]) => sections.has(key.split('.')[0] ?? ''));
        return safeJson(Object.fromEntries(wanted.map(([key, said]) => [key, typeof said === 'string' ? said : Object.fromEntries(said)])));
      };
      yield { address: wordsAddress(language), text };
    }
  },
} satisfies Feed;
