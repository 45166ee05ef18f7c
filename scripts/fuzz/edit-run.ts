import assert from 'node:assert/strict';
import type { Change } from '../model/change.ts';
import type { Files } from '../model/file.ts';
import type { Value } from '../model/value.ts';
import { openMemory } from '../store/memory.ts';
import type { Tree } from '../story/trial.ts';
import { assertSameBut, plainAt, readText, withKey } from './edited-document.ts';
import { type OddDocument, textOfDocument } from './odd-document.ts';
import { makeOn, otherText, treeAround, treeOf } from './odd-tracker.ts';

/** One edit of the odd document, wherever it stands by then. */
export type Edit =
  | { kind: 'set'; key: string; to: Value | null }
  | { kind: 'add' | 'take'; key: string; values: string[] }
  | { kind: 'body'; to: string }
  | { kind: 'move'; list: string }
  | { kind: 'place'; where: { position: 'top' | 'bottom' } | { before: string } | { after: string } }
  | { kind: 'other-board' }
  | { kind: 'rename'; slug: string }
  | { kind: 'create'; title: string; body: string }
  | { kind: 'remove' };

/** The tracker as it must be: where the document stands, and what it is made of. */
interface State {
  files: Files;
  document: OddDocument;
  board: 'odd' | 'else';
  list: string;
  slug: string;
}

/** What may stop an edit: what was asked for, or the shape of the value that is there already. */
const refusals =
  /is not a list of plain values|^title: .* 250|a record has a title|exists already|cannot stand next to itself|is not in the list|NUL byte|is not a name|is a reserved name|too large to be kept/;

/** Makes the edits one after the other; throws as soon as a byte is not where it must be, or a value does not read back. */
export function editDocument(document: OddDocument, edits: readonly Edit[]): void {
  const state: State = { files: openMemory(treeAround(textOfDocument(document))), document, board: 'odd', list: 'one', slug: 'odd' };
  for (const edit of edits) {
    const change = changeOf(edit, state);
    const { files, conflicts } = makeOn(state.files, [change]);
    for (const { message } of conflicts) assert.match(message, refusals);
    if (conflicts.length > 0) assert.deepEqual(treeOf(files), treeOf(state.files));
    else if (edit.kind === 'create') assertCreated(edit, state, treeOf(files));
    else if (edit.kind === 'remove') assertRemoved(state, treeOf(files));
    else follow(state, edit, change, files);
  }
}

function changeOf(edit: Edit, { board, slug, list }: State): Change {
  const record = `${board}/${slug}`;
  switch (edit.kind) {
    case 'set':
    case 'add':
    case 'take':
    case 'body':
    case 'rename':
    case 'remove':
      return { ...edit, record };
    case 'move':
      return { kind: 'move', record, list: board === 'odd' ? edit.list : 'todo' };
    case 'place':
      return { kind: 'move', record, list, ...edit.where };
    case 'other-board':
      // a record that leaves a done list loses a second key
      if (list === 'gone') return { kind: 'move', record, list };
      return { kind: 'move', record, board: board === 'odd' ? 'else' : 'odd', list: board === 'odd' ? 'todo' : 'two' };
    case 'create':
      return { ...edit, board, list: '' };
    default:
      return edit satisfies never;
  }
}

/** Puts an edit that was made into the state, and compares all files with it. */
function follow(state: State, edit: Exclude<Edit, { kind: 'create' | 'remove' }>, change: Change, files: Files): void {
  const before = textOfDocument(state.document);
  const key = keyOf(edit, state);
  if (change.kind === 'move') [state.board, state.list] = [(change.board ?? state.board) as State['board'], change.list];
  if (edit.kind === 'rename') state.slug = edit.slug;
  state.files = files;
  const { [`records/${state.board}/${state.list}/${state.slug}.md`]: text, ...others } = treeOf(files);
  assert.ok(text !== undefined, 'the record is where it was put');
  assertOthers(state, others);
  if (edit.kind === 'body') state.document = { ...state.document, body: asLines(edit.to, state.document.newline) };
  if (key === undefined) assert.equal(text, textOfDocument(state.document));
  else {
    state.document = withKey(state.document, key, text);
    assertSameBut(key, before, text);
    if (edit.kind === 'set') assertHolds(text, key, edit.to === '' ? null : edit.to);
    if (edit.kind === 'add' || edit.kind === 'take') assertListed(edit, before, text);
  }
}

