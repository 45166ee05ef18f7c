import type { Problem } from '../../model/field-type.ts';
import type { MailAttachment } from '../../model/mail.ts';

/** Bytes; more makes many servers refuse a mail, as it grows by a third on its way. */
const mostBytes = 10 * 1024 * 1024;
const longestName = 100;

/** The files that a mail takes along, by names that no mail program reads as a path or shows as another ending. */
export function attachFiles(names: readonly string[], files: ReadonlyMap<string, Uint8Array>): MailAttachment[] | Problem {
  const attached = new Map<string, Uint8Array>();
  let size = 0;
  for (const name of new Set(names)) {
    const bytes = files.get(name);
    if (!bytes) return { problem: `the record has no file ${JSON.stringify(name)}` };
    size += bytes.length;
    attached.set(freeName(safeName(name), attached), bytes);
  }
  if (size > mostBytes)
    return { problem: `the attachments are ${(size / 1024 / 1024).toFixed(1)} MiB together; a mail takes at most 10 MiB` };
  return [...attached].map(([name, bytes]) => ({ name, bytes }));
}

/** A bare file name: no folders, nothing unseen, not hidden, at most a hundred characters with its ending. */
function safeName(name: string): string {
  const bare = name.replace(/^.*[/\\]/s, '').normalize('NFC');
  const plain = bare
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*;,\s]+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const [stem, ending] = partsOf(plain === '' ? 'file' : plain);
  return [...stem].slice(0, longestName - ending.length).join('') + ending;
}

function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  const [stem, ending] = partsOf(name);
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${stem} (${count})${ending}`;
  return free;
}

function partsOf(name: string): [string, string] {
  const ending = /[^.](\.[\p{L}\p{N}]{1,10})$/u.exec(name)?.[1] ?? '';
  return [name.slice(0, name.length - ending.length), ending];
}
