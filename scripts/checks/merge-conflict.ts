import type { Check } from '../model/check.ts';
import { namingTexts } from '../model/texts.ts';

export default {
  summary: 'The marks of a merge conflict left in a text or comment, outside of code.',
  templates: true,
  *find({ records }) {
    for (const { named, placeOf } of namingTexts(records, 'conflict')) {
      if (named.conflict === undefined) continue;
      const message =
        'the marks of a merge conflict are left here; keep one side and remove the lines that begin with <<<<<<<, ======= and >>>>>>>';
      yield { place: placeOf(named.conflict), message };
    }
  },
  examples: [
    {
      files: {
        'records/sales/todo/new.md': '---\ntitle: New\n---\nText\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> other\n',
        'records/sales/_comments/two/20261120T101500Z-ana.md': '<<<<<<< HEAD\r\n=======\r\nHello\r\n>>>>>>> other\r\n',
      },
      finds: [
        'records/sales/todo/new.md:5:1 error the marks of a merge conflict are left here; keep one side and remove the lines that begin with <<<<<<<, ======= and >>>>>>>',
        'records/sales/_comments/two/20261120T101500Z-ana.md:1:1 error the marks of a merge conflict are left here; keep one side and remove the lines that begin with <<<<<<<, ======= and >>>>>>>',
      ],
    },
    {
      files: {
        'records/sales/todo/new.md':
          '---\ntitle: New\n---\nTitle\n=======\n\n```\n<<<<<<< HEAD\n=======\n>>>>>>> other\n```\n>>>>>>> quoted\n<<<<<<< arrows\n',
      },
      finds: [],
    },
  ],
} satisfies Check;
