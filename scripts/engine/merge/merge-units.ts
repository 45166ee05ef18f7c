import { isEmptyWritten, type Written } from '../../model/written.ts';
import { asBlock } from './as-block.ts';
import { type Merged, markConflict } from './mark.ts';
import { mergeComments, mergeOrder, mergeRest, pickChanged } from './order.ts';
import { type Block, type Conflict, emptyOf, isSameValue, type Unit } from './unit.ts';

/** What two blocks became: the lines of all units, and what they say. */
export interface MergedBlock {
  text: string;
  written: Written;
  isEmpty: boolean;
  conflicts: Conflict[];
}

/** Merges two versions of a map or list that came from `base`, unit by unit; undefined where a conflict cannot be marked inside of it. */
export function mergeBlocks(base: Block, ours: Block, theirs: Block, path: string): MergedBlock | undefined {
  const frame = ours.units.length > 0 ? ours : theirs;
  const [inBase, inOurs, inTheirs] = [byName(base), byName(ours), byName(theirs)];
  const order = mergeOrder([...inBase.keys()], [...inOurs.keys()], [...inTheirs.keys()]);
  const merged: Merged[] = [];
  for (const name of order) {
    const each = mergeUnit(inBase.get(name), inOurs.get(name), inTheirs.get(name), path === '' ? name : `${path}.${name}`);
    if (!each) return undefined;
    merged.push(each);
  }
  const conflicts = merged.flatMap((each) => each.conflicts);
  const tail = mergeComments(base.tail, ours.tail, theirs.tail);
  if (frame.flow && conflicts.length > 0) return undefined;
  const text = frame.flow ? inBrackets(merged, frame.flow) : inLines(merged, frame, tail);
  if (text === undefined) return undefined;
  const kept = merged.filter((each) => each.unit !== undefined);
  const values = kept.map((each): [string, Written] => [each.name, each.unit?.written as Written]);
  const written: Written =
    frame.as === 'map' ? { as: 'map', entries: new Map(values), at: 0 } : { as: 'list', items: values.map(([, item]) => item), at: 0 };
  return { text, written, isEmpty: kept.length === 0, conflicts };
}

function byName({ units }: Block): Map<string, Unit> {
  return new Map(units.map((unit) => [unit.name, unit]));
}

function inBrackets(merged: Merged[], { open, between, close }: NonNullable<Block['flow']>): string {
  const texts = merged.flatMap(({ text }) => text ?? []);
  return texts.length > 0 ? open + texts.join(between) + close : open.trimEnd() + close.replace(/^[\s,]*/, '');
}

function inLines(merged: Merged[], { column, inline }: Block, tail: string): string | undefined {
  let text = '';
  let lead = '';
  let isKept = false;
  for (const each of merged) {
    lead += shift(each.lead, column - each.column);
    if (each.text === undefined) continue;
    const isInline = inline && text === '';
    if (isInline && lead !== '') return undefined;
    const [first = '', ...rest] = each.text.split(/(?<=\n)/);
    const indent = isInline ? '' : ' '.repeat(column);
    text += (isKept ? withoutBlanks(lead) : lead) + indent + first + shift(rest.join(''), column - each.column);
    lead = '';
    isKept = keptBlanks.test(each.text);
  }
  if (inline && text === '') return undefined;
  return text + (isKept ? withoutBlanks(lead + tail) : lead + tail);
}

/** Blank lines that come to stand below a text that keeps its last lines would become a part of it. */
const keptBlanks = /[|>]\d?\+/;

function withoutBlanks(lead: string): string {
  return lead.replace(/^(?:[ \t\r]*\n)+/, '');
}

/** Lines further right, or further left by as many blanks as they have. */
function shift(lines: string, by: number): string {
  if (by === 0) return lines;
  return by > 0 ? lines.replace(/^(?=.*\S)/gm, ' '.repeat(by)) : lines.replace(new RegExp(`^ {0,${-by}}`, 'gm'), '');
}

function mergeUnit(base: Unit | undefined, ours: Unit | undefined, theirs: Unit | undefined, path: string): Merged | undefined {
  if (!ours || !theirs) return mergeGone(base, ours, theirs, path);
  const lead = mergeComments(base?.lead ?? '', ours.lead, theirs.lead);
  const taken = pickChanged(base?.text, ours.text, theirs.text);
  const easy = taken === undefined ? undefined : taken === ours.text ? ours : theirs;
  if (easy) return take(easy, lead);
  return mergeInside(base, ours, theirs, lead, path) ?? mergeWhole(base, ours, theirs, lead, path);
}

