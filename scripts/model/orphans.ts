import type { CheckContext, Finding } from './check.ts';
import { patientHints } from './names.ts';
import { earlierNames, recordName } from './record.ts';
import type { Orphan, Tracker } from './tracker.ts';

/** Each folder of comments, or of files, whose record is not there; where one record bears its name by now, with the fix that carries the folder to it. */
export function* findOrphans(kind: Orphan['kind'], tracker: Tracker, context: CheckContext): Generator<Finding> {
  const { orphans, records } = tracker;
  const hint = patientHints();
  const claims = new Map<string, number>();
  for (const record of records) for (const earlier of new Set(earlierNames(record))) claims.set(earlier, (claims.get(earlier) ?? 0) + 1);
  for (const { path, board, slug } of orphans.filter((orphan) => orphan.kind === kind)) {
    const name = `${board}/${slug}`;
    const bearer = context.index.get(name);
    const now = bearer ? recordName(bearer) : context.renamedTo?.(name);
    const place = { path, line: 1, column: 1 };
    const message = `${kind} of a record that is not there: ${name}`;
    const known = () => records.flatMap((record) => (record.board === board ? [record.slug] : []));
    if (now === undefined) yield { place, message: message + hint(slug, known) };
    else if ((claims.get(name) ?? 0) > 1) yield { place, message: `${message}, an earlier name of more than one record` };
    else yield { place, message: `${message}, which is ${now} now`, fix: { mend: 'carry', from: name, to: now } };
  }
}
