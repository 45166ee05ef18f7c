import type { Check } from '../model/check.ts';

export default {
  summary:
    'A comment that came since the commit of --since and whose file names another author than git does; imported ones are not looked at.',
  *find({ records }, { commentAuthor }) {
    if (!commentAuthor) return;
    for (const { comments } of records) {
      for (const { path, author, at, imported } of comments) {
        const committed = imported || at === '' ? undefined : commentAuthor(path);
        if (committed === undefined || committed === author) continue;
        const message = `the file says that ${author} wrote this, git that ${committed} did; "imported: true" is for comments brought from elsewhere`;
        yield { place: { path, line: 1, column: 1 }, severity: 'warning', message };
      }
    }
  },
  examples: [
    {
      files: {
        'records/sales/_comments/two/20261121T101500Z-luis.md': 'Yes.',
        'records/sales/_comments/two/20261121T101600Z-luis.md': '---\nimported: true\n---\nYes.',
      },
      context: { commentAuthor: () => 'ana' },
      finds: [
        'records/sales/_comments/two/20261121T101500Z-luis.md:1:1 warning the file says that luis wrote this, git that ana did; "imported: true" is for comments brought from elsewhere',
      ],
    },
  ],
} satisfies Check;
