import type { Place } from './file.ts';
import type { Fix } from './fix.ts';
import { shortenWords } from './shorten.ts';

/** An error makes `woad check` exit 1; a warning is shown and nothing more. */
export type Severity = 'error' | 'warning';

/** A name that a fault says is not there: which part of a settings file would hold it. */
export interface About {
  part: 'fields' | 'lists' | 'tags' | 'people';
  name: string;
  /** Of which board it is said; absent where it is said of no one board. */
  board?: string;
  /** The name that may have been meant. */
  near?: string;
}

/** One fault and where it stands. `check` is the name shown in brackets: a file name of `checks/`, or a step of reading. */
export interface Diagnostic {
  place: Place;
  check: string;
  /** Lower case: what was found, what was expected, the nearest right word. */
  message: string;
  severity: Severity;
  /** What it says is not there, so that what follows from one fault can be told apart from the rest. */
  about?: About;
  /** What `woad check --fix` does about it; absent where mending would be guessing. */
  fix?: Fix;
}

/** `path:line:column message [check]`, the one way a fault is told in a terminal; a warning says so. */
export function describeDiagnostic({ place, check, message, severity }: Diagnostic): string {
  const kind = severity === 'warning' ? 'warning: ' : '';
  return `${place.path}:${place.line}:${place.column} ${kind}${shortenWords(message)} [${check}]`;
}

/** The order people read faults in: by path, then line, then column. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (a.place.path !== b.place.path) return a.place.path < b.place.path ? -1 : 1;
  return a.place.line - b.place.line || a.place.column - b.place.column;
}

/** The command line was used wrongly: told without a stack, exit code 2. */
export class UsageError extends Error {}
