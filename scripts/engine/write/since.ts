import type { Change } from '../../model/change.ts';
import { isSameValue, type Value } from '../../model/value.ts';
import { splitFrontmatter } from '../read/frontmatter.ts';
import { valueIn } from './configure.ts';
import { type Desk, type Found, findRecord, type Refusal, readText } from './desk.ts';
import { differenceSince, filesOf } from './record-files.ts';
import { presentValue, readAsked } from './set.ts';

/** The tracker as it was when a change list was made, and as it was found, before any change of the list. */
export interface Since {
  /** 40 hex digits. */
  commit: string;
  earlier: Desk;
  now: Desk;
}

/** Why a change without a `was` of its own cannot be made: what it would write over was changed since by somebody else, to something else. */
export function refuseChangedSince({ commit, earlier, now }: Since, change: Change): Refusal {
  const since = `since ${commit.slice(0, 10)}, on which this change was made`;
  if (change.kind === 'configure') {
    const [before, after] = [valueIn(earlier.files, change.file, change.key), valueIn(now.files, change.file, change.key)];
    return change.was !== undefined || isSameValue(before, after) || isSameValue(after, change.to)
      ? undefined
      : { problem: `${change.key} of ${change.file} was changed ${since}: from ${told(before)} to ${told(after)}` };
  }
  if (!('record' in change)) return undefined;
  const [before, after] = [findRecord(earlier, change.record), findRecord(now, change.record)];
  if ('problem' in before || 'problem' in after) return undefined;
  const differ = (what: string, from: unknown, to: unknown): Refusal => ({
    problem: `${what} of ${after.name} was changed ${since}: from ${told(from)} to ${told(to)}`,
  });
  switch (change.kind) {
    case 'set': {
      if (change.was !== undefined) return undefined;
      const [from, to] = [valueAt(earlier, before, change.key), valueAt(now, after, change.key)];
      if (isSameValue(from, to) || isSameValue(to, change.to)) return undefined;
      const asked = change.to === null ? undefined : readAsked(now, after.board, change.key, change.to);
      return asked && 'value' in asked && isSameValue(asked.value, to) ? undefined : differ(change.key, from, to);
    }
    case 'body': {
      const [from, to] = [textIn(earlier, before.path), textIn(now, after.path)];
      return change.was !== undefined || from === to || to === change.to
        ? undefined
        : { problem: `the text of ${after.name} was changed ${since}` };
    }
    case 'move': {
      const isThere = after.list === change.list && after.board === (change.board ?? after.board);
      const isSamePlace = before.list === after.list && before.board === after.board;
      return change.was !== undefined || isSamePlace || isThere ? undefined : differ('the list', before.list, after.list);
    }
    case 'rename':
      return before.slug === after.slug || after.slug === change.slug ? undefined : differ('the slug', before.slug, after.slug);
    case 'remove': {
      const files = change.was === undefined ? filesOf(earlier.files, change.record) : undefined;
      return files && differenceSince(now.files, after.name, files.all, commit);
    }
    case 'edit-comment': {
      const path = (found: Found) => `records/${found.board}/_comments/${found.slug}/${change.comment}.md`;
      const [from, to] = [textIn(earlier, path(before)), textIn(now, path(after))];
      return from === undefined || from === to || to?.trimEnd() === change.text.trimEnd()
        ? undefined
        : { problem: `the comment ${change.comment} of ${after.name} was changed ${since}` };
    }
    default:
      return undefined;
  }
}

function valueAt(desk: Desk, found: Found, key: string): Value | undefined {
  const present = presentValue(desk, found, key);
  return 'problem' in present ? undefined : (present.value ?? present.plain);
}

/** What stands below a file's frontmatter. */
function textIn(desk: Desk, path: string): string | undefined {
  const read = readText(desk.files, path);
  const split = 'problem' in read ? read : splitFrontmatter(read.text);
  return 'problem' in split ? undefined : split.body.replaceAll('\r\n', '\n');
}

function told(value: unknown): string {
  return value === undefined || value === null ? 'not set' : JSON.stringify(value);
}
