import type { Check } from '../model/check.ts';
import { didYouMean } from '../model/names.ts';

export default {
  summary: 'A comment that answers one which is not there.',
  *find({ records }) {
    for (const { comments } of records) {
      for (const { path, name, replyTo, replyPlace } of comments) {
        if (replyTo === undefined) continue;
        const names = comments.flatMap((each) => (each.name === name ? [] : [each.name]));
        if (names.includes(replyTo)) continue;
        const place = replyPlace ?? { path, line: 1, column: 1 };
        const message = replyTo === name ? 'it is this comment itself' : `there is no comment ${replyTo} here${didYouMean(replyTo, names)}`;
        yield { place, severity: 'warning', message: `reply_to: ${message}` };
      }
    }
  },
  examples: [
    {
      files: {
        'records/sales/_comments/one/20261121T101500Z-luis.md': '---\nreply_to: 20261120T101500Z-anna\n---\nYes.',
        'records/sales/_comments/one/20261121T101600Z-luis.md': '---\nreply_to: 20261121T101600Z-luis\n---\nYes.',
        'records/sales/_comments/one/20261121T101700Z-luis.md': '---\nreply_to: 20261120T101500Z-ana\n---\nYes.',
      },
      finds: [
        'records/sales/_comments/one/20261121T101500Z-luis.md:2:11 warning reply_to: there is no comment 20261120T101500Z-anna here; did you mean "20261120T101500Z-ana"?',
        'records/sales/_comments/one/20261121T101600Z-luis.md:2:11 warning reply_to: it is this comment itself',
      ],
    },
  ],
} satisfies Check;