function take(unit: Unit, lead: string): Merged {
  return { name: unit.name, column: unit.column, lead, text: unit.text, unit, conflicts: [] };
}

/** A key that only one side has: added there, or gone on the other. */
function mergeGone(base: Unit | undefined, ours: Unit | undefined, theirs: Unit | undefined, path: string): Merged | undefined {
  const kept = ours ?? theirs;
  if (!kept) return undefined;
  if (!base) return take(kept, kept.lead);
  const lead = kept.lead === base.lead ? '' : mergeComments(base.lead, '', kept.lead);
  if (isSameValue(base.written, kept.written)) return { name: kept.name, column: kept.column, lead, conflicts: [] };
  if (isPlainList(base) && isPlainList(kept) && kept.inside) {
    const none = { ...kept, inside: emptyOf(kept.inside), written: { as: 'list' as const, items: [], at: 0 } };
    const merged = ours ? mergeInside(base, kept, none, lead, path) : mergeInside(base, none, kept, lead, path);
    if (merged) return merged;
  }
  return markConflict(path, lead, ours, theirs);
}

function isPlainList({ written }: Unit): boolean {
  return written.as === 'list' && written.items.every((item) => item.as === 'scalar');
}

/** Maps by key and lists as sets, where both sides hold one. */
function mergeInside(base: Unit | undefined, ours: Unit, theirs: Unit, lead: string, path: string): Merged | undefined {
  const blocks = asBlock(base, ours, theirs);
  if (!blocks) return undefined;
  const { frame } = blocks;
  const merged = mergeBlocks(blocks.base, blocks.ours, blocks.theirs, path);
  if (!merged) return undefined;
  const { text, isEmpty, conflicts, written } = merged;
  const isGone = isEmpty && !frame.inside?.flow;
  if (isGone && written.as === 'list') return { name: ours.name, column: frame.column, lead, conflicts };
  const unit = { written: isGone ? { as: 'scalar' as const, source: '', value: null, quoted: false, at: 0 } : written };
  const { head, after } = around(base, ours, theirs, frame);
  return { name: ours.name, column: frame.column, lead, text: head + text + after, unit, conflicts };
}

/** What stands around a map or list: a comment of either side is there, in brackets behind the last one, else behind the key. */
function around(base: Unit | undefined, ours: Unit, theirs: Unit, frame: Unit): Pick<Unit, 'head' | 'after'> {
  const rests = [base ?? ours, ours, theirs].map((unit) =>
    unit.inside && !unit.inside.flow ? unit.head.replace(/^[^\n#]*?(?=[ \t]*(?:#|\n|$))/, '') : unit.after,
  );
  const rest = mergeRest(rests[0] ?? '', rests[1] ?? '', rests[2] ?? '');
  if (frame.inside?.flow) return { head: frame.head.endsWith(':') ? `${frame.head} ` : frame.head, after: rest };
  const name = /^[^\n#]*?(?=[ \t]*(?:#|\n))/.exec(frame.head)?.[0];
  return { head: name === undefined || frame.inside?.inline ? frame.head : name + rest, after: frame.after };
}

/** One value for another: what one side changed is taken, comments behind it by themselves. */
function mergeWhole(base: Unit | undefined, ours: Unit, theirs: Unit, lead: string, path: string): Merged {
  const isOurs = isSameValue(ours.written, theirs.written) || (base !== undefined && isSameValue(base.written, theirs.written));
  const isTheirs = base !== undefined && isSameValue(base.written, ours.written);
  if (!isOurs && !isTheirs) return markConflict(path, lead, ours, theirs);
  const side = isOurs ? ours : theirs;
  const after = mergeRest(base?.after ?? '', ours.after, theirs.after);
  const isOnLine = [base ?? ours, ours, theirs].every((each) => isEmptyWritten(each.written) || /^[^\n]+$/.test(each.value));
  if (isOnLine) return { ...take(side, lead), text: side.head + side.value + after };
  return isSameValue(ours.written, theirs.written) ? take(side, lead) : markConflict(path, lead, ours, theirs);
}
