import type { Board } from '../model/board.ts';
import type { Check, CheckContext, Finding } from '../model/check.ts';
import { recordName, type TrackerRecord } from '../model/record.ts';

export default {
  summary: 'Two records of a board with the same number in a field of type unique_id.',
  *find({ records, boards }, context) {
    for (const board of boards.values()) yield* findOn(board, records, context);
  },
  examples: [
    {
      files: {
        'lists/support.yml':
          'lists: [open]\nopen: [tags, people]\nfields: { n: { type: number }, task: { type: unique_id, prefix: TASK } }\n',
        'records/support/open/a.md': '---\ntitle: A\ntask: TASK-0002\n---\n',
        'records/support/open/b.md': '---\ntitle: B\ntask: TASK-0007\n---\n',
        'records/support/open/c.md': '---\ntitle: C\ntask: TASK-0002\n---\n',
      },
      finds: [
        'records/support/open/a.md:3:7 error task: TASK-0002 is also that of records/support/open/c.md; the next free one is TASK-0008',
        'records/support/open/c.md:3:7 error task: TASK-0002 is also that of records/support/open/a.md; the next free one is TASK-0008',
      ],
    },
    {
      files: {
        'lists/support.yml': 'lists: [open]\nopen: [tags, people]\nfields: { n: { type: number }, task: { type: unique_id } }\n',
        'records/support/open/a.md': '---\ntitle: A\ntask: 0001\n---\n',
        'records/support/open/b.md': '---\ntitle: B\ntask: 0001\n---\n',
        'records/support/open/c.md': '---\ntitle: C\ntask: 0001\n---\n',
      },
      context: { cameAt: (path) => (path.endsWith('b.md') ? '2026-11-01T00:00:00Z' : '~') },
      finds: [
        'records/support/open/a.md:3:7 error task: 0001 is also that of records/support/open/b.md and 1 more; the next free one is 0002',
        'records/support/open/b.md:3:7 error task: 0001 is also that of records/support/open/a.md and 1 more; the next free one is 0002',
        'records/support/open/c.md:3:7 error task: 0001 is also that of records/support/open/a.md and 1 more; the next free one is 0002',
      ],
      mends: [
        { mend: 'change', change: { kind: 'set', record: 'support/a', key: 'task', to: '0002', was: '0001' } },
        { mend: 'change', change: { kind: 'set', record: 'support/c', key: 'task', to: '0003', was: '0001' } },
      ],
    },
    {
      files: {
        'lists/support.yml': 'lists: [open]\nopen: [tags, people]\nfields: { n: { type: number }, task: { type: unique_id } }\n',
        'records/support/open/a.md': '---\ntitle: A\ntask: 0001\n---\n',
        'records/support/open/b.md': '---\ntitle: B\ntask: 0001\n---\n',
      },
      context: { cameAt: () => '2026-11-01T00:00:00Z' },
      finds: [
        'records/support/open/a.md:3:7 error task: 0001 is also that of records/support/open/b.md; the next free one is 0002; they came in the same second, so which of them keeps it is yours to say: set the other',
        'records/support/open/b.md:3:7 error task: 0001 is also that of records/support/open/a.md; the next free one is 0002; they came in the same second, so which of them keeps it is yours to say: set the other',
      ],
    },
    {
      files: {
        'lists/support.yml': 'lists: [open]\nopen: [tags, people]\nfields: { n: { type: number }, task: { type: unique_id } }\n',
        'lists/hiring.yml': 'lists: [open]\nfields: { task: { type: unique_id } }\n',
        'records/support/open/a.md': '---\ntitle: A\ntask: 0001\n---\n',
        'records/hiring/open/b.md': '---\ntitle: B\ntask: 0001\n---\n',
      },
      finds: [],
    },
    {
      files: {
        'lists/support.yml': 'lists: [open, shut]\nopen: [tags, people]\nfields: { n: { type: number }, task: { type: unique_id } }\n',
        'records/support/open/a.md': '---\ntitle: A\ntask: 0001\n---\n',
        'records/support/shut/a.md': '---\ntitle: A\ntask: 0001\n---\n',
      },
      context: { cameAt: (path) => (path.includes('open') ? '2026-11-01T00:00:00Z' : '~') },
      finds: [
        'records/support/open/a.md:3:7 error task: 0001 is also that of records/support/shut/a.md; the next free one is 0002',
        'records/support/shut/a.md:3:7 error task: 0001 is also that of records/support/open/a.md; the next free one is 0002',
      ],
    },
  ],
} satisfies Check;

function* findOn(board: Board, records: TrackerRecord[], { fields, cameAt }: CheckContext): Iterable<Finding> {
  for (const { name, type, options } of board.fields.values()) {
    const next = fields.get(type)?.next;
    if (!next) continue;
    const numbered = records.filter((record) => record.board === board.name && record.values.has(name));
    const taken = numbered.flatMap(({ values }) => values.get(name) ?? []);
    for (const [number, same] of Map.groupBy(numbered, ({ values }) => String(values.get(name)))) {
      if (same.length < 2) continue;
      const { later, why } = laterOf(same, cameAt);
      const free = String(next(taken, options));
      for (const record of same) {
        const other = record === same[0] ? same[1] : same[0];
        const more = same.length > 2 ? ` and ${same.length - 2} more` : '';
        const place = record.places.get(name) ?? { path: record.path, line: 1, column: 1 };
        const message = `${name}: ${number} is also that of ${other?.path}${more}; the next free one is ${free}${why}`;
        // of two records with one slug nobody can say which is meant: duplicate-slug comes first
        const isAlone = same.every((each) => each === record || each.slug !== record.slug);
        const to = isAlone && later.has(record) ? next(taken, options) : undefined;
        if (to === undefined) yield { place, message };
        else {
          taken.push(to);
          const change = { kind: 'set' as const, record: recordName(record), key: name, to, was: record.values.get(name) ?? null };
          yield { place, message, fix: { mend: 'change', change } };
        }
      }
    }
  }
}

/** All but the first that came into the history; none where two came first together, which `why` tells, or nobody knows. */
function laterOf(same: TrackerRecord[], cameAt: CheckContext['cameAt']): { later: Set<TrackerRecord>; why: string } {
  const came = new Map(same.map((record) => [record, cameAt?.(record.path)]));
  const first = [...came.values()].sort()[0];
  if ([...came.values()].includes(undefined)) return { later: new Set(), why: '' };
  const isSure = [...came.values()].filter((at) => at === first).length === 1;
  if (!isSure) return { later: new Set(), why: '; they came in the same second, so which of them keeps it is yours to say: set the other' };
  return { later: new Set(same.filter((record) => came.get(record) !== first)), why: '' };
}
