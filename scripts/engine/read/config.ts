import type { core, ZodType } from 'zod';
import type { Diagnostic, Severity } from '../../model/diagnostic.ts';
import type { Place, SourceFile } from '../../model/file.ts';
import { didYouMean, nearest } from '../../model/names.ts';
import { plainValue, type Written } from '../../model/written.ts';
import { leftMarkFaults } from './left-marks.ts';
import { lineEndFaults } from './line-ends.ts';
import { placerOf } from './place.ts';
import { parseYaml } from './yaml.ts';

type Path = readonly PropertyKey[];

const expected = 'expected ';

/** A YAML file read by a schema: what is sound of it, where each part stands (dotted path), and every fault. */
export interface Config<Shape> {
  value: Shape;
  written: Map<string, Written>;
  placeOf(path: Path): Place;
  diagnostics: Diagnostic[];
  /** Keys of the file of which nothing was read, with the place where that is told: what stands there is no such thing, or the key was misspelled. Where nothing of the file was read, all there are, and `''` for the file itself. */
  untold: Map<string, Place>;
}

/** Reads a YAML file by a schema that accepts `{}`. A part that does not fit is named and left out; an unknown key is a warning with the nearest one. */
export function readConfig<Shape>(file: SourceFile, schema: ZodType<Shape>, what: string): Config<Shape> {
  const start = file.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const yaml = parseYaml(file.text.slice(start), start);
  const placeAtOffset = placerOf(file);
  const diagnostics: Diagnostic[] = yaml.problems.map(({ offset, message, severity }) => ({
    place: placeAtOffset(offset),
    check: 'yaml',
    message,
    severity,
  }));
  const root: Written = { as: 'map', entries: yaml.written, at: start };
  const placeOf = (path: Path): Place =>
    placeAtOffset(path.length === 1 ? (yaml.keys.get(String(path[0])) ?? start) : writtenAt(root, path).at);
  const broken = new Set(diagnostics.map(({ place }) => place.line));
  for (const { spoils } of yaml.problems) {
    const [from = 1, to = 0] = spoils?.map((at) => placeAtOffset(at).line) ?? [];
    for (let line = from; line <= to; line++) broken.add(line);
  }
  const complain = (path: Path, message: string, severity: Severity) => {
    const place = placeOf(path);
    // what YAML made of a broken line says nothing of what the person meant
    if (!broken.has(place.line)) diagnostics.push({ place, check: severity === 'warning' ? 'unknown-key' : what, message, severity });
  };
  diagnostics.push(...lineEndFaults(file), ...leftMarkFaults(file, file.text.length));
  const data = plainValue(root);
  const untold = new Map<string, Place>();
  const [unread] = yaml.problems.length > 0 && yaml.written.size === 0 ? diagnostics : [];
  if (unread) for (const key of ['', ...keysAt(schema, [])]) untold.set(key, unread.place);
  const told = new Set<string>();
  for (let round = 0; round < 100; round++) {
    const parsed = schema.safeParse(data, { reportInput: true });
    if (parsed.success) return { value: parsed.data, written: yaml.written, placeOf, diagnostics, untold };
    for (const issue of parsed.error.issues.toReversed()) {
      const { line, column } = placeOf(issue.path.slice(0, -1));
      const at = `${line}:${column} ${String(issue.path.at(-1))}`;
      // what was taken out since it did not fit is missing now, which says nothing more
      const isTold = told.has(at) && valueIn(data, issue.path) === undefined;
      told.add(at);
      const dropped = dropIssue(data, root, issue, schema, isTold ? () => {} : complain);
      for (const key of dropped) if (!yaml.keys.has(key.meant) || key.meant === key.written) untold.set(key.meant, placeOf([key.written]));
    }
  }
  return { value: schema.parse({}), written: yaml.written, placeOf, diagnostics, untold };
}

/** Where every part of a value stands, by dotted path below that of the value. */
export function placesBelow(path: (string | number)[], value: unknown, placeOf: Config<unknown>['placeOf']): [string, Place][] {
  const inner: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : value !== null && typeof value === 'object'
      ? Object.entries(value).filter(([, each]) => each !== undefined)
      : [];
  return [[path.join('.'), placeOf(path)], ...inner.flatMap(([step, each]) => placesBelow([...path, step], each, placeOf))];
}

function dropIssue(
  data: unknown,
  root: Written,
  found: core.$ZodIssue,
  schema: ZodType,
  complain: (path: Path, message: string, severity: Severity) => void,
): { written: string; meant: string }[] {
  const issue = narrowest(found);
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    for (const key of issue.keys) {
      complain([...issue.path, key], `"${key}" is not a key here${didYouMean(key, known) || listOf(known)}`, 'warning');
      removeAt(data, [...issue.path, key]);
    }
    return issue.path.length > 0
      ? []
      : issue.keys.flatMap((written) => {
          const meant = nearest(written, known);
          return meant === undefined ? [] : [{ written, meant }];
        });
  }
  const isMissing = issue.path.length > 1 && valueIn(data, issue.path) === undefined;
  // without what is missing the whole says nothing; only taken out as a whole is it told once
  const path = isMissing ? issue.path.slice(0, -1) : issue.path;
  const misspelled = isMissing ? nearest(String(issue.path.at(-1)), Object.keys((valueIn(data, path) ?? {}) as object)) : undefined;
  const name = nameOfPath(root, issue.path);
  if (misspelled !== undefined)
    complain(
      [...path, misspelled],
      `${nameOfPath(root, path)}: "${misspelled}" is not a key here; did you mean "${String(issue.path.at(-1))}"?`,
      'error',
    );
  else complain(issue.path, name ? `${name}: ${explainIssue(issue)}` : explainIssue(issue), 'error');
  const last = path.at(-1);
  const holder = writtenAt(root, path.slice(0, -1));
  if (holder.as === 'list' && typeof last === 'number') holder.items.splice(last, 1);
  removeAt(data, path);
  return path.length === 1 ? [{ written: String(last), meant: String(last) }] : [];
}

