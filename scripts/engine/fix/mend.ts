import type { Problem } from '../../model/field-type.ts';
import type { Fix } from '../../model/fix.ts';
import { plainValue, type Written, writtenItems } from '../../model/written.ts';
import { type Desk, type Found, findRecord, placesOf, type Refusal, readText } from '../write/desk.ts';
import { carryNames } from '../write/rename.ts';
import { setKey } from '../write/set.ts';
import { newlineOf, readSource } from '../write/source.ts';
import { spliceItem } from '../write/splice-item.ts';
import { withoutItem } from '../write/splice-list.ts';
import { isFaithful } from '../write/verify.ts';
import { offsetOf } from './offset.ts';

/** A fix that carries a name; several are made together, see `carryAll`. */
export type Carry = Extract<Fix, { mend: 'carry' }>;

/** Makes one fix on a desk, or says why it cannot be made any more; every byte it is not about stays. */
export function mend(desk: Desk, fix: Exclude<Fix, Carry>): Refusal {
  switch (fix.mend) {
    case 'text':
      return mendFile(desk, fix.at.path, (text) => exchangeText(text, fix));
    case 'names':
      return mendFile(desk, fix.path, (text) => exchangeNames(text, fix));
    case 'repeats':
      return mendFile(desk, fix.path, (text) => withoutRepeats(text, fix.key));
    case 'change':
      return setKey(desk, fix.change);
    case 'line-ends':
      return mendFile(desk, fix.path, (text) => ({
        text: newlineOf(text) === '\n' ? text.replaceAll('\r\n', '\n') : text.replace(/(?<!\r)\n/g, '\r\n'),
      }));
    case 'file-name':
      return moveFile(desk, fix);
    case 'mode':
      return undefined;
    default:
      return fix satisfies never;
  }
}

function mendFile(desk: Desk, path: string, rewrite: (text: string) => { text: string } | Problem): Refusal {
  const read = readText(desk.files, path);
  const result = 'problem' in read ? read : rewrite(read.text);
  if ('problem' in result) return { problem: `${path}: ${result.problem}` };
  desk.files.edit({ kind: 'write', path, text: result.text });
  return undefined;
}

function exchangeText(text: string, { at, was, by }: Extract<Fix, { mend: 'text' }>): { text: string } | Problem {
  const offset = offsetOf(text, at);
  if (offset === undefined || !text.startsWith(was, offset)) return { problem: `${was} is not there any more` };
  return { text: text.slice(0, offset) + by + text.slice(offset + was.length) };
}

function exchangeNames(text: string, { key, names }: Extract<Fix, { mend: 'names' }>): { text: string } | Problem {
  let result: { text: string } | Problem = { text };
  for (const { was, by } of names) {
    if ('problem' in result) return result;
    const items: string[] | undefined = itemsOf(result.text, key);
    const index: number = items?.indexOf(was) ?? -1;
    if (!items || index === -1) return { problem: `${key} does not hold ${was} any more` };
    result = items.includes(by) ? takeOut(result.text, key, items, index) : spliceItem(result.text, key, index, by);
  }
  return result;
}

function withoutRepeats(text: string, key: string): { text: string } | Problem {
  const items = itemsOf(text, key);
  if (!items) return { problem: `${key} is not a list of plain values` };
  const index = items.findLastIndex((item, at) => items.indexOf(item) < at);
  if (index === -1) return { text };
  const once = takeOut(text, key, items, index);
  return 'problem' in once ? once : withoutRepeats(once.text, key);
}

function takeOut(text: string, key: string, items: string[], index: number): { text: string } | Problem {
  const candidate = withoutItem(text, key, index);
  const [before, after] = [readSource(text), readSource(candidate ?? '')];
  const isSound = !('problem' in before) && !('problem' in after) && isFaithful(before, after, key, items.toSpliced(index, 1));
  return candidate !== undefined && isSound ? { text: candidate } : { problem: `${key} cannot be mended without touching other keys` };
}

/** The texts of a key's list; undefined where it holds anything else. */
function itemsOf(text: string, key: string): string[] | undefined {
  const source = readSource(text);
  const written: Written | undefined = 'problem' in source ? undefined : source.written.get(key);
  const items = written ? writtenItems(written) : [];
  return written && items.every(({ as }) => as === 'scalar')
    ? items.map((item) => (item.as === 'scalar' ? item.source : String(plainValue(item))))
    : undefined;
}

/** Carries all names at once, each record being the end of one; gives for each that could be the paths of its own files that changed. */
export function carryAll(desk: Desk, fixes: readonly Carry[]): Map<Carry, Set<string>> {
  const carried = fixes.flatMap((fix) => {
    const to = findRecord(desk, fix.to);
    const [board = '', slug = ''] = fix.from.split('/');
    if ('problem' in to || placesOf(desk.files, board, slug).length > 0) return [];
    const found: Found = { path: `records/${board}/${to.list}/${slug}.md`, board, list: to.list, slug, name: fix.from };
    return [{ fix, found, to }];
  });
  const changed = carryNames(desk, carried);
  return new Map(carried.flatMap(({ fix }, index) => (changed[index] ? [[fix, changed[index]]] : [])));
}

function moveFile(desk: Desk, { path, to }: Extract<Fix, { mend: 'file-name' }>): Refusal {
  if (desk.files.size(to) !== undefined) return { problem: `${to} stands there already` };
  if (desk.files.size(path) === undefined) return { problem: `${path} is not there any more` };
  desk.files.edit({ kind: 'move', path, to });
  return undefined;
}
