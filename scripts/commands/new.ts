import { drawUsage, readArguments } from '../arguments.ts';
import { makeChanges } from '../changes.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { Value } from '../model/value.ts';
import { rootOf } from '../root.ts';

const usage = `new BOARD[/LIST] --title TITLE [key=value...] [--template NAME]
  woad new sales --title "Blue Door Bakery" deal_value=1800 tags=renewal,referral
  --template begins with what stands in records/BOARD/_templates/NAME.md`;

export default {
  summary: 'Makes a record, at the bottom of a list (the first one when none is named).',
  usage,
  async run(args, terminal) {
    const { words, text } = readArguments(args, { text: ['title', 'template'], words: [1, 1000], usage });
    const [where = '', ...assignments] = words;
    const [board = '', list = '', ...rest] = where.split('/');
    if (rest.length > 0) throw new UsageError(`"${where}" is not BOARD or BOARD/LIST\n${drawUsage(usage)}`);
    const title = text.get('title');
    if (title === undefined) throw new UsageError(`a record has a title; expected --title TITLE\n${drawUsage(usage)}`);
    const template = text.get('template');
    const values = valuesOf(assignments);
    return makeChanges(terminal, rootOf(terminal, text.get('root')), {
      woad: 1,
      changes: [{ kind: 'create', board, list, title, values, ...(template === undefined ? {} : { template }) }],
    });
  },
} satisfies Command;

function valuesOf(assignments: string[]): { [key: string]: Value } {
  const values = new Map<string, Value>();
  for (const assignment of assignments) {
    const [, key = '', value = ''] = /^([^=]+?)\+?=(.*)$/s.exec(assignment) ?? [];
    if (key === '') throw new UsageError(`"${assignment}" sets nothing; expected key=value, such as due=2026-12-01\n${drawUsage(usage)}`);
    const earlier = values.get(key);
    if (value !== '') values.set(key, earlier === undefined ? value : [...(Array.isArray(earlier) ? earlier : [earlier]), value]);
  }
  return Object.fromEntries(values);
}
