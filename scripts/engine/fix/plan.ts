import type { Diagnostic } from '../../model/diagnostic.ts';
import type { FileEdit, Files } from '../../model/file.ts';
import type { Fix } from '../../model/fix.ts';
import type { Desk, WriteContext } from '../write/desk.ts';
import { openOverlay } from '../write/overlay.ts';
import { openDesk } from '../write/write.ts';
import { type Carry, carryAll, mend } from './mend.ts';

/** A fix that can be made, with the faults it mends. */
export interface Mended {
  fix: Fix;
  faults: Diagnostic[];
  /** The files it is about that change; not those that only name a record. */
  paths: Set<string>;
  /** What a person should know beside. */
  notes: string[];
}

/** Fixes that can be made together, and the edits that make them. */
export interface Plan {
  mended: Mended[];
  edits: FileEdit[];
}

interface Wanted<Kind extends Fix = Fix> {
  fix: Kind;
  faults: Diagnostic[];
}

// exchanges of text count on places, which all others may shift; what carries a name wants files that can be read
const order: Fix['mend'][] = ['text', 'repeats', 'names', 'change', 'line-ends', 'file-name', 'carry', 'mode'];

/** Tries the fix of every fault on the files, each on top of those before it; one that cannot be made leaves no trace. Nothing is written yet. */
export function planFixes(files: Files, faults: Diagnostic[], context: WriteContext): Plan {
  const all = openOverlay(files);
  const mended: Mended[] = [];
  let base = openDesk(all, context);
  const open = (): Desk => ({ ...base, files: openOverlay(all), notes: [], touched: new Set(), numbers: new Map() });
  const keep = ({ files: { edits } }: Desk): void => edits.forEach(all.edit);
  const wanted = inOrder(faults);
  for (const { fix, faults: told } of wanted) {
    if (fix.mend === 'carry') continue;
    const desk = open();
    const { edits } = desk.files;
    if (mend(desk, fix) || (edits.length === 0 && fix.mend !== 'mode')) continue;
    keep(desk);
    mended.push({ fix, faults: told, paths: new Set(edits.flatMap(pathsOf)), notes: desk.notes });
    // a board may be described now
    if (fix.mend === 'file-name') base = openDesk(all, context);
  }
  for (const together of wavesOf(wanted)) {
    const desk = open();
    const carried = carryAll(
      desk,
      together.map(({ fix }) => fix),
    );
    keep(desk);
    const made = together.flatMap(({ fix, faults: told }): Mended[] => {
      const paths = carried.get(fix);
      return paths ? [{ fix, faults: told, paths, notes: [] }] : [];
    });
    made[0]?.notes.push(...desk.notes);
    mended.push(...made);
  }
  return { mended, edits: all.edits };
}

function pathsOf(edit: FileEdit): string[] {
  return edit.kind === 'move' ? [edit.path, edit.to] : [edit.path];
}

/** What carries names, as few times together as goes without one former or new name twice. */
function wavesOf(wanted: Wanted[]): Wanted<Carry>[][] {
  const times = new Map<string, number>();
  const placed = wanted.flatMap(({ fix, faults }) => {
    if (fix.mend !== 'carry') return [];
    const ends = [`from ${fix.from}`, `to ${fix.to}`];
    const wave = Math.max(...ends.map((end) => times.get(end) ?? 0));
    for (const end of ends) times.set(end, wave + 1);
    return [{ wave, each: { fix, faults } }];
  });
  return [...Map.groupBy(placed, ({ wave }) => wave).values()].map((together) => together.map(({ each }) => each));
}

/** Each fix once, with all faults it mends; of one file the last place first. */
function inOrder(faults: Diagnostic[]): Wanted[] {
  const fixes = new Map<string, Wanted>();
  for (const fault of faults) {
    if (!fault.fix) continue;
    const key = JSON.stringify(fault.fix);
    const known = fixes.get(key);
    if (known) known.faults.push(fault);
    else fixes.set(key, { fix: fault.fix, faults: [fault] });
  }
  return [...fixes.values()].sort(
    (a, b) => order.indexOf(a.fix.mend) - order.indexOf(b.fix.mend) || (a.fix.mend === 'text' ? compareBackwards(a.fix, b.fix) : 0),
  );
}

function compareBackwards(a: Fix, b: Fix): number {
  if (a.mend !== 'text' || b.mend !== 'text' || a.at.path !== b.at.path) return 0;
  return b.at.line - a.at.line || b.at.column - a.at.column;
}
