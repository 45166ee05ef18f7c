import { readOne } from '../../model/reading.ts';
import { splitFrontmatter } from '../read/frontmatter.ts';
import { parseYaml } from '../read/yaml.ts';

/** A record as one commit has it. */
export interface Version {
  /** `board/slug`. */
  name: string;
  text: string;
}

/** What went and what came with one commit, or with what is not committed yet. */
export interface Step {
  gone: Version[];
  come: Version[];
}

const leastText = 40;
const leastLikeness = 0.9;
const mostComparisons = 10_000;

/**
 * Which record of one commit became which: both have the same `id`; or the same bytes; or the same text below the frontmatter, which no template
 * has; or they are alike by nine tenths. Always the only one that could be meant, from both sides, and never with two ids.
 */
export function pairRenamed({ gone, come }: Step, templates: ReadonlySet<string>): Map<string, string> {
  const [left, right] = [gone.map(open), come.map(open)];
  const pairs = new Map<string, string>();
  const free = (): [Opened[], Opened[]] => {
    const taken = new Set(pairs.values());
    return [left.filter(({ name }) => !pairs.has(name)), right.filter(({ name }) => !taken.has(name))];
  };
  const match = (keyOf: (each: Opened) => string | undefined): void => {
    const [lefts, rights] = free();
    const [onlyLeft, onlyRight] = [finderOfOnly(lefts, keyOf), finderOfOnly(rights, keyOf)];
    for (const from of lefts) {
      const to = onlyRight(from);
      if (to && onlyLeft(to) === from) pairs.set(from.name, to.name);
    }
  };
  match(({ id }) => id);
  match(({ text }) => text);
  match(({ body }) => (body.trim().length >= leastText && !templates.has(body) ? body : undefined));
  if (left.length * right.length > mostComparisons) return pairs;
  const common = new Set([...templates].flatMap((body) => body.split('\n')));
  const [lefts, rights] = free().map((side) => side.map((each) => ({ ...each, ...linesOf(each, common) }))) as [Lined[], Lined[]];
  const candidates = lefts.map((from) => ({
    from,
    to: rights.filter((to) => !haveTwoIds(from, to) && likeness(from, to) >= leastLikeness),
  }));
  for (const { from, to } of candidates) {
    const [only] = to;
    if (only && to.length === 1 && candidates.filter((each) => each.to.includes(only)).length === 1) pairs.set(from.name, only.name);
  }
  return pairs;
}

/** Finds among records the only one with the key of another, and not with another id than that one's. */
function finderOfOnly(records: Opened[], keyOf: (each: Opened) => string | undefined): (other: Opened) => Opened | undefined {
  const byKey = Map.groupBy(records, keyOf);
  const byId = new Map([...byKey].map(([key, same]) => [key, Map.groupBy(same, ({ id }) => id)]));
  return (other) => {
    const key = keyOf(other);
    if (key === undefined) return undefined;
    const ids = byId.get(key);
    const fit = other.id === undefined ? [byKey.get(key)] : [ids?.get(undefined), ids?.get(other.id)];
    const [only, second] = fit.flatMap((each) => each?.slice(0, 2) ?? []);
    return second ? undefined : only;
  };
}

interface Opened extends Version {
  id: string | undefined;
  body: string;
}

interface Lined extends Opened {
  /** How often each line stands there, without those of templates, which tell nothing. */
  lines: Map<string, number>;
  /** Characters in these lines. */
  size: number;
}

function open(version: Version): Opened {
  const split = splitFrontmatter(version.text);
  // reading YAML takes long: a key is spelled in it, or escaped
  const mayHaveId = !('problem' in split) && /id|\\/.test(split.yaml);
  const id = !mayHaveId ? undefined : parseYaml(split.yaml, split.yamlStart).written.get('id');
  const reading = id && readOne(id, 'an id', ({ source }) => ({ value: source }));
  return {
    ...version,
    id: reading && 'value' in reading && reading.value !== '' ? String(reading.value) : undefined,
    body: 'problem' in split ? version.text : split.body,
  };
}

function linesOf({ text }: Version, common: ReadonlySet<string>): Pick<Lined, 'lines' | 'size'> {
  const lines = new Map<string, number>();
  let size = 0;
  for (const line of text.split('\n')) {
    if (common.has(line)) continue;
    size += line.length + 1;
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  return { lines, size };
}

function haveTwoIds(a: Opened, b: Opened): boolean {
  return a.id !== undefined && b.id !== undefined && a.id !== b.id;
}

/** The part of the longer text whose lines both have. */
function likeness(a: Lined, b: Lined): number {
  const [most, least] = [Math.max(a.size, b.size), Math.min(a.size, b.size)];
  if (least < leastText || least < most * leastLikeness) return 0;
  let same = 0;
  for (const [line, count] of a.lines) same += Math.min(count, b.lines.get(line) ?? 0) * (line.length + 1);
  return same / most;
}
