import type { Ailment } from '../model/ailment.ts';

export default {
  summary: 'Fields with e-mail addresses and phone numbers that a public site shows to everybody.',
  *find({ tracker, contacts, settings }) {
    if (typeof settings?.pages === 'object' && !settings.pages.isPublic) return;
    const isPublished = tracker.workspace.publish === 'pages';
    for (const { board, publish, field, what, place, count, isMeant } of contacts) {
      if (publish !== 'all') continue;
      const records = count === 0 ? 'no record yet' : `${count} ${count === 1 ? 'record' : 'records'}`;
      const where = `${place.path}:${place.line}`;
      yield {
        severity: isPublished && !isMeant ? 'warning' : 'note',
        found: `${where}: ${board}.${field} holds ${what} (${records}), and everybody ${isPublished ? 'reads them on the site' : 'would read them on a public site'}`,
        remedy: isMeant
          ? 'it says "private: false"; write "private: true" where that is not meant'
          : `write "private: true" there: npx woad configure ${place.path} fields.${field}.private=true; where everybody may read them, "private: false" says so`,
      };
    }
  },
} satisfies Ailment;
