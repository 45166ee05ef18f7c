import type { HistoryKind, KeyChange } from '../../model/history.ts';
import { recordName, type TrackerRecord } from '../../model/record.ts';
import { type Words, words } from '../../model/words.ts';
import type { Pair } from '../history/pairs.ts';
import { describeKeys, keyChanges, tellKey } from './keys.ts';
import { boardTitle, listTitle, type TellContext } from './shown.ts';
import { countLines, describeText, tellText } from './text.ts';

/** What became of one record, without its comments and files. */
export interface RecordDifference {
  kind: HistoryKind;
  changes: KeyChange[];
  sentences: Words[];
}

/** Tells one pair; of a file that differs and says the same, that it is written another way. */
export function tellPair({ before, after }: Pair, context: TellContext): RecordDifference {
  if (before && after) return tellBoth(before, after, context);
  if (after) {
    const where = words`created in ${listTitle(after.board, after.list, context.after)} on ${boardTitle(after.board, context.after)}`;
    const list: KeyChange = { key: 'list', from: null, to: after.list };
    return {
      kind: 'created',
      changes: [list, ...keyChanges(undefined, after)],
      sentences: [where, ...describeKeys(after, context), ...tellProblems(undefined, after), ...describeText(after.body)],
    };
  }
  const gone = before ? [words`removed from ${placeOf(before, context.before)}`] : [];
  return { kind: 'deleted', changes: [], sentences: gone };
}

function tellBoth(before: TrackerRecord, after: TrackerRecord, context: TellContext): RecordDifference {
  const isElsewhere = before.board !== after.board || before.list !== after.list;
  const keys = keyChanges(before, after);
  const placing: KeyChange[] = (['board', 'list', 'slug'] as const).flatMap((key) =>
    before[key] === after[key] ? [] : [{ key, from: before[key], to: after[key] }],
  );
  const body: KeyChange[] =
    before.body === after.body ? [] : [{ key: 'body', from: countLines(before.body) || null, to: countLines(after.body) || null }];
  const told = keys.filter(({ key }) => !(isElsewhere && key === 'order') && !(placing.length > 0 && key === 'aliases'));
  const sentences = [
    ...tellPlace(before, after, context),
    ...(before.slug === after.slug ? [] : [words`renamed from ${recordName(before)} to ${recordName(after)}`]),
    ...told.map((change) => tellKey(change, before, after, context)),
    ...tellProblems(before, after),
    ...tellUnknown(before, after),
    ...tellText(before.body, after.body),
  ];
  return {
    kind: isElsewhere ? 'moved' : before.slug === after.slug ? 'changed' : 'renamed',
    changes: [...placing, ...keys, ...body],
    sentences: sentences.length > 0 ? sentences : [words`written another way`],
  };
}

function tellPlace(before: TrackerRecord, after: TrackerRecord, context: TellContext): Words[] {
  if (before.board !== after.board) return [words`moved from ${placeOf(before, context.before)} to ${placeOf(after, context.after)}`];
  if (before.list === after.list) return [];
  return [
    words`moved from ${listTitle(before.board, before.list, context.before)} to ${listTitle(after.board, after.list, context.after)}`,
  ];
}

function placeOf({ board, list }: TrackerRecord, side: TellContext['after']): Words {
  return words`${listTitle(board, list, side)} on ${boardTitle(board, side)}`;
}

/** What cannot be read now and could before, or the other way round. */
function tellProblems(before: TrackerRecord | undefined, after: TrackerRecord): Words[] {
  const keys = new Set([...after.problems.keys(), ...(before?.problems.keys() ?? [])]);
  return [...keys].flatMap((key): Words[] => {
    if (before?.problems.get(key) === after.problems.get(key)) return [];
    const what = key === '' ? words`the file` : words`${key}`;
    return [after.problems.has(key) ? words`${what} cannot be read` : words`${what} can be read again`];
  });
}

function tellUnknown(before: TrackerRecord, after: TrackerRecord): Words[] {
  const keys = new Set([...after.unknown.keys(), ...before.unknown.keys()]);
  return [...keys].flatMap((key): Words[] => {
    const [was, is] = [before, after].map(({ unknown }) => JSON.stringify(unknown.get(key)));
    return was === is ? [] : [words`${key} ${was === undefined ? 'added' : is === undefined ? 'taken away' : 'changed'}`];
  });
}