/** Of the ways in which a union does not fit, the one that got furthest. */
export function narrowest(issue: core.$ZodIssue): core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const branches = issue.errors.map((issues) => issues[0]).filter((each) => each !== undefined);
  const deep = branches.find((each) => each.path.length > 0 || each.code === 'unrecognized_keys');
  if (!deep) return branches.length > 0 ? { ...issue, message: joinWays(branches.map(explainIssue)) } : issue;
  return narrowest({ ...deep, path: [...issue.path, ...deep.path] });
}

/** What was found is said once where all say the same of it. */
function joinWays(ways: string[]): string {
  const found = /; found .*$/s.exec(ways[0] ?? '')?.[0] ?? '';
  if (found === '' || !ways.every((way) => way.startsWith(expected) && way.endsWith(found))) return ways.join(', or ');
  return `${expected}${ways.map((way) => way.slice(expected.length, -found.length)).join(' or ')}${found}`;
}

/** What a schema wanted, in words. */
export function explainIssue(issue: core.$ZodIssue): string {
  const found =
    issue.input === null
      ? '; found nothing'
      : issue.input === undefined || typeof issue.input === 'object'
        ? ''
        : `; found "${String(issue.input)}"`;
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${kindInWords(issue.expected)}${issue.input === undefined ? '; found nothing' : found || `; found ${Array.isArray(issue.input) ? 'a list' : 'a map'}`}`;
    case 'invalid_value': {
      const words = issue.values.map(String);
      return `expected ${words.length > 1 ? 'one of ' : ''}${words.join(', ')}${found}${typeof issue.input === 'string' ? didYouMean(issue.input, words) : ''}`;
    }
    case 'too_big':
      return `expected at most ${issue.maximum}${found}`;
    case 'too_small':
      return `expected at least ${issue.minimum}${found}`;
    default:
      return issue.message;
  }
}

const kinds: { [kind: string]: string } = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  int: 'a whole number',
};

function kindInWords(kind: string): string {
  return kinds[kind] ?? kind;
}

function listOf(keys: string[]): string {
  return keys.length > 0 ? `; expected one of ${keys.join(', ')}` : '';
}

/** A path as people call it: an item of a list by its name, where it says one. */
function nameOfPath(root: Written, path: Path): string {
  return path
    .map((step, index) => {
      const item = typeof step === 'number' && index < path.length - 1 ? writtenAt(root, path.slice(0, index + 1)) : undefined;
      const name = item?.as === 'map' ? item.entries.get('name') : undefined;
      return name?.as === 'scalar' && name.source !== '' ? name.source : String(step);
    })
    .join('.');
}

/** What stands at a path, or the nearest part above it. */
function writtenAt(written: Written, path: Path): Written {
  const [step, ...rest] = path;
  if (step === undefined) return written;
  const next = written.as === 'map' ? written.entries.get(String(step)) : written.as === 'list' ? written.items[Number(step)] : undefined;
  return next ? writtenAt(next, rest) : written;
}

function valueIn(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) value = (value as { [key: PropertyKey]: unknown } | null | undefined)?.[step];
  return value;
}

function removeAt(data: unknown, path: Path): void {
  const holder = valueIn(data, path.slice(0, -1));
  const last = path.at(-1);
  if (last === undefined || holder === null || typeof holder !== 'object') {
    if (data !== null && typeof data === 'object') for (const key of Object.keys(data)) delete (data as { [key: string]: unknown })[key];
    return;
  }
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete (holder as { [key: PropertyKey]: unknown })[last];
}

/** The keys a schema knows at a path; of a union those of all its sides. */
function keysAt(schema: unknown, path: Path): string[] {
  const inner = (schema as { _zod?: { def: { [part: string]: unknown } } } | undefined)?._zod?.def;
  if (!inner) return [];
  if (Array.isArray(inner['options'])) return inner['options'].flatMap((side) => keysAt(side, path));
  if (inner['type'] === 'pipe') return keysAt(inner['in'], path);
  if (inner['innerType']) return keysAt(inner['innerType'], path);
  const [step, ...rest] = path;
  const shape = inner['shape'] as { [key: string]: unknown } | undefined;
  if (step === undefined) return shape ? Object.keys(shape) : [];
  return keysAt(shape ? shape[String(step)] : (inner['element'] ?? inner['valueType']), rest);
}
