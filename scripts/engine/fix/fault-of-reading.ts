import type { Board } from '../../model/board.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import type { Place } from '../../model/file.ts';
import type { Fix } from '../../model/fix.ts';
import { keyPattern } from '../../model/names.ts';
import type { Workspace } from '../../model/workspace.ts';
import { writtenItems } from '../../model/written.ts';
import { splitFrontmatter } from '../read/frontmatter.ts';
import { parseYaml } from '../read/yaml.ts';
import { nameMeant } from './name-meant.ts';
import { offsetOf } from './offset.ts';
import { valueMeant } from './value-meant.ts';

/** What mending a fault of reading needs to know. */
export interface FixContext {
  boards: ReadonlyMap<string, Board>;
  workspace: Workspace;
  fields: FieldTypes;
  /** The text of a file; undefined where there is none that can be read. */
  textOf(path: string): string | undefined;
  isThere(path: string): boolean;
}

/** How a fault that reading told can be mended; undefined where that would be guessing. (The checks say it of theirs themselves.) */
export function fixOfReading({ check, place }: Diagnostic, context: FixContext): Fix | undefined {
  const { path } = place;
  switch (check) {
    case 'stray': {
      const to = path.replace(/\.yaml$/, '.yml');
      return to !== path && /^(lists|automations)\//.test(path) && !context.isThere(to) ? { mend: 'file-name', path, to } : undefined;
    }
    case 'line-ends':
      // a carriage return in front of CRLF would stand there again
      return context.textOf(path)?.includes('\r\r\n') === false ? { mend: 'line-ends', path } : undefined;
    case 'frontmatter':
      return fixAtSign(place, context);
    case 'field-value':
      return fixValue(place, context);
    default:
      return undefined;
  }
}

/** `assignees: @ana`, which YAML refuses: people are written without the `@`. */
function fixAtSign(at: Place, { boards, textOf }: FixContext): Fix | undefined {
  const board = boardOf(at.path, boards);
  const text = textOf(at.path);
  const offset = text === undefined ? undefined : offsetOf(text, at);
  if (!board || text === undefined || offset === undefined) return undefined;
  const person = /^@([a-z0-9][a-z0-9-]*)(?=[ \t]*(?:[\r\n,\]#]|$))/i.exec(text.slice(offset, offset + 100))?.[1];
  const split = splitFrontmatter(text);
  if (person === undefined || !keyPattern.test(person.toLowerCase()) || 'problem' in split) return undefined;
  const keys = [...parseYaml(split.yaml, split.yamlStart).keys].filter(([, keyAt]) => keyAt < offset);
  const [key] = keys.sort(([, a], [, b]) => a - b).at(-1) ?? [];
  const isPerson = key === 'assignees' || board.fields.get(key ?? '')?.type === 'person';
  return isPerson ? { mend: 'text', at, was: `@${person}`, by: person } : undefined;
}

/** An item that stands in its list already, a name written in another way than the board declares it, or a value in another notation. */
function fixValue({ path, ...place }: Place, { boards, workspace, fields, textOf }: FixContext): Fix | undefined {
  const board = boardOf(path, boards);
  const text = textOf(path);
  const offset = text === undefined ? undefined : offsetOf(text, { path, ...place });
  const split = text === undefined ? { problem: 'no text' } : splitFrontmatter(text);
  if (!board || offset === undefined || 'problem' in split) return undefined;
  for (const [key, written] of parseYaml(split.yaml, split.yamlStart).written) {
    const items = writtenItems(written);
    const index = items.findIndex((item) => item.as === 'scalar' && item.at === offset);
    const item = items[index];
    if (item?.as !== 'scalar') continue;
    const sources = items.flatMap((each) => (each.as === 'scalar' ? [each.source] : []));
    if (sources.indexOf(item.source) < index) return hasComment(text ?? '', item.at) ? undefined : { mend: 'repeats', path, key };
    if (nameMeant(key, item.source, board, workspace) === undefined) {
      const by = valueMeant(key, item, board, fields);
      const was = text?.startsWith(item.source, offset) ? item.source : quotedAt(text ?? '', offset, item.source);
      return by === undefined || was === undefined ? undefined : { mend: 'text', at: { path, ...place }, was, by };
    }
    const names = items.flatMap((each) => {
      const by = each.as === 'scalar' ? nameMeant(key, each.source, board, workspace) : undefined;
      return each.as === 'scalar' && by !== undefined ? [{ was: each.source, by, at: each.at }] : [];
    });
    const meant = names.map(({ by }) => by);
    // one that would stand twice is taken out, with its line
    const isLost = names.some(({ by, at }, place) => (sources.includes(by) || meant.indexOf(by) < place) && hasComment(text ?? '', at));
    return isLost ? undefined : { mend: 'names', path, key, names: names.map(({ was, by }) => ({ was, by })) };
  }
  return undefined;
}

/** A text with the quotes it stands in; undefined where it is written in another way. */
function quotedAt(text: string, offset: number, source: string): string | undefined {
  return [`"${source}"`, `'${source}'`].find((each) => text.startsWith(each, offset));
}

/** Whether an item that has a line of its own has a comment there, which would go with it. */
function hasComment(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const [line = ''] = text.slice(start).split('\n', 1);
  return /^[ \t]*-/.test(line) && /[ \t]#/.test(line.slice(at - start));
}

/** The board whose record or template stands at a path; comments and files are of none. */
function boardOf(path: string, boards: FixContext['boards']): Board | undefined {
  const [, board = '', folder = ''] = /^records\/([^/]+)\/([^/]+)\/[^/]+\.md$/.exec(path) ?? [];
  return folder.startsWith('_') && folder !== '_templates' ? undefined : boards.get(board);
}
