import { splitFrontmatter } from '../read/frontmatter.ts';
import { parseYaml } from '../read/yaml.ts';
import { mergeChecklists } from './checklist.ts';
import { mergeBlocks } from './merge-units.ts';
import { pickChanged } from './order.ts';
import { readUnits } from './read-units.ts';
import { type Block, type Conflict, isSameValue } from './unit.ts';

/** A merge line by line, with git's marks in the text where both sides changed the same lines. */
export type MergeText = (base: string, ours: string, theirs: string) => { text: string; conflicts: number };

/** What became of a file that two sides changed. `way` is "lines" where it could not be told apart by key and was merged like any text. */
export interface MergedFile {
  text: string;
  conflicts: Conflict[];
  way: 'keys' | 'lines';
}

/** The key under which a conflict below the frontmatter is told. */
export const textKey = '(text)';
/** The key under which a conflict is told in a file whose keys cannot be told apart. */
export const fileKey = '(file)';

type Three<Each> = [base: Each, ours: Each, theirs: Each];

/** Merges a Markdown file: its frontmatter by key, lists as sets, its text line by line. A file that was not there before has an empty base. */
export function mergeRecord(base: string, ours: string, theirs: string, mergeText: MergeText): MergedFile {
  const merged = merge([base, ours, theirs], mergeText, (texts) => mergeParts(texts, mergeText));
  if (merged.way === 'keys' || merged.conflicts.length === 0) return merged;
  const [mine, other] = [idOf(ours), idOf(theirs)];
  return mine === undefined || other === undefined || mine === other
    ? merged
    : { ...merged, conflicts: [{ key: 'id', ours: mine, theirs: other }] };
}

function mergeParts(texts: Three<string>, mergeText: MergeText): { text: string; conflicts: Conflict[] } | undefined {
  const [was, mine, other] = texts.map((text) => splitFrontmatter(text));
  if (!was || !mine || !other || 'problem' in was || 'problem' in mine || 'problem' in other) return undefined;
  const keys = mergeKeys([was.yaml, mine.yaml, other.yaml]);
  if (!keys) return undefined;
  const [frame, text] = mine.present ? [mine, texts[1]] : [other, texts[2]];
  const isPresent = keys.text !== '' || (pickChanged(was.present, mine.present, other.present) ?? true);
  const body = mergeBody([was.body, mine.body, other.body], mergeText);
  const open = isPresent ? text.slice(0, frame.yamlStart) : '';
  const close = isPresent ? text.slice(frame.yamlStart + frame.yaml.length, frame.bodyStart) : '';
  const head = open + keys.text + (close === '' || close.endsWith('\n') || body.text === '' ? close : `${close}\n`);
  const after = splitFrontmatter(head + body.text);
  if ('problem' in after || after.body !== body.text || !says(after.yaml, keys)) return undefined;
  return { text: head + body.text, conflicts: [...keys.conflicts, ...body.conflicts] };
}

