import { readArguments } from '../arguments.ts';
import { isArchived, isLate, listOf, textsOf } from '../engine/query/facts.ts';
import { selectRecords } from '../engine/query/select.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { didYouMean } from '../model/names.ts';
import { recordName, type TrackerRecord, valueAt } from '../model/record.ts';
import { rootOf } from '../root.ts';
import { drawColumns, safeLine } from '../terminal/text.ts';
import { findBoard, isComputed, type OpenTracker, openTracker } from '../workspace.ts';

/** What the columns show already, in whatever form. */
const shown = new Set(['', 'slug', 'board', 'list', 'due', 'assignees', 'title']);
const usage = `list [BOARD] [--list L] [--tag T] [--assignee A] [--where CEL] [--sort KEY] [--archived] [--json]
  woad list sales --where '!done && deal_value > 9000' --sort -deal_value
  --where takes an expression over keys and fields, as rules do; --sort -KEY begins with the largest
  --archived lists also what was put away`;

export default {
  summary: 'Lists records, all or those that fit.',
  usage,
  async run(args, terminal) {
    const { words, text, flags } = readArguments(args, {
      text: ['list', 'tag', 'assignee', 'where', 'sort'],
      flags: ['json', 'archived'],
      words: [0, 1],
      usage,
    });
    const open = await openTracker(rootOf(terminal, text.get('root')), terminal.now);
    const { tracker, fields, now } = open;
    const [board] = words;
    const boards = board === undefined ? [...tracker.boards.values()] : [findBoard(open, board)];
    const known = (what: string, option: string, names: () => Iterable<string>): string | undefined => {
      const name = text.get(option);
      if (name === undefined) return undefined;
      const all = new Set(names());
      if (!all.has(name))
        throw new UsageError(
          `"${name}" is not a ${what}${board ? ` of ${board}` : ''}${didYouMean(name, all) || `; there are ${[...all].join(', ') || 'none'}`}`,
        );
      return name;
    };
    const standing = tracker.records.filter((record) => board === undefined || record.board === board);
    const inUse = (key: string) => standing.flatMap((record) => [record.values.get(key) ?? []].flat().map(String));
    const list = known('list', 'list', () => [
      ...boards.flatMap((each) => each.lists.map(({ name }) => name)),
      ...standing.map((record) => record.list),
    ]);
    const tag = known('tag', 'tag', () => [...boards.flatMap((each) => [...each.tags.keys()]), ...inUse('tags')]);
    const assignee = known('person', 'assignee', () => [
      ...tracker.workspace.people.keys(),
      ...tracker.workspace.teams.keys(),
      ...inUse('assignees'),
    ]);
    const sort = text.get('sort');
    const { knownKeys, sortRecords } = sort === undefined ? {} : await import('../engine/query/sort.ts');
    const sortable = knownKeys?.(boards) ?? [];
    const sortKey = sort?.replace(/^-/, '') ?? '';
    if (sort !== undefined && !sortable.includes(sortKey))
      throw new UsageError(
        `--sort: "${sortKey}" is not a key${board ? ` of ${board}` : ''}${didYouMean(sortKey, sortable) || `; expected one of ${sortable.join(', ')}`}`,
      );
    const where = text.get('where');
    const condition = where === undefined ? undefined : await (await import('../conditions.ts')).conditionOf(where, boards, open);
    for (const word of condition?.strange ?? []) terminal.complain(`note: --where: ${safeLine(word)}\n`);
    const found = selectRecords(tracker, {
      ...(board === undefined ? {} : { board }),
      ...(list === undefined ? {} : { list }),
      ...(tag === undefined ? {} : { tag }),
      ...(assignee === undefined ? {} : { assignee }),
      ...(condition ? { holds: condition.holds } : {}),
      archived: flags.has('archived'),
    });
    const isPast = ['created', 'updated', 'author'].includes(sortKey);
    const past = isPast ? await (await import('../conditions.ts')).pastOf(open) : undefined;
    const records = sort === undefined ? found : (sortRecords?.(found, sort, tracker, fields, past) ?? found);
    if (flags.has('json')) {
      const [line, { jsonArray }] = await Promise.all([lineOf(open), import('../terminal/json.ts')]);
      for (const text of jsonArray(records, line)) terminal.write(text);
      return 0;
    }
    if (records.length === 0) {
      const isLeftOut = condition?.uses.has('archived') && !flags.has('archived');
      terminal.complain(`no records fit${isLeftOut ? '; archived ones are looked at with --archived' : ''}\n`);
      return 0;
    }
    const own = new Set(boards.flatMap((each) => [...each.fields.keys()]));
    const asked = [sortKey, ...[...(condition?.uses ?? [])].filter((name) => own.has(name))];
    const keys = [...new Set(asked)].filter((key) => !shown.has(key));
    const [{ displayOf }, { drawValue }] =
      keys.length > 0 ? await Promise.all([import('../displaying.ts'), import('../terminal/value.ts')]) : [{}, {}];
    const cell = (record: TrackerRecord, key: string): string => {
      const git = past?.(record)[key as 'created' | 'updated' | 'author'];
      if (!record.values.has(key) && git !== undefined) return git.replace('T', ' ');
      return displayOf && drawValue ? drawValue(displayOf(open, record, key)) : '';
    };
    const rows = records.map((record) => {
      const due = String(valueAt(record, 'due') ?? '').replace('T', ' ');
      const late = due !== '' && isLate(record, listOf(record, tracker), now) ? ' late' : '';
      const assignees = textsOf(record, 'assignees');
      const people = assignees.length === 0 ? '' : `@${assignees.join(' @')}`;
      const place = isArchived(record) ? `${record.list} (archived)` : record.list;
      if (keys.length === 0) return [recordName(record), place, due + late, people, record.title];
      return [recordName(record), place, due + late, people, ...keys.map((key) => cell(record, key)), record.title];
    });
    const heads = keys.map((key) => key.toUpperCase());
    terminal.write(`${drawColumns([['RECORD', 'LIST', 'DUE', 'ASSIGNEES', ...heads, 'TITLE'], ...rows])}\n`);
    return 0;
  },
} satisfies Command;

/** A record as a line of JSON, with the progress of its children where it has some. */
async function lineOf({ tracker, index, now }: OpenTracker): Promise<(record: TrackerRecord) => string> {
  const [{ progressOfParents }, { recordJson, recordLine }] = await Promise.all([
    import('../engine/query/progress.ts'),
    import('../engine/query/record-json.ts'),
  ]);
  const worked = new Set([...tracker.boards.values()].filter((board) => isComputed([board])).map(({ name }) => name));
  const progress = progressOfParents(tracker, index);
  return (record) => {
    const own = progress.get(recordName(record));
    if (!own && !worked.has(record.board)) return recordLine(record, tracker, index, now);
    return JSON.stringify({ ...recordJson(record, tracker, index, now), ...(own ? { progress: own } : {}) });
  };
}
