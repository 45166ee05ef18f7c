import type { CommitNote } from '../model/commit.ts';
import { recordName } from '../model/record.ts';
import { readRecordPath } from '../model/record-path.ts';
import type { Repository } from './git.ts';
import { commitFormat, type FileHistory, fieldsPerCommit, readCommit } from './git-history.ts';
import { askGit, splitNul } from './git-run.ts';

/** What one commit did to one path, oldest name last. */
type Step = { kind: 'added' | 'changed' | 'removed'; path: string } | { kind: 'renamed'; path: string; from: string };

/** The history of every file of the tracker at HEAD, from one pass over git; empty without a commit. In a shallow clone nobody knows who made a file and when. */
export function fileHistories(repository: Repository): Map<string, FileHistory> {
  const { top, prefix, shallow } = repository;
  const within = ['records', 'lists'].map((folder) => `${prefix}${folder}`);
  const { code, output } = askGit(top, [
    ...['log', '-z', '--raw', '--no-abbrev', '-M', '--diff-merges=first-parent', '--encoding=UTF-8', '--no-show-signature'],
    ...[`--format=tformat:${commitFormat}`, 'HEAD', '--', ...within],
  ]);
  const histories = new Map<string, FileHistory>();
  if (code !== 0) return histories;
  /** The name a file bears at HEAD, by the name it bore at the commit being read; newest commits come first. */
  const names = new Map<string, string | undefined>();
  for (const { commit, steps } of readCommits(splitNul(output), prefix.length)) {
    for (const step of steps) {
      const name = names.has(step.path) ? names.get(step.path) : step.path;
      // an older file of the same name, which is gone
      if (step.kind === 'removed') names.set(step.path, undefined);
      if (step.kind === 'removed' || name === undefined) continue;
      const history = histories.get(name) ?? { created: undefined, updated: commit.at, author: undefined, commits: 0, first: undefined };
      histories.set(name, history);
      history.commits++;
      if (step.kind === 'changed') continue;
      names.set(step.path, undefined);
      if (step.kind === 'renamed') names.set(step.from, name);
      else if (!shallow) Object.assign(history, { created: commit.at, author: commit.authorName, first: commit });
    }
  }
  return histories;
}

function* readCommits(parts: string[], prefixLength: number): Generator<{ commit: CommitNote; steps: Step[] }> {
  let index = 0;
  while (index < parts.length) {
    const fields = parts.slice(index, index + fieldsPerCommit).map((field, place) => (place === 0 ? field.trim() : field));
    index += fieldsPerCommit;
    const steps: Step[] = [];
    for (let part = parts[index]; part !== undefined && /^\n?:\d/.test(part); part = parts[index]) {
      const letter = part.split(' ').at(-1)?.charAt(0);
      const path = (parts[index + 1] ?? '').slice(prefixLength);
      if (letter === 'R') steps.push({ kind: 'renamed', path: (parts[index + 2] ?? '').slice(prefixLength), from: path });
      else steps.push({ kind: letter === 'A' ? 'added' : letter === 'D' ? 'removed' : 'changed', path });
      index += letter === 'R' || letter === 'C' ? 3 : 2;
    }
    yield { commit: readCommit(fields), steps: pairRecords(steps) };
  }
}

/** A record that left one place and came at another under its own `board/slug` has moved, whatever git thinks of its text; git's likeness counts for the rest. */
function pairRecords(steps: Step[]): Step[] {
  const left = new Set(steps.flatMap((step) => (step.kind === 'removed' ? step.path : step.kind === 'renamed' ? step.from : [])));
  const byName = new Map([...left].flatMap((path) => (nameOf(path) ? [[nameOf(path), path]] : [])));
  const paired = new Map<string, string>();
  const pair = (path: string, from: string | undefined) => {
    if (from !== undefined && left.delete(from)) paired.set(path, from);
  };
  const come = steps.filter(({ kind }) => kind === 'added' || kind === 'renamed');
  for (const { path } of come) pair(path, byName.get(nameOf(path)));
  for (const step of come) if (step.kind === 'renamed' && !paired.has(step.path)) pair(step.path, step.from);
  return [
    ...steps.filter(({ kind }) => kind === 'changed'),
    ...come.map(({ path }): Step => {
      const from = paired.get(path);
      return from === undefined ? { kind: 'added', path } : { kind: 'renamed', path, from };
    }),
    ...[...left].map((path): Step => ({ kind: 'removed', path })),
  ];
}

function nameOf(path: string): string {
  const there = readRecordPath(path);
  return there ? recordName(there) : '';
}
