import type { Board } from './model/board.ts';
import { compareDiagnostics, type Diagnostic } from './model/diagnostic.ts';
import type { Place } from './model/file.ts';
import type { Tracker } from './model/tracker.ts';

/**
 * Of what checks found, what follows from a part of a settings file that could not be read is told in one line where that part stands: a
 * misspelled `fields:` is told once, and not again on each record, view and rule.
 */
export function foldFollowing(found: Diagnostic[], tracker: Tracker): Diagnostic[] {
  const isSound = !tracker.workspace.untold && ![...tracker.boards.values()].some((board) => board.untold || hasUnread(board));
  if (isSound) return found;
  const piles = new Map<string, { cause: Place; faults: Diagnostic[] }>();
  const told: Diagnostic[] = [];
  for (const fault of found) {
    const cause = causeOf(fault, tracker);
    if (!cause) {
      told.push(fault);
      continue;
    }
    const key = `${cause.path}:${cause.line}:${cause.column}`;
    const pile = piles.get(key) ?? { cause, faults: [] };
    piles.set(key, pile);
    pile.faults.push(fault);
  }
  for (const { cause, faults } of piles.values()) {
    const [first] = faults.sort(compareDiagnostics);
    const { check, severity } = faults.find((fault) => fault.severity === 'error') ?? first ?? {};
    if (!first || !check || !severity) continue;
    const follow = faults.length === 1 ? 'one more follows from this:' : `${faults.length} more follow from this; the first is:`;
    const message = `${follow} ${first.place.path}:${first.place.line} ${first.message}`;
    told.push({ place: cause, check, severity, message });
  }
  return told;
}

function hasUnread({ places, fields }: Board): boolean {
  return [...places.keys()].some((part) => /^fields\.[^.]+$/.test(part) && !fields.has(part.slice('fields.'.length)));
}

/** Where the fault stands that another one follows from: on the board that it is about, or on any where no board is told. */
function causeOf({ place, about }: Diagnostic, { boards, workspace, diagnostics }: Tracker): Place | undefined {
  if (!about) return undefined;
  const { part, name, near } = about;
  // a word that may be another one misspelled is told: that may be all that is wrong with it, unless nothing at all was read
  if (part === 'people') return near === undefined ? workspace.untold?.get(part) : undefined;
  const [, own] = /^(?:records|lists)\/([^/]+?)(?:\.ya?ml|\/.*)$/.exec(place.path) ?? [];
  const said = about.board !== undefined && boards.has(about.board) ? about.board : own;
  for (const board of said === undefined ? boards.values() : [boards.get(said) ?? []].flat()) {
    if (near !== undefined && !board.untold?.has('')) continue;
    const field = part === 'fields' && !board.fields.has(name) ? board.places.get(`fields.${name}`) : undefined;
    if (field) return faultFrom(field, diagnostics);
    // what is said of no board may be said of another one
    const untold = said === undefined && boards.size > 1 ? undefined : board.untold?.get(part);
    if (untold) return untold;
  }
  return undefined;
}

/** What is wrong with a field is told at the very word in it. */
function faultFrom(field: Place, diagnostics: Diagnostic[]): Place {
  const behind = diagnostics.map(({ place }) => place).filter(({ path, line }) => path === field.path && line >= field.line);
  return behind.sort((a, b) => a.line - b.line || a.column - b.column)[0] ?? field;
}
