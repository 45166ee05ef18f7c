import { planChanges } from './changes.ts';
import { pathsOf } from './engine/automate/state.ts';
import { readChangeList } from './engine/write/change-schema.ts';
import type { Change } from './model/change.ts';
import { UsageError } from './model/diagnostic.ts';
import type { Edited, Editor } from './model/editor.ts';
import type { FileEdit } from './model/file.ts';
import { applyEdits, openDisk } from './store/disk.ts';
import { whileAlone } from './store/lock.ts';
import { loadZod } from './zod.ts';

/** The bytes of a file before and after a change; undefined where there is none. */
interface Rewritten {
  path: string;
  before: Uint8Array | undefined;
  after: Uint8Array | undefined;
}

/** What pages ask for. */
const kinds: ReadonlySet<Change['kind']> = new Set(['move', 'create', 'set', 'body', 'comment']);
const mostKept = 50;

/** An editor of a tracker, which remembers how to take back the last changes. */
export function editorOf(root: string): Editor {
  const made = new Map<number, Rewritten[]>();
  let last = 0;

  const write = (edits: FileEdit[]): Edited => {
    const disk = openDisk(root);
    const paths = pathsOf(edits);
    const before = paths.map((path) => disk.read(path));
    applyEdits(root, edits);
    const rewritten = paths.map((path, index) => ({ path, before: before[index], after: disk.read(path) }));
    const written = rewritten.filter((each) => each.after && !isSame(each.before, each.after)).length;
    if (rewritten.every((each) => isSame(each.before, each.after))) return { problems: [], written: 0 };
    made.set(++last, rewritten);
    for (const number of made.keys()) if (number <= last - mostKept) made.delete(number);
    return { problems: [], written, undo: last };
  };

  return {
    change: (json) =>
      tellProblems(async () => {
        const read = readChangeList(json, loadZod());
        if ('problems' in read) return refused(...read.problems);
        const other = read.list.changes.find(({ kind }) => !kinds.has(kind));
        if (other) return refused(`a page does not ask for "${other.kind}"; expected ${[...kinds].join(', ')}`);
        return whileAlone(root, async () => {
          const { edits, conflicts } = await planChanges(openDisk(root), read.list, new Date(), root);
          if (conflicts.length > 0) return refused(...conflicts.map(({ message }) => message));
          return write(edits);
        });
      }),
    undo: (number) =>
      tellProblems(() =>
        whileAlone(root, async () => {
          const rewritten = made.get(number);
          if (!rewritten) return refused('this can no longer be taken back here; git has every committed state');
          const disk = openDisk(root);
          const other = rewritten.find(({ path, after }) => !isSame(disk.read(path), after));
          if (other) return refused(`${other.path} has changed since, so it is left as it is`);
          applyEdits(root, rewritten.map(editBack));
          made.delete(number);
          return { problems: [], written: rewritten.length };
        }),
      ),
  };
}

function editBack({ path, before }: Rewritten): FileEdit {
  return before === undefined ? { kind: 'remove', path } : { kind: 'copy', path, bytes: before };
}

function refused(...problems: string[]): Edited {
  return { problems, written: 0 };
}

async function tellProblems(act: () => Promise<Edited>): Promise<Edited> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return refused(error.message);
  }
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && Buffer.compare(one, other) === 0);
}
