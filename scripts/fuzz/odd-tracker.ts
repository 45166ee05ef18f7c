import { z } from 'zod';
import { loadCatalogue } from '../catalogue.ts';
import { readBoard } from '../engine/read/board.ts';
import { openOverlay } from '../engine/write/overlay.ts';
import type { WriteResult } from '../engine/write/write.ts';
import { writeChanges } from '../engine/write/write-all.ts';
import type { Change } from '../model/change.ts';
import type { AnyFieldType, FieldTypes } from '../model/field-type.ts';
import type { Files, SourceFile } from '../model/file.ts';
import { openMemory } from '../store/memory.ts';
import type { Tree } from '../story/trial.ts';

/** The field types of the catalogue. */
export const fields: FieldTypes = await loadCatalogue<AnyFieldType>('fields');

const boardText = `lists: [one, two, { name: gone, done: true }]
open: [tags, people]
fields:
  line: { type: text }
  lines: { type: text, many: true }
  long: { type: markdown }
  size: { type: number }
  sure: { type: checkbox }
  pick: { type: multiselect, options: [a, b, x, y] }
`;
/** The board that odd documents stand on, and its text. */
export const { board } = readBoard({ path: 'lists/odd.yml', text: boardText }, { fields, zod: z });

/** A tracker around one document at `records/odd/one/odd.md`; the record other names it in every way, and it has a comment and a file. */
export function treeAround(text: string): Tree {
  return {
    'workspace.yml': 'title: T\n',
    'lists/odd.yml': boardText,
    'lists/else.yml': `lists: [todo]\n${boardText.slice(boardText.indexOf('open:'))}`,
    'records/odd/one/odd.md': text,
    'records/odd/two/other.md': otherText('odd'),
    'records/odd/_comments/odd/20260101T000000Z-ana.md': 'odd is `[[odd]]`, in code # odd\r\n',
    'records/odd/_files/odd/a b.txt': 'odd',
  };
}

/** The record that names the odd one, as it must read when that has another name; `order` is its own line, where it has one. */
export function otherText(name: string, order = ''): string {
  return `---\r\ntitle:   Other # odd\r\nblocked_by: [ ${name}, nope ] # odd\r\n${order}---\r\nSee [[${name}]] and [[ ${name} |it]], not \`[[odd]]\` nor odd.\r\n`;
}

const known = new Map<string, unknown>();
const mostKnown = 100;

/** What came of a file of settings: thousands of tries stand on the same boards, and reading one takes longer than a change. */
function settings<Read>(file: SourceFile, read: () => Read): Read {
  const key = `${file.path}\n${file.text}`;
  if (!known.has(key)) {
    if (known.size === mostKnown) known.clear();
    known.set(key, read());
  }
  return known.get(key) as Read;
}

/** Makes changes on files and gives the files afterwards. */
export function makeOn(files: Files, changes: Change[]): WriteResult & { files: Files } {
  const context = { fields, zod: z, now: '2026-11-21T13:45', utc: '2026-11-21T12:45:10Z', random: () => 0.5, settings };
  const result = writeChanges(files, { woad: 1, actor: 'ana', changes }, context);
  const after = openOverlay(files);
  for (const edit of result.edits) after.edit(edit);
  return { ...result, files: openMemory(treeOf(after)) };
}

/** Every file with its text. */
export function treeOf(files: Files, folder = ''): Tree {
  const entries = files.list(folder).map(({ name, kind }): [string, string][] => {
    const path = folder === '' ? name : `${folder}/${name}`;
    return kind === 'folder'
      ? Object.entries(treeOf(files, path))
      : [[path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.read(path))]];
  });
  return Object.fromEntries(entries.flat());
}
