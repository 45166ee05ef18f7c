import type { Check } from '../model/check.ts';

export default {
  summary: 'A record that entered, left or was made in a locked list since the commit of --since.',
  *find({ records, boards }, { lockedBefore }) {
    if (!lockedBefore) return;
    for (const { name: board, path, places, lists } of boards.values()) {
      for (const list of lists) {
        const before = lockedBefore.get(`${board}/${list.name}`);
        if (!before || !list.locked) continue;
        const present = records.filter((record) => record.board === board && record.list === list.name);
        for (const record of present) {
          if (before.has(record.slug)) continue;
          yield { place: { path: record.path, line: 1, column: 1 }, message: `${list.name} is locked, and ${record.slug} came into it` };
        }
        const left = new Set(before).difference(new Set(present.map(({ slug }) => slug)));
        const place = places.get(`lists.${list.name}`) ?? { path, line: 1, column: 1 };
        for (const slug of left) yield { place, message: `${list.name} is locked, and ${slug} left it` };
      }
    }
  },
  examples: [
    {
      files: {
        'lists/more.yml': 'lists: [open, { name: closed, locked: true }]\n',
        'records/more/closed/old.md': '---\ntitle: Old\n---\n',
        'records/more/closed/new.md': '---\ntitle: New\n---\n',
        'records/more/open/gone.md': '---\ntitle: Gone\n---\n',
      },
      context: {
        lockedBefore: new Map([
          ['more/closed', new Set(['old', 'gone'])],
          ['sales/done', new Set(['any'])],
        ]),
      },
      finds: [
        'records/more/closed/new.md:1:1 error closed is locked, and new came into it',
        'lists/more.yml:1:15 error closed is locked, and gone left it',
      ],
    },
  ],
} satisfies Check;
