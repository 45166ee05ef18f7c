import type { RecordParts } from './record.ts';

const marks: { [part in keyof RecordParts]: string } = {
  path: 'woad-shell-path-5f1c',
  title: 'woad-shell-title-5f1c',
  description: 'woad-shell-description-5f1c',
  place: 'woad-shell-place-5f1c',
  main: 'woad-shell-main-5f1c',
};

/** What stands in the address of a shell where a record's has its slug; no record can have such a one. */
export const shellName = '.shell';

/** Parts that stand in for a record's while Astro renders the one page all records of a board share. */
export const shellParts: RecordParts = { ...marks };

/** A page that holds the shell's marks, as a function from a record's parts to its page in pieces: what all pages of the board share is in bytes already. What a record says is never looked at for marks. */
export function readShell(html: string): (parts: RecordParts) => (string | Uint8Array)[] {
  const names = Object.keys(marks) as (keyof RecordParts)[];
  const pieces = html.split(new RegExp(`(${Object.values(marks).join('|')})`));
  // a page in one language names its own address nowhere
  const missing = names.find((name) => name !== 'path' && !pieces.includes(marks[name]));
  if (missing) throw new Error(`the shell of the record pages has no place for the ${missing}`);
  const partOf = new Map(names.map((name) => [marks[name], name]));
  const encoder = new TextEncoder();
  const steps = pieces.map((piece) => partOf.get(piece) ?? encoder.encode(piece));
  return (parts) => steps.map((step) => (typeof step === 'string' ? parts[step] : step));
}
