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
  const common = new Set([...templates].flatMap((body) => body.split('\n')));
  const [left, right] = [gone.map((each) => open(each, common)), come.map((each) => open(each, common))];
  const pairs = new Map<string, string>();
  const match = (isSame: (a: Opened, b: Opened) => boolean): void => {
    const free = right.filter(({ name }) => ![...pairs.values()].includes(name));
    const candidates = left
      .filter(({ name }) => !pairs.has(name))
      .map((from) => ({ from, to: free.filter((each) => !haveTwoIds(from, each) && isSame(from, each)) }));
    for (const { from, to } of candidates) {
      const [only] = to;
      if (only && to.length === 1 && candidates.filter((each) => each.to.includes(only)).length === 1) pairs.set(from.name, only.name);
    }
  };
  match((a, b) => a.id !== undefined && a.id === b.id);
  match((a, b) => a.text === b.text);
  match((a, b) => a.body === b.body && a.body.trim().length >= leastText && !templates.has(a.body));
  if (left.length * right.length <= mostComparisons) match((a, b) => likeness(a, b) >= leastLikeness);
  return pairs;
}

interface Opened extends Version {
  id: string | undefined;
  body: string;
  /** How often each line stands there, without those of templates, which tell nothing. */
  lines: Map<string, number>;
  /** Characters in these lines. */
  size: number;
}

function open(version: Version, common: ReadonlySet<string>): Opened {
  const split = splitFrontmatter(version.text);
  const id = 'problem' in split ? undefined : parseYaml(split.yaml, split.yamlStart).written.get('id');
  const reading = id && readOne(id, 'an id', ({ source }) => ({ value: source }));
  const lines = new Map<string, number>();
  let size = 0;
  for (const line of version.text.split('\n')) {
    if (common.has(line)) continue;
    size += line.length + 1;
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  return {
    ...version,
    id: reading && 'value' in reading && reading.value !== '' ? String(reading.value) : undefined,
    body: 'problem' in split ? version.text : split.body,
    lines,
    size,
  };
}

function haveTwoIds(a: Opened, b: Opened): boolean {
  return a.id !== undefined && b.id !== undefined && a.id !== b.id;
}

/** The part of the longer text whose lines both have. */
function likeness(a: Opened, b: Opened): number {
  const [most, least] = [Math.max(a.size, b.size), Math.min(a.size, b.size)];
  if (least < leastText || least < most * leastLikeness) return 0;
  let same = 0;
  for (const [line, count] of a.lines) same += Math.min(count, b.lines.get(line) ?? 0) * (line.length + 1);
  return same / most;
}
