import type { BlobChange } from '../../model/history.ts';
import { readPartPath } from '../../model/record-path.ts';
import type { ToldSetting } from '../../model/told.ts';
import { textIn } from '../../model/value.ts';
import { type Words, words } from '../../model/words.ts';
import { isRecordPath } from '../history/record-at.ts';
import { readRule } from '../read/rule.ts';
import { describeRule } from './rule.ts';
import { tellSettings } from './settings.ts';
import { boardTitle, listTitle, type TellContext } from './shown.ts';

/** What a path is in a tracker; undefined of one that is no part of it. */
type Setting = Pick<ToldSetting, 'kind' | 'name'>;
const order: ToldSetting['kind'][] = ['rule', 'board', 'workspace', 'template'];

function settingAt(path: string): Setting | undefined {
  if (path === 'workspace.yml') return { kind: 'workspace', name: '' };
  const [, folder, name = ''] = /^(lists|automations)\/([^/]+)\.yml$/.exec(path) ?? [];
  if (folder !== undefined) return { kind: folder === 'lists' ? 'board' : 'rule', name };
  const [, board, template] = /^records\/([^/]+)\/_templates\/([^/]+)\.md$/.exec(path) ?? [];
  return board === undefined ? undefined : { kind: 'template', name: `${board}/${template}` };
}

/** Paths that differ and are no part of the tracker. */
export function otherPaths(changes: BlobChange[]): string[] {
  const isOwn = (path: string) => isRecordPath(path) || settingAt(path) !== undefined || readPartPath(path) !== undefined;
  return changes.flatMap(({ path }) => (isOwn(path) ? [] : [path]));
}

/** Tells rules, boards, the workspace and templates, in this order; a file with another name and the same bytes is renamed. */
export function tellFiles(changes: BlobChange[], textOf: (blob: string) => string | undefined, context: TellContext): ToldSetting[] {
  const settings = changes.flatMap((change) => {
    const setting = settingAt(change.path);
    return setting ? [{ ...change, ...setting }] : [];
  });
  const gone = settings.filter(({ before, after }) => before !== undefined && after === undefined);
  const told = settings.flatMap((change): ToldSetting[] => {
    const { kind, name, path, before, after } = change;
    const from = before === undefined ? gone.findIndex((each) => each.kind === kind && each.before === after) : -1;
    const [renamed] = from === -1 ? [] : gone.splice(from, 1);
    const [was, is] = [before === undefined ? undefined : textOf(before), after === undefined ? undefined : textOf(after)];
    const base = { kind, name, path, gone: after === undefined };
    const { subject, about } = describe(change, is ?? was ?? '', context);
    const sentences = renamed
      ? [words`renamed from ${renamed.name} to ${name}`]
      : is === undefined
        ? [words`removed`]
        : was === undefined
          ? [words`new`, ...about]
          : kind === 'template'
            ? [words`changed`]
            : tellSettings(was, is, kind === 'workspace');
    return [{ ...base, subject, sentences }];
  });
  const left = told.filter(({ gone: isGone, path }) => !isGone || gone.some((each) => each.path === path));
  return left.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.path < b.path ? -1 : 1));
}

/** What a file is called, and what it says where it is new. */
function describe(
  { kind, name, path, after }: BlobChange & Setting,
  text: string,
  context: TellContext,
): { subject: Words; about: Words[] } {
  const side = after === undefined ? context.before : context.after;
  switch (kind) {
    case 'rule': {
      const { rule } = readRule({ path, text });
      return {
        subject: words`rule ${textIn(rule?.title ?? name, side.workspace.languages[0] ?? 'en')}`,
        about: rule ? describeRule(rule) : [words`cannot be read`],
      };
    }
    case 'board': {
      const lists = side.boards.get(name)?.lists.map((list) => listTitle(name, list.name, side)) ?? [];
      return {
        subject: words`board ${boardTitle(name, side)}`,
        about: lists.length > 0 ? [words`with the lists ${lists.join(', ')}`] : [],
      };
    }
    case 'workspace':
      return { subject: words`workspace ${textIn(side.workspace.title, side.workspace.languages[0] ?? 'en')}`, about: [] };
    case 'template':
      return { subject: words`template ${name}`, about: [] };
    default:
      return kind satisfies never;
  }
}
