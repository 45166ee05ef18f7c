import type { Board } from '../../model/board.ts';
import type { Chip } from '../../model/display.ts';
import type { Workspace } from '../../model/workspace.ts';

/** The one name that was meant at a key by what differs from it only in letter case, blanks, `_` and `-`, or is its title; undefined where none or several fit. */
export function nameMeant(key: string, written: string, board: Board, workspace: Workspace): string | undefined {
  const word = fold(written);
  const meant = new Set(
    namesAt(key, board, workspace).flatMap(({ name, titles }) => ([name, ...titles].map(fold).includes(word) ? [name] : [])),
  );
  const [only] = meant;
  return meant.size === 1 && only !== written ? only : undefined;
}

interface Known {
  name: string;
  /** Other ways people write it. */
  titles: string[];
}

/** What may be named at a key; nothing where any text may stand. */
function namesAt(key: string, board: Board, { people, teams }: Workspace): Known[] {
  const field = board.fields.get(key);
  if (key === 'tags') return [...board.tags.values()].map(({ name, title }) => ({ name, titles: textsOf(title) }));
  if (key === 'assignees' || field?.type === 'person') {
    const persons = [...people.values()].map(({ key, name }) => ({ name: key, titles: [`@${key}`, name] }));
    return [...persons, ...[...teams.keys()].map((name) => ({ name, titles: [`@${name}`] }))];
  }
  if (field?.type !== 'select' && field?.type !== 'multiselect') return [];
  return (field.options['options'] as Chip[]).map(({ name, title }) => ({ name, titles: textsOf(title) }));
}

function textsOf(title: unknown): string[] {
  return typeof title === 'string' ? [title] : Object.values(title ?? {}).filter((text) => typeof text === 'string');
}

function fold(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');
}
