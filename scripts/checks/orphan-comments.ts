import type { Check } from '../model/check.ts';
import { patientHints } from '../model/names.ts';
import { earlierNames, recordName } from '../model/record.ts';

export default {
  summary: 'A folder of comments whose record is not there.',
  *find({ orphans, records }, { index, renamedTo }) {
    const hint = patientHints();
    for (const { path, kind, board, slug } of orphans) {
      if (kind !== 'comments') continue;
      const name = `${board}/${slug}`;
      const bearer = index.get(name);
      const now = bearer ? recordName(bearer) : renamedTo?.(name);
      const place = { path, line: 1, column: 1 };
      const message = `comments of a record that is not there: ${name}`;
      const known = () => records.flatMap((record) => (record.board === board ? [record.slug] : []));
      if (now === undefined) yield { place, message: message + hint(slug, known) };
      else if (records.filter((record) => earlierNames(record).includes(name)).length > 1)
        yield { place, message: `${message}, an earlier name of more than one record` };
      else yield { place, message: `${message}, which is ${now} now`, fix: { mend: 'carry', from: name, to: now } };
    }
  },
  examples: [
    {
      files: { 'records/sales/_comments/oen/20261120T101500Z-ana.md': 'x' },
      finds: ['records/sales/_comments/oen:1:1 error comments of a record that is not there: sales/oen; did you mean "one"?'],
    },
    {
      files: { 'records/support/_comments/old-outage/20261120T101500Z-ana.md': 'x', 'records/support/_files/zzzzzz/x.txt': 'x' },
      finds: [
        'records/support/_comments/old-outage:1:1 error comments of a record that is not there: support/old-outage, which is support/outage now',
      ],
      mends: [{ mend: 'carry', from: 'support/old-outage', to: 'support/outage' }],
    },
    {
      files: {
        'records/support/_comments/old-outage/20261120T101500Z-ana.md': 'x',
        'records/support/open/new.md': '---\ntitle: New\naliases: [old-outage]\n---\n',
      },
      finds: [
        'records/support/_comments/old-outage:1:1 error comments of a record that is not there: support/old-outage, an earlier name of more than one record',
      ],
    },
  ],
} satisfies Check;
