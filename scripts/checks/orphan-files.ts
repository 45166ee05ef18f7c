import type { Check } from '../model/check.ts';
import { patientHints } from '../model/names.ts';
import { earlierNames, recordName } from '../model/record.ts';

export default {
  summary: 'A folder of files whose record is not there.',
  *find({ orphans, records }, { index, renamedTo }) {
    const hint = patientHints();
    for (const { path, kind, board, slug } of orphans) {
      if (kind !== 'files') continue;
      const name = `${board}/${slug}`;
      const bearer = index.get(name);
      const now = bearer ? recordName(bearer) : renamedTo?.(name);
      const place = { path, line: 1, column: 1 };
      const message = `files of a record that is not there: ${name}`;
      const known = () => records.flatMap((record) => (record.board === board ? [record.slug] : []));
      if (now === undefined) yield { place, message: message + hint(slug, known) };
      else if (records.filter((record) => earlierNames(record).includes(name)).length > 1)
        yield { place, message: `${message}, an earlier name of more than one record` };
      else yield { place, message: `${message}, which is ${now} now`, fix: { mend: 'carry', from: name, to: now } };
    }
  },
  examples: [
    {
      files: { 'records/sales/_files/oen/x.txt': 'x' },
      finds: ['records/sales/_files/oen:1:1 error files of a record that is not there: sales/oen; did you mean "one"?'],
    },
    {
      files: { 'records/sales/_files/deal/x.txt': 'x' },
      context: { renamedTo: () => 'sales/one' },
      finds: ['records/sales/_files/deal:1:1 error files of a record that is not there: sales/deal, which is sales/one now'],
      mends: [{ mend: 'carry', from: 'sales/deal', to: 'sales/one' }],
    },
  ],
} satisfies Check;
