import { pairRenamed, type Step } from './engine/fix/renamed.ts';
import { splitFrontmatter } from './engine/read/frontmatter.ts';
import { recordName } from './model/record.ts';
import { readRecordPath } from './model/record-path.ts';
import { dirtyPaths, headCommit, type Repository } from './store/git.ts';
import { openCommit } from './store/git-files.ts';
import { type RecordStep, readTexts, recordSteps } from './store/git-steps.ts';
import type { OpenTracker } from './workspace.ts';

const mostCommits = 1000;

/** Records that were renamed by hand and whose former name nothing bears now: from `board/slug` to the one it is, as far as git leaves no doubt. */
export function renamedByHand(open: OpenTracker, repository: Repository): Map<string, string> {
  const present = new Set(open.tracker.records.map(recordName));
  const isLost = (name: string) => !present.has(name) && !open.index.has(name);
  const history = recordSteps(repository, mostCommits).filter(({ gone }) => gone.some(({ path }) => isLost(nameOf(path) ?? '')));
  const dirty = [...dirtyPaths(repository)].filter((path) => nameOf(path) !== undefined);
  if (history.length === 0 && !dirty.some((path) => isLost(nameOf(path) ?? ''))) return new Map();
  const templates = new Set(open.tracker.templates.map(({ text }) => bodyOf(text)));
  const became = new Map<string, string>();
  for (const step of [stepSinceHead(open, repository, dirty), ...openSteps(repository, history)]) {
    for (const [from, to] of pairRenamed(step, templates)) if (!became.has(from)) became.set(from, to);
  }
  const renamed = new Map<string, string>();
  // of a folder that no file describes nobody knows yet which name its board is to have
  const isDescribed = (name: string) => open.files.size(open.tracker.boards.get(name.split('/')[0] ?? '')?.path ?? '') !== undefined;
  for (const from of became.keys()) {
    const to = lastName(from, became, present);
    if (to !== undefined && isLost(from) && isDescribed(to)) renamed.set(from, to);
  }
  return renamed;
}

/** What a name has become by now, by way of names in between; undefined where it ends at one that is gone. */
function lastName(from: string, became: Map<string, string>, present: Set<string>): string | undefined {
  const seen = new Set<string>();
  let name: string | undefined = from;
  while (name !== undefined && !present.has(name) && !seen.has(name)) {
    seen.add(name);
    name = became.get(name);
  }
  return name !== undefined && present.has(name) ? name : undefined;
}

/** What is not committed yet. */
function stepSinceHead({ files }: OpenTracker, repository: Repository, dirty: string[]): Step {
  const head = headCommit(repository);
  if (head === undefined || dirty.length === 0) return { gone: [], come: [] };
  const before = openCommit(repository, head, dirty);
  const step: Step = { gone: [], come: [] };
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (const path of dirty) {
    const [then, now] = [before.read(path), files.read(path)];
    const name = nameOf(path) ?? '';
    if (then && !now) step.gone.push({ name, text: decoder.decode(then) });
    if (now && !then) step.come.push({ name, text: decoder.decode(now) });
  }
  return withoutMoves(step);
}

/** What commits did, with the texts of all records. */
function* openSteps(repository: Repository, steps: RecordStep[]): Iterable<Step> {
  const texts = readTexts(
    repository,
    steps.flatMap(({ gone, come }) => [...gone, ...come].map(({ blob }) => blob)),
  );
  const open = (versions: RecordStep['gone']) =>
    versions.flatMap(({ path, blob }) => {
      const text = texts.get(blob);
      return text === undefined ? [] : [{ name: nameOf(path) ?? '', text }];
    });
  for (const { gone, come } of steps) yield withoutMoves({ gone: open(gone), come: open(come) });
}

/** A record that stands in another list of its board has its name still. */
function withoutMoves({ gone, come }: Step): Step {
  const [went, came] = [new Set(gone.map(({ name }) => name)), new Set(come.map(({ name }) => name))];
  return { gone: gone.filter(({ name }) => !came.has(name)), come: come.filter(({ name }) => !went.has(name)) };
}

function nameOf(path: string): string | undefined {
  const there = readRecordPath(path);
  return there && recordName(there);
}

function bodyOf(text: string): string {
  const split = splitFrontmatter(text);
  return 'problem' in split ? text : split.body;
}
