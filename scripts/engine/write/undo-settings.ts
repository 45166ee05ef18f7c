import type { Change } from '../../model/change.ts';
import type { Files } from '../../model/file.ts';
import { isSameValue, type Value } from '../../model/value.ts';
import type { Written } from '../../model/written.ts';
import { readText } from './desk.ts';
import { readWhole } from './splice-yaml.ts';

type Configure = Extract<Change, { kind: 'configure' }>;

/** How what a commit did to files of settings is set back, key by key: what must stand before records can go back, and what can go only when they have. */
export interface SettingsUndo {
  first: Configure[];
  last: Configure[];
  /** Lists of boards that got another name: `board/new` to the old one. */
  renamed: Map<string, string>;
  /** Files of which nothing is set back, and those of which only a part is. */
  left: string[];
  partly: string[];
}

/** Sets back the keys of boards, of the workspace and whether rules are enabled. */
export function undoSettings(before: Files, after: Files, paths: string[]): SettingsUndo {
  const undo: SettingsUndo = { first: [], last: [], renamed: new Map(), left: [], partly: [] };
  for (const path of paths) {
    const [was, is] = [wholeOf(before, path), wholeOf(after, path)];
    const found: Found = { file: path, changes: [], names: [], isWhole: true };
    if (isMap(was) && isMap(is)) compare(found, was, is, []);
    if (found.changes.length + found.names.length === 0) undo.left.push(path);
    else if (!found.isWhole) undo.partly.push(path);
    // an item is called by its present name until that is set back
    for (const change of [...found.changes, ...found.names]) undo[change.to === null ? 'last' : 'first'].push(change);
    const board = path.slice('lists/'.length, -'.yml'.length);
    for (const { key, to, was: now } of found.names)
      if (/^lists\.[^.]+\.name$/.test(key) && path.startsWith('lists/')) undo.renamed.set(`${board}/${now}`, String(to));
  }
  return undo;
}

/** Whether a path is of a file that changes may configure. */
export function isSettingsPath(path: string): boolean {
  return path === 'workspace.yml' || /^(?:lists|automations)\/[^/]+\.yml$/.test(path);
}

interface Found {
  file: string;
  changes: Configure[];
  /** New names of items. */
  names: Configure[];
  isWhole: boolean;
}

function compare(found: Found, was: Value | undefined, is: Value | undefined, steps: string[]): void {
  if (isSameValue(was, is)) return;
  if (isMap(was) && isMap(is)) {
    for (const key of new Set([...Object.keys(is), ...Object.keys(was)])) compare(found, was[key], is[key], [...steps, key]);
  } else if (Array.isArray(was) && Array.isArray(is) && [...was, ...is].some(isMap)) {
    compareItems(found, was, is, steps);
  } else {
    setBack(found, found.changes, was, is, steps);
  }
}

/** Items that are maps are set back one by one, so that what stands beside them keeps its bytes; an order is not. */
function compareItems(found: Found, was: Value[], is: Value[], steps: string[]): void {
  const [old, now] = [was.map(nameOf), is.map(nameOf)];
  const isNamed = [old, now].every((names) => names.every((name) => name !== '') && new Set(names).size === names.length);
  const more = now.filter((name) => !old.includes(name));
  const kept = now.filter((name) => old.includes(name));
  const isRenamed =
    was.length === is.length && old.every((name, index) => name === now[index] || !(now.includes(name) || old.includes(now[index] ?? '')));
  if (!isNamed || !(isRenamed || isSameValue(kept, old))) {
    found.isWhole = false;
    return;
  }
  for (const [index, name] of now.entries()) {
    const from = isRenamed ? index : old.indexOf(name);
    const at = [...steps, name];
    const [before, after] = [was[from], is[index]];
    if (!isRenamed && more.includes(name)) setBack(found, found.changes, undefined, after, at);
    else if (isMap(before) && isMap(after)) {
      for (const key of new Set([...Object.keys(after), ...Object.keys(before)]))
        if (key !== 'name' || old[from] === name) compare(found, before[key], after[key], [...at, key]);
      if (old[from] !== name) setBack(found, found.names, before['name'], after['name'], [...at, 'name']);
    } else if (typeof before === 'string' && typeof after === 'string') {
      if (before !== after) setBack(found, found.names, before, after, [...at, 'name']);
    } else if (!isSameValue(before, after)) {
      setBack(found, found.changes, before, after, at);
    }
  }
}

function setBack(found: Found, to: Configure[], was: Value | undefined, is: Value | undefined, steps: string[]): void {
  const isRule = found.file.startsWith('automations/');
  if (steps.some((step) => step === '' || step.includes('.')) || (isRule ? steps.join() !== 'enabled' : steps.join() === 'format')) {
    found.isWhole = false;
    return;
  }
  to.push({ kind: 'configure', file: found.file, key: steps.join('.'), to: was ?? null, was: is ?? null });
}

function wholeOf(files: Files, path: string): Value | undefined {
  const read = readText(files, path);
  const whole = 'problem' in read ? read : readWhole(read.text);
  return 'problem' in whole ? undefined : valueIn(whole.written);
}

/** The plain value, but that a number which is written another way than it would be again is the text it is written as. */
function valueIn(written: Written): Value {
  if (written.as === 'list') return written.items.map(valueIn);
  if (written.as === 'map') return Object.fromEntries([...written.entries].map(([key, each]) => [key, valueIn(each)]));
  const { value, source } = written;
  return typeof value === 'number' && String(value) !== source ? source : (value as Value);
}

/** What an item of a list is called in a dotted key; empty where by nothing. */
function nameOf(item: Value): string {
  const name = isMap(item) ? (item['name'] ?? item['view']) : item;
  return typeof name === 'string' ? name : '';
}

function isMap(value: Value | undefined): value is { [key: string]: Value } {
  return typeof value === 'object' && !Array.isArray(value) && value !== null;
}
