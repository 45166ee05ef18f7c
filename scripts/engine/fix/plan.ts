import type { Diagnostic } from '../../model/diagnostic.ts';
import type { FileEdit, Files } from '../../model/file.ts';
import type { Fix } from '../../model/fix.ts';
import type { WriteContext } from '../write/desk.ts';
import { openOverlay } from '../write/overlay.ts';
import { openDesk } from '../write/write.ts';
import { mend } from './mend.ts';

/** A fix that can be made, with the faults it mends. */
export interface Mended {
  fix: Fix;
  faults: Diagnostic[];
  edits: FileEdit[];
  /** What a person should know beside. */
  notes: string[];
}

// exchanges of text count on places, which all others may shift; what carries a name wants files that can be read
const order: Fix['mend'][] = ['text', 'repeats', 'names', 'change', 'line-ends', 'file-name', 'carry', 'mode'];

/** Tries the fix of every fault on the files, each on top of those before it; one that cannot be made leaves no trace. Nothing is written yet. */
export function planFixes(files: Files, faults: Diagnostic[], context: WriteContext): Mended[] {
  const all = openOverlay(files);
  const mended: Mended[] = [];
  for (const { fix, faults: told } of inOrder(faults)) {
    const desk = openDesk(openOverlay(all), context);
    if (mend(desk, fix)) continue;
    const { edits } = desk.files;
    if (edits.length === 0 && fix.mend !== 'mode') continue;
    for (const edit of edits) all.edit(edit);
    mended.push({ fix, faults: told, edits, notes: desk.notes });
  }
  return mended;
}

/** Each fix once, with all faults it mends; of one file the last place first. */
function inOrder(faults: Diagnostic[]): { fix: Fix; faults: Diagnostic[] }[] {
  const fixes = new Map<string, { fix: Fix; faults: Diagnostic[] }>();
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