/** The one key an edit may touch. */
function keyOf(edit: Exclude<Edit, { kind: 'create' | 'remove' }>, { board, slug, list }: State): string | undefined {
  switch (edit.kind) {
    case 'set':
    case 'add':
    case 'take':
      return edit.key;
    case 'body':
      return undefined;
    case 'rename':
      return edit.slug === slug ? undefined : 'aliases';
    case 'place':
      return 'order';
    case 'move':
      return board === 'odd' && edit.list !== list && [edit.list, list].includes('gone') ? 'done' : undefined;
    case 'other-board':
      return list === 'gone' ? undefined : 'aliases';
    default:
      return edit satisfies never;
  }
}

function assertHolds(text: string, key: string, value: Value | null): void {
  assert.deepEqual(readText(text).values.get(key), value ?? undefined);
  assert.deepEqual(plainAt(text, key), value ?? undefined);
}

function assertListed({ kind, key, values }: Extract<Edit, { kind: 'add' | 'take' }>, before: string, after: string): void {
  const [old, now] = [before, after].map((text) => readText(text));
  if (!old || old.problems.has(key)) return;
  const present = [old.values.get(key) ?? []].flat();
  const added = values.filter((each) => !present.includes(each));
  const expected = kind === 'add' ? [...present, ...added] : present.filter((each) => !values.includes(String(each)));
  assert.deepEqual(now?.values.get(key) ?? [], expected);
}

/** The comment, the file and the other record, which name the odd one, and all that has nothing to do with it. */
function assertOthers({ board, slug }: State, { 'records/odd/two/other.md': other = '', ...others }: Tree): void {
  const { 'records/odd/one/odd.md': _, 'records/odd/two/other.md': __, ...rest } = treeAround('');
  const at = (kind: string) => `records/${board}/_${kind}/${slug}/`;
  const expected = Object.entries(rest).map(([path, text]) => [
    path.replace('records/odd/_comments/odd/', at('comments')).replace('records/odd/_files/odd/', at('files')),
    text,
  ]);
  assert.deepEqual(others, Object.fromEntries(expected));
  const name = board === 'odd' ? slug : `${board}/${slug}`;
  // a card that stands above one that was placed may get an order too
  const found = other.replace(/^order: [0-9A-Za-z]+\r\n/m, '');
  if (found !== otherText(`odd/${slug}`)) assert.equal(found, otherText(name));
}

function assertCreated({ title, body }: Extract<Edit, { kind: 'create' }>, { board, files }: State, after: Tree): void {
  const before = treeOf(files);
  const [path = '', ...more] = Object.keys(after).filter((each) => !(each in before));
  assert.deepEqual([path.startsWith(`records/${board}/`), more], [true, []]);
  const { [path]: text = '', ...others } = after;
  assert.deepEqual(others, before);
  const record = readText(text);
  assert.deepEqual([record.title, record.body, [...record.problems]], [title.trim(), asLines(body, '\n'), []]);
}

function assertRemoved({ board, list, slug, files }: State, after: Tree): void {
  const isOf = (path: string): boolean => path === `records/${board}/${list}/${slug}.md` || path.startsWith(`records/${board}/_`);
  assert.deepEqual(after, Object.fromEntries(Object.entries(treeOf(files)).filter(([path]) => !isOf(path))));
}

function asLines(text: string, newline: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\n', newline);
}