/** Merges a YAML file, such as `lists/sales.yml`, by key, as deep as its maps go. */
export function mergeYaml(base: string, ours: string, theirs: string, mergeText: MergeText): MergedFile {
  return merge([base, ours, theirs], mergeText, (texts) => {
    const heads = texts.map((text) => /^(?:[%#][^\n]*\n|[ \t]*\n)*---[ \t]*\n/.exec(text)?.[0] ?? '') as Three<string>;
    const isEnded = texts.map((text) => text === '' || text.endsWith('\n')) as Three<boolean>;
    const yamls = texts.map((text, index) => text.slice(heads[index]?.length) + (isEnded[index] ? '' : '\n')) as Three<string>;
    const keys = mergeKeys(yamls);
    const head = pickChanged(...heads);
    if (!keys || head === undefined) return undefined;
    const yaml = (pickChanged(...isEnded) ?? true) ? keys.text : keys.text.replace(/\n$/, '');
    return says(yaml, keys) ? { text: head + yaml, conflicts: keys.conflicts } : undefined;
  });
}

/** Byte order mark and line ends are set aside, so that they decide nothing and come back as they were, or as one side changed them. */
function merge(
  texts: Three<string>,
  mergeText: MergeText,
  mergeByKey: (texts: Three<string>) => { text: string; conflicts: Conflict[] } | undefined,
): MergedFile {
  const taken = pickChanged(...texts);
  if (taken !== undefined) return { text: taken, conflicts: [], way: 'keys' };
  const mark = pickChanged(...(texts.map((text) => text.startsWith('\ufeff')) as Three<boolean>)) ?? false;
  const ends = texts.map(lineEndOf) as Three<string | undefined>;
  const end = ends.includes('') ? '' : (pickChanged(ends[0] ?? ends[1], ends[1] ?? ends[0], ends[2] ?? ends[0]) ?? ends[1] ?? '\n');
  const plain = texts.map((text) => {
    const bare = text.replace(/^\ufeff/, '');
    return end === '' ? bare : bare.replaceAll('\r\n', '\n');
  }) as Three<string>;
  const merged = mergeByKey(plain);
  if (!merged) {
    const { text, conflicts } = mergeText(...texts);
    return { text, conflicts: conflicts > 0 ? [{ key: fileKey, ours: undefined, theirs: undefined }] : [], way: 'lines' };
  }
  const text = end === '\r\n' ? merged.text.replaceAll('\n', '\r\n') : merged.text;
  return { text: (mark ? '\ufeff' : '') + text, conflicts: merged.conflicts, way: 'keys' };
}

/** How a text ends its lines: undefined where it has none, empty where it does so in more than one way. */
function lineEndOf(text: string): string | undefined {
  const all = text.split('\n').length - 1;
  if (all === 0) return undefined;
  const windows = text.split('\r\n').length - 1;
  return windows === all ? '\r\n' : windows === 0 ? '\n' : '';
}

interface MergedKeys {
  text: string;
  conflicts: Conflict[];
  written: ReturnType<typeof parseYaml>['written'];
}

/** Undefined where one of them has a fault, or where they are two different records. */
function mergeKeys(yamls: Three<string>): MergedKeys | undefined {
  const blocks = yamls.map((yaml) => readUnits(yaml));
  const [base, ours, theirs] = blocks;
  if (!base || !ours || !theirs || isOther(ours, theirs)) return undefined;
  const merged = mergeBlocks(base, ours, theirs, '');
  if (merged?.written.as !== 'map') return undefined;
  return { text: merged.text, conflicts: merged.conflicts, written: merged.written.entries };
}

/** Two different ids are two records, even under one name: their keys must not be mixed. */
function isOther(ours: Block, theirs: Block): boolean {
  const [mine, other] = [ours, theirs].map(({ units }) => units.find(({ name }) => name === 'id'));
  return mine !== undefined && other !== undefined && !isSameValue(mine.written, other.written);
}

function idOf(text: string): string | undefined {
  const split = splitFrontmatter(text);
  const id = 'problem' in split ? undefined : parseYaml(split.yaml, 0).written.get('id');
  return id?.as === 'scalar' ? id.source : undefined;
}

function says(yaml: string, { written }: MergedKeys): boolean {
  const after = parseYaml(yaml, 0);
  const [found, expected] = [after.written, written].map((entries) => ({ as: 'map' as const, entries, at: 0 }));
  return after.problems.length === 0 && found !== undefined && expected !== undefined && isSameValue(found, expected);
}

function mergeBody(bodies: Three<string>, mergeText: MergeText): { text: string; conflicts: Conflict[] } {
  const [base, ours, theirs] = mergeChecklists(bodies);
  const taken = pickChanged(...bodies) ?? pickChanged(base, ours, theirs);
  if (taken !== undefined) return { text: taken, conflicts: [] };
  const { text, conflicts } = mergeText(base, ours, theirs);
  return { text, conflicts: conflicts > 0 ? [{ key: textKey, ours: undefined, theirs: undefined }] : [] };
}
