import { readArguments } from '../arguments.ts';
import { countEntries, narrowEntries } from '../engine/history/narrow.ts';
import { actorOf } from '../engine/query/actor.ts';
import { type HistoryReader, historyOfFolder, historyOfTracker, type ToldHistory } from '../histories.ts';
import type { Command, Terminal } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { builtInKeys } from '../model/keys.ts';
import { isDay, localTime } from '../model/local-time.ts';
import { didYouMean } from '../model/names.ts';
import type { Workspace } from '../model/workspace.ts';
import { rootOf } from '../root.ts';
import { openDisk } from '../store/disk.ts';
import { drawCounts, drawHistory } from '../terminal/history.ts';
import { jsonText } from '../terminal/json.ts';
import { openTracker } from '../workspace.ts';

const usage = `history [BOARD/SLUG|BOARD] [--key K] [--since DAY] [--until DAY] [--actor A] [--stats] [--json]
  newest first; of the keys that changed, and of the list, board, slug and body; names of removed records work too
  --stats counts entries by kind, and changes by key
history --folder DIR [--key K] [--since DAY] [--until DAY] [--actor A] [--stats] [--json]
  the same of any folder of Markdown files in a git repository, taken as a board whose folders are lists`;

/** So many names are told where none is near. */
const mostNamed = 20;

/** What is told, and what it is told by. */
interface Told {
  history: ToldHistory;
  workspace: Pick<Workspace, 'people'>;
  timezone: string;
  /** Keys that may be asked for though no entry has them. */
  keys: string[];
  named: boolean;
}

export default {
  summary: 'Tells who changed what and when, from git.',
  usage,
  async run(args, terminal) {
    const { words, text, flags } = readArguments(args, {
      text: ['key', 'since', 'until', 'actor', 'folder'],
      flags: ['json', 'stats'],
      words: [0, 1],
      usage,
    });
    const [since, until] = [dayOf('since', text.get('since')), dayOf('until', text.get('until'))];
    if (since !== undefined && until !== undefined && since > until)
      throw new UsageError(`--since ${since} is behind --until ${until}: nothing lies between them`);
    const folder = text.get('folder');
    if (folder !== undefined && words.length > 0)
      throw new UsageError(`--folder tells a folder of its own; "${words[0]}" names a record or board of a tracker`);
    const told = folder === undefined ? await tellTracker(terminal, text.get('root'), words[0]) : await tellFolder(terminal, folder);
    const { history, timezone } = told;
    const local = (instant: string) => localTime(new Date(instant), timezone);
    const key = known('key', text.get('key'), [
      ...told.keys,
      ...history.entries.flatMap(({ changes }) => changes.map((change) => change.key)),
    ]);
    const who = text.get('actor');
    const person = who === undefined ? undefined : actorOf({ name: who, email: who }, told.workspace);
    const actor = known('actor', person, [...told.workspace.people.keys(), ...history.entries.map((entry) => entry.actor)]);
    const entries = narrowEntries(history.entries, { key, actor, since, until }, (instant) => local(instant).slice(0, 10));
    if (history.shallow) terminal.complain('this is a shallow clone: what came before its oldest commit is unknown\n');
    const absent = entries.filter(({ unread }) => unread === 'absent').length;
    if (absent > 0)
      terminal.complain(
        `${absent.toLocaleString('en')} of these entries tell of versions that are not in this clone, which is partial or lost them; "git fetch --refetch --no-filter" brings them\n`,
      );
    if (flags.has('stats')) {
      const stats = countEntries(entries);
      if (flags.has('json')) terminal.write(jsonText(stats));
      else terminal.write([drawCounts('entries', stats.kinds), drawCounts('changes', stats.keys)].filter((part) => part !== '').join('\n'));
      return 0;
    }
    if (flags.has('json')) terminal.write(jsonText(entries));
    else if (entries.length === 0) terminal.complain('no commit tells of it\n');
    else terminal.write(drawHistory(entries, { local, named: told.named }));
    return 0;
  },
} satisfies Command;

async function tellTracker(terminal: Terminal, option: string | undefined, word: string | undefined): Promise<Told> {
  const root = rootOf(terminal, option);
  const files = openDisk(root);
  // people and boards are all that is asked of the tracker: no record is read
  const settings = { ...files, list: (folder: string) => (folder === 'lists' ? files.list(folder) : []) };
  const { tracker, fields } = await openTracker(root, terminal.now, { files: settings });
  const { workspace, boards } = tracker;
  const reader: HistoryReader = { workspace, boards, fields };
  const [board = '', slug, ...rest] = word?.split('/') ?? [];
  if (rest.length > 0 || slug === '' || (word !== undefined && board === ''))
    throw new UsageError(`"${word}" is not the name of a record or board; expected BOARD/SLUG or BOARD, such as sales/acme-renewal`);
  const wanted = word === undefined ? {} : slug === undefined ? { board } : { name: word };
  const history = await historyOfTracker(root, reader, wanted);
  const keys = [
    ...builtInKeys,
    'list',
    'board',
    'slug',
    'body',
    'body.steps',
    'comment',
    'file',
    ...[...boards.values()].flatMap(({ fields }) => [...fields.keys()]),
  ];
  if (word !== undefined && history.entries.length === 0) {
    const isThere = (name: string) => files.list(`records/${name}`).some(({ kind }) => kind === 'folder');
    const names = [...new Set([...boards.keys(), ...history.names.map((name) => name.split('/')[0] ?? '')])];
    if (!names.includes(board) && !isThere(board))
      throw new UsageError(
        `"${board}" is not a board, and no commit knows one of that name${didYouMean(board, names) || `; there are ${names.join(', ') || 'none'}`}`,
      );
    const lists = slug === undefined ? [] : files.list(`records/${board}`).filter(({ name }) => !name.startsWith('_'));
    const waits = lists.some(({ name }) => files.size(`records/${board}/${name}/${slug}.md`) !== undefined);
    const slugs = history.names.flatMap((name) => (name.startsWith(`${board}/`) ? name.slice(board.length + 1) : []));
    // in a shallow clone, a record that nobody changed since its oldest commit has no entries
    if (slug !== undefined && !waits && !slugs.includes(slug))
      throw new UsageError(`there is no record ${word}, and no commit knows one of that name${didYouMean(slug, slugs)}`);
  }
  return { history, workspace, timezone: workspace.timezone, keys, named: slug === undefined };
}

async function tellFolder(terminal: Terminal, folder: string): Promise<Told> {
  const workspace = { people: new Map() };
  const history = await historyOfFolder(terminal.folder, folder, { workspace });
  if (history.names.length === 0) throw new UsageError(`no commit knows a Markdown file in ${folder}`);
  return { history, workspace, timezone: 'UTC', keys: ['list', 'slug', 'body', 'body.steps'], named: true };
}

function known(what: string, name: string | undefined, names: string[]): string | undefined {
  const all = new Set(names);
  if (name === undefined || all.has(name)) return name;
  const some = [...all].slice(0, mostNamed).join(', ') || 'none';
  throw new UsageError(
    `"${name}" is not ${what === 'actor' ? 'an actor' : `a ${what}`} here${didYouMean(name, all) || `; there are ${some}${all.size > mostNamed ? ' and others' : ''}`}`,
  );
}

function dayOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (isDay(text)) return text;
  throw new UsageError(`--${option}: "${text}" is not a day; expected one such as 2026-12-01`);
}
