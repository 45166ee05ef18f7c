import type { Board } from '../model/board.ts';
import type { Check, CheckContext, Finding } from '../model/check.ts';
import { foldName, nearest } from '../model/names.ts';
import { quoteText } from '../model/reading.ts';
import { unknownName } from '../model/unknown-name.ts';

export default {
  summary: 'A record that stands in a folder its board does not declare as a list.',
  *find({ records, boards }, context) {
    const folders = new Map([...boards.keys()].map((board) => [board, new Map<string, number>()]));
    for (const { board, list } of records) {
      const counts = folders.get(board);
      counts?.set(list, (counts.get(list) ?? 0) + 1);
    }
    const told = new Map<string, Told>();
    for (const { path, board: name, list } of records) {
      const board = boards.get(name);
      // a board without any list says so itself, once
      if (!board || board.lists.length === 0 || board.lists.some((each) => each.name === list)) continue;
      const folder = `${name}/${list}`;
      const { meant, ...finding } = told.get(folder) ?? tellFolder(board, list, folders.get(name) ?? new Map(), context);
      told.set(folder, { meant, ...finding });
      const to = `records/${name}/${meant}${path.slice(path.lastIndexOf('/'))}`;
      const fix = meant === undefined ? {} : { fix: { mend: 'file-name', path, to } as const };
      yield { place: { path, line: 1, column: 1 }, ...finding, ...fix };
    }
  },
  examples: [
    {
      files: { 'records/sales/doin/new.md': '---\ntitle: New\n---\n' },
      finds: ['records/sales/doin/new.md:1:1 error "doin" is not a list of sales; did you mean "doing"?'],
    },
    {
      files: { 'records/sales/Todo/new.md': '---\ntitle: New\n---\n' },
      finds: ['records/sales/Todo/new.md:1:1 error "Todo" is not a list of sales; did you mean "todo"?'],
      mends: [{ mend: 'file-name', path: 'records/sales/Todo/new.md', to: 'records/sales/todo/new.md' }],
    },
    {
      files: { 'records/sales/elsewhere/new.md': '---\ntitle: New\n---\n' },
      finds: ['records/sales/elsewhere/new.md:1:1 error "elsewhere" is not a list of sales; expected one of todo, doing, done'],
    },
    {
      files: {
        'lists/more.yml': 'lists: [todo, doing]\n',
        'records/more/todo/a.md': '---\ntitle: A\n---\n',
        'records/more/doign/b.md': '---\ntitle: B\n---\n',
      },
      finds: ['records/more/doign/b.md:1:1 error "doign" is not a list of more; did you mean "doing"?'],
      mends: [{ mend: 'file-name', path: 'records/more/doign/b.md', to: 'records/more/doing/b.md' }],
    },
    {
      files: {
        'lists/more.yml': 'lists: [todo, doing]\n',
        'records/more/todo/a.md': '---\ntitle: A\n---\n',
        'records/more/waiting/b.md': '---\ntitle: B\n---\n',
        'records/more/waiting/c.md': '---\ntitle: C\n---\n',
      },
      finds: ['b', 'c'].map(
        (slug) =>
          `records/more/waiting/${slug}.md:1:1 error "waiting" is not a list of more; expected one of todo, doing; no record stands in "doing": where it is the same list, rename the folder, or the list in lists/more.yml`,
      ),
    },
    {
      files: { 'lists/more.yml': 'lists: [todo, doing]\n', 'records/more/waiting/b.md': '---\ntitle: B\n---\n' },
      context: { renamedList: () => ({ list: 'doing', moved: true }) },
      finds: [
        'records/more/waiting/b.md:1:1 error "waiting" is not a list of more; the folder was "doing" until it was renamed: give it that name back, or rename the list in lists/more.yml',
      ],
      mends: [{ mend: 'file-name', path: 'records/more/waiting/b.md', to: 'records/more/doing/b.md' }],
    },
    {
      files: { 'lists/more.yml': 'lists: [todo, doing]\n', 'records/more/waiting/b.md': '---\ntitle: B\n---\n' },
      context: { renamedList: () => ({ list: 'doing', moved: false }) },
      finds: [
        'records/more/waiting/b.md:1:1 error "waiting" is not a list of more; the list is called "doing" now: give the folder that name, too',
      ],
      mends: [{ mend: 'file-name', path: 'records/more/waiting/b.md', to: 'records/more/doing/b.md' }],
    },
  ],
} satisfies Check;

interface Told extends Pick<Finding, 'message' | 'about'> {
  /** The list that the folder can only be. */
  meant: string | undefined;
}

/** What is said of a folder that is no list of its board; `folders` tells how many records stand in each of the board. */
function tellFolder(board: Board, folder: string, folders: ReadonlyMap<string, number>, { renamedList }: CheckContext): Told {
  const known = board.lists.map(({ name }) => name);
  const fact = { part: 'lists', name: folder, board: board.name } as const;
  const renamed = renamedList?.(board, folder);
  if (renamed && known.includes(renamed.list) && !folders.has(renamed.list)) {
    const list = `"${renamed.list}"`;
    const why = renamed.moved
      ? `the folder was ${list} until it was renamed: give it that name back, or rename the list in ${board.path}`
      : `the list is called ${list} now: give the folder that name, too`;
    return {
      message: `${quoteText(folder)} is not a list of ${board.name}; ${why}`,
      about: { ...fact, near: renamed.list },
      meant: renamed.list,
    };
  }
  const [free, ...others] = known.filter((name) => !folders.has(name));
  const isOnly = free !== undefined && others.length === 0 && [...folders.keys()].every((name) => name === folder || known.includes(name));
  // a record alone was rather put there by mistake
  const rename =
    isOnly && (folders.get(folder) ?? 0) > 1
      ? `; no record stands in "${free}": where it is the same list, rename the folder, or the list in ${board.path}`
      : '';
  const { problem, about } = unknownName(fact, `a list of ${board.name}`, known, `; expected one of ${known.join(', ')}${rename}`);
  const same = known.filter((each) => foldName(each) === foldName(folder.trim().replace(/[\s_]+/g, '-')));
  const meant = same.length === 1 ? same[0] : isOnly && nearest(folder, known) === free ? free : undefined;
  return { message: problem, about, meant };
}
