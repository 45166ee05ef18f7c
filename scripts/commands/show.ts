import { readArguments } from '../arguments.ts';
import { displayOf } from '../displaying.ts';
import { checklistsIn } from '../engine/query/checklists.ts';
import { fullName, isBlocked, isDone, listOf, openBlockers, textsOf } from '../engine/query/facts.ts';
import { childrenOf } from '../engine/query/progress.ts';
import { recordJson } from '../engine/query/record-json.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { localTime } from '../model/local-time.ts';
import { recordName, type TrackerRecord } from '../model/record.ts';
import { readRecordPath } from '../model/record-path.ts';
import { textIn } from '../model/value.ts';
import { rootOf } from '../root.ts';
import { jsonText } from '../terminal/json.ts';
import { drawColumns, safeLine, safeText } from '../terminal/text.ts';
import { drawValue } from '../terminal/value.ts';
import { findRecord, historyOf, type OpenTracker, openAlone, openTracker } from '../workspace.ts';

const usage = `show BOARD/SLUG [--children] [--json]
  woad show sales/acme-renewal
  --children adds the records whose parent it is`;

export default {
  summary: 'Shows one record: its keys, text, checklists and comments.',
  usage,
  async run(args, terminal) {
    const { words, text, flags } = readArguments(args, { flags: ['json', 'children'], words: [1, 1], usage });
    const [name = ''] = words;
    const root = rootOf(terminal, text.get('root'));
    const open = (flags.has('children') ? undefined : await openAlone(root, terminal.now, name)) ?? (await openTracker(root, terminal.now));
    const record = await findOrRemember(open, name);
    const history = await historyOf(open, record);
    const children = flags.has('children') ? childrenOf(record, open.tracker, open.index) : undefined;
    if (flags.has('json')) {
      const data = {
        ...recordJson(record, open.tracker, open.index, open.now),
        body: record.body,
        ...history,
        ...(children ? { children: children.map(recordName) } : {}),
      };
      terminal.write(jsonText(data));
      return 0;
    }
    const byline = [
      history.created && `created ${history.created.slice(0, 10)}${history.author ? ` by ${history.author}` : ''}`,
      history.updated && `changed ${history.updated.slice(0, 10)}`,
    ]
      .filter(Boolean)
      .join(', ');
    const parts = [
      [record.title, record.path, byline]
        .map(safeLine)
        .filter((line) => line !== '')
        .join('\n'),
      drawProblems(record),
      drawKeys(record, open),
      safeText(record.body).trim(),
      children ? drawChildren(children, open) : '',
      ...record.comments.map(
        (comment) =>
          `${comment.at === '' ? '' : localTime(new Date(comment.at), open.tracker.workspace.timezone).replace('T', ' ')} ${safeLine(comment.author)}${comment.replyTo ? ` (to ${safeLine(comment.replyTo)})` : ''}\n${indent(safeText(comment.text).trim())}`,
      ),
      record.files.map(({ path, size }) => `${safeLine(path)} (${size.toLocaleString('en')} bytes)`).join('\n'),
    ];
    terminal.write(`${parts.filter((part) => part !== '').join('\n\n')}\n`);
    return 0;
  },
} satisfies Command;

/** Of one that is not here, whether it was removed and how it comes back is told too. */
async function findOrRemember(open: OpenTracker, name: string): Promise<TrackerRecord> {
  try {
    return findRecord(open, name);
  } catch (error) {
    const [board = '', slug = ''] = name.split('/');
    if (!(error instanceof UsageError) || slug === '' || !open.tracker.boards.has(board)) throw error;
    const { openRepository } = await import('../store/git.ts');
    const { findRemoval } = await import('../store/git-removal.ts');
    const repository = openRepository(open.root);
    const removal = repository && findRemoval(repository, `records/${board}`, (path) => readRecordPath(path)?.slug === slug);
    if (removal === undefined) throw error;
    throw new UsageError(`there is no record ${name} any more: ${removal.slice(0, 10)} removed it; woad restore ${name} brings it back`);
  }
}

function drawChildren(children: TrackerRecord[], { tracker }: OpenTracker): string {
  const rows = children.map((child) => [isDone(child, listOf(child, tracker)) ? 'x' : '-', recordName(child), child.title].map(safeLine));
  const done = rows.filter(([mark]) => mark === 'x').length;
  return rows.length === 0 ? 'no children' : `${done} of ${rows.length} children done\n${drawColumns(rows)}`;
}

function drawProblems({ problems }: TrackerRecord): string {
  return [...problems].map(([key, problem]) => safeLine(`! ${key ? `${key}: ` : ''}${problem}`)).join('\n');
}

function drawKeys(record: TrackerRecord, open: OpenTracker): string {
  const { tracker, index } = open;
  const board = tracker.boards.get(record.board);
  const list = board?.lists.find(({ name }) => name === record.list);
  const { done, late, archived } = recordJson(record, tracker, index, open.now);
  const states = [done && 'done', late && 'late', archived && 'archived', !done && isBlocked(record, tracker, index) && 'blocked'].filter(
    (state) => typeof state === 'string',
  );
  const items = checklistsIn(record).flatMap((each) => each.items);
  const rows: [string, string][] = [
    ['record', recordName(record)],
    ['list', `${textIn(list?.title ?? record.list, 'en')}${states.length > 0 ? ` (${states.join(', ')})` : ''}`],
  ];
  for (const key of record.values.keys()) {
    if (key !== 'title')
      rows.push([
        board?.fields.has(key) ? textIn(board.fields.get(key)?.title ?? key, 'en') : key,
        drawValue(displayOf(open, record, key)),
      ]);
  }
  for (const [key, names] of open.missing?.get(record) ?? [])
    rows.push([textIn(board?.fields.get(key)?.title ?? key, 'en'), `empty, since there is no ${names.join(', ')}`]);
  const blockers = openBlockers(record, tracker, index);
  const named = textsOf(record, 'blocked_by').map((name) => fullName(name, record.board));
  if (blockers.length > 0 && blockers.map(recordName).join() !== named.join())
    rows.push(['waits for', blockers.map(recordName).join(', ')]);
  if (items.length > 0) rows.push(['checklist', `${items.filter((item) => item.done).length} of ${items.length}`]);
  for (const [key, value] of record.unknown) rows.push([`${key} (unknown)`, typeof value === 'string' ? value : JSON.stringify(value)]);
  return drawColumns(rows.map(([key, value]) => [safeLine(key), safeLine(value)]));
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
