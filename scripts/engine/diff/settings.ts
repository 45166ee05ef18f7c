import { cutLine, type Words, words } from '../../model/words.ts';
import { plainValue } from '../../model/written.ts';
import { parseYaml } from '../read/yaml.ts';

const longest = 80;
/** How far into a file a change is named; what differs further in is told of the key around it. */
const deepest = 4;

/** What two versions of a YAML file of settings say differently, by key; `quiet` names keys only, not what stands at them. */
export function tellSettings(before: string, after: string, quiet: boolean): Words[] {
  const [was, is] = [readMap(before), readMap(after)];
  if (!was || !is) return [is ? words`can be read again` : words`cannot be read`];
  const found = [...compare(was, is, [], quiet)];
  return found.length > 0 ? found : [words`written another way`];
}

function readMap(text: string): { [key: string]: unknown } | undefined {
  const yaml = parseYaml(text.replace(/^\ufeff/, ''), 0);
  if (yaml.problems.some(({ severity }) => severity === 'error')) return undefined;
  return plainValue({ as: 'map', entries: yaml.written, at: 0 }) as { [key: string]: unknown };
}

function* compare(was: unknown, is: unknown, path: string[], quiet: boolean): Generator<Words> {
  if (isSame(was, is)) return;
  const at = path.join('.');
  if (path.length < deepest && isMap(was) && isMap(is)) {
    for (const key of new Set([...Object.keys(is), ...Object.keys(was)])) yield* compare(was[key], is[key], [...path, key], quiet);
  } else if (path.length < deepest && Array.isArray(was) && Array.isArray(is)) {
    yield* compareItems(was, is, path, quiet);
  } else if (was === undefined) {
    yield isShort(is, quiet) ? words`${at} added: ${shownSetting(is)}` : words`${at} added`;
  } else if (is === undefined) {
    yield words`${at} taken away`;
  } else if (isShort(was, quiet) && isShort(is, quiet)) {
    yield words`${at} ${shownSetting(was)} -> ${shownSetting(is)}`;
  } else {
    yield words`${at} changed`;
  }
}

/** Items are the same by their names, else by what they are. */
function* compareItems(was: unknown[], is: unknown[], path: string[], quiet: boolean): Generator<Words> {
  const at = path.join('.');
  const [old, now] = [
    new Map(was.map((item, index) => [nameOf(item, index), item])),
    new Map(is.map((item, index) => [nameOf(item, index), item])),
  ];
  for (const [name, item] of now) {
    if (!old.has(name)) yield words`${at}: ${name} added`;
    else yield* compare(inFull(old.get(name)), inFull(item), [...path, name], quiet);
  }
  for (const name of old.keys()) if (!now.has(name)) yield words`${at}: ${name} taken away`;
  const [kept, keptNow] = [[...old.keys()].filter((name) => now.has(name)), [...now.keys()].filter((name) => old.has(name))];
  if (!isSame(kept, keptNow)) yield words`${at} in another order`;
}

/** What people call an item of a list: its name, or what it is if that is short, else its number. */
function nameOf(item: unknown, index: number): string {
  if (!isMap(item)) return cutLine(shownSetting(item), longest);
  const named = ['name', 'title', 'view', 'type'].map((key) => item[key]).find((value) => typeof value === 'string');
  const keys = Object.keys(item);
  return typeof named === 'string' ? named : keys.length === 1 ? (keys[0] ?? '') : `${index + 1}`;
}

/** `open-deals` stands for `{ name: open-deals }`. */
function inFull(item: unknown): unknown {
  return typeof item === 'string' ? { name: item } : item;
}

/** A value of settings as people would write it on one line, without brackets. */
export function shownSetting(value: unknown): string {
  if (Array.isArray(value)) return value.map(shownSetting).join(', ');
  if (isMap(value))
    return Object.entries(value)
      .map(([key, inner]) => `${key} ${shownSetting(inner)}`)
      .join(', ');
  return value === null || value === undefined ? 'nothing' : String(value);
}

function isShort(value: unknown, quiet: boolean): boolean {
  return !quiet && shownSetting(value).length <= longest;
}

function isMap(value: unknown): value is { [key: string]: unknown } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
