import type { FileState } from './file-state.ts';
import { isSameKept, type Kept, type KeptChange } from './kept.ts';

/** A file that is not there. */
export const nothing: FileState = { keys: new Map(), body: '', lines: 0 };

/** Every key that differs, in the order of the frontmatter, those that are gone last, then the text; nothing where one side is not known. */
export function changedKeys(before: FileState | undefined, after: FileState | undefined): KeptChange[] {
  if (!before || !after) return [];
  const changes: KeptChange[] = [];
  if (before.keys && after.keys) {
    for (const key of new Set([...after.keys.keys(), ...before.keys.keys()])) {
      const [from, to] = [before.keys.get(key) || null, after.keys.get(key) || null];
      if (!isSameKept(from, to)) changes.push([key, from, to]);
    }
  }
  if (before.body === after.body) return changes;
  const [was, is] = [before.steps, after.steps];
  const isChecked = before.lines > 0 && (was?.checked ?? 0) !== (is?.checked ?? 0);
  // a text of which only steps were checked says what it said
  if (!isChecked || !was || was.text !== is?.text) changes.push(['/body', linesOf(before), linesOf(after)]);
  if (isChecked) changes.push(['/body.steps', stepsIn(was), stepsIn(is)]);
  return changes;
}

/** Not as text without quotes, which may be read as something else. */
function stepsIn(steps: FileState['steps']): Kept | null {
  return steps ? { q: `${steps.checked}/${steps.all}` } : null;
}

function linesOf({ lines }: FileState): Kept | null {
  return lines === 0 ? null : String(lines);
}
