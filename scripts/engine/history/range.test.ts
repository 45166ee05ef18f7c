import { describe, expect, test } from 'vitest';
import { bot, type CommitNote } from '../../model/commit.ts';
import { type EventRange, rangeOf } from './range.ts';

/** `a`, `b` and so on are commits of people, `B` is one of rules that handled what came behind `since` up to `through`. */
function note(name: string, parent: string | undefined, through?: string, since?: string): CommitNote {
  const trailers = new Map<string, string[]>();
  if (through) trailers.set('Woad-Through', [hex(through)]);
  if (since) trailers.set('Woad-Since', [hex(since)]);
  const email = through ? bot.email : 'ana@tidewater.example';
  return {
    commit: hex(name),
    parent: parent && hex(parent),
    at: '',
    authorName: '',
    authorEmail: email,
    committerEmail: email,
    subject: name,
    trailers,
  };
}

function hex(name: string): string {
  return name.charCodeAt(0).toString(16).padStart(2, '0').repeat(20);
}

function tell(range: EventRange): string {
  if (range.as === 'commits') return range.commits.map(({ subject }) => subject).join(' ');
  return range.as === 'nothing' ? range.why : `${range.from.slice(0, 2)}..${range.to.slice(0, 2)} (${range.why})`;
}

/** The commits in topological order; those that are not `aside` are the branch itself. */
function range(since: string, commits: CommitNote[], aside: string[] = [], apart: string[] = []): string {
  const head = commits.at(-1)?.commit ?? hex(since);
  const order = [hex('0'), hex(since), ...commits.map(({ commit }) => commit)];
  const isAncestor = (before: string, after: string) =>
    !apart.map(hex).includes(before) && order.includes(before) && order.indexOf(before) <= order.indexOf(after);
  return tell(
    rangeOf({ since: hex(since), head, isAncestor, branch: commits.filter(({ subject }) => !aside.includes(subject)), all: commits }),
  );
}

describe('what is still to be handled', () => {
  test('commits of people, one at a time', () => {
    expect(range('a', [note('b', 'a'), note('c', 'b')])).toBe('b c');
    expect(range('a', [])).toBe('there is no commit since then');
  });

  test('nothing again after rules have run', () => {
    expect(range('b', [note('B', 'b', 'b')])).toBe('every commit since then is one of rules');
    expect(range('a', [note('b', 'a'), note('B', 'b', 'b')])).toBe('rules have handled every commit since then');
    expect(range('a', [note('b', 'a'), note('B', 'b', 'b'), note('C', 'B', 'B')])).toBe('rules have handled every commit since then');
  });

  test('what people did after rules had run', () => {
    expect(range('a', [note('b', 'a'), note('B', 'b', 'b'), note('c', 'B'), note('d', 'c')])).toBe('c d');
    expect(range('b', [note('B', 'b', 'b'), note('c', 'B')])).toBe('c');
  });

  test('what came between, where the commit of rules was put on top of it later', () => {
    expect(range('a', [note('b', 'a'), note('c', 'b'), note('B', 'c', 'b'), note('d', 'B')])).toBe('c d');
    expect(range('b', [note('c', 'b'), note('B', 'c', 'a')])).toBe('c');
  });

  test('what nobody had looked at when rules ran on later commits', () => {
    expect(range('a', [note('b', 'a'), note('c', 'b'), note('B', 'c', 'c', 'b')])).toBe('b');
    expect(range('a', [note('b', 'a'), note('c', 'b'), note('B', 'c', 'c', 'b'), note('C', 'B', 'B', 'a'), note('d', 'C')])).toBe('d');
    expect(range('b', [note('c', 'b'), note('d', 'c'), note('B', 'd', 'c', 'a')])).toBe('d');
  });

  test('the net difference where the branch was merged the other way round, so that rules are not set off by rules', () => {
    expect(range('a', [note('b', 'a'), note('B', 'b', 'b'), note('c', 'b'), note('m', 'c')], ['b', 'B'])).toBe(
      '42..6d (a commit of rules was merged from the side)',
    );
    expect(range('a', [note('c', '0'), note('m', 'c')])).toBe('61..6d (that commit was merged from the side)');
  });

  test('the net difference after a forced push, once', () => {
    expect(range('x', [note('c', 'a')], [], ['x'])).toBe('78..63 (that commit is no part of the branch any more (a forced push))');
    expect(range('x', [note('c', 'a'), note('B', 'c', 'c')], [], ['x'])).toBe('rules have handled every commit since then');
  });

  test('a commit of a person who writes the trailer is still a person’s', () => {
    const forged = { ...note('B', 'b', 'b'), authorEmail: 'mallory@elsewhere.example' };
    expect(range('b', [forged])).toBe('B');
  });
});
