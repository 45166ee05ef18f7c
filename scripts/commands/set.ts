import { drawUsage, readArguments } from '../arguments.ts';
import { makeChanges } from '../changes.ts';
import type { Change } from '../model/change.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { rootOf } from '../root.ts';

const usage = `set BOARD/SLUG key=value... [key= to unset] [key+=x and key-=x for lists]
  woad set sales/acme-renewal due=2026-12-01 tags+=referral,public-sector tags-=at-risk color=
  woad set sales/acme-renewal tags=renewal tags=referral repeat="{ every: week }"
  all that is named is set, or nothing`;

export default {
  summary: 'Sets and unsets keys of a record; a list is written a,b or as the same key several times.',
  usage,
  async run(args, terminal) {
    const { words, text } = readArguments(args, { words: [2, 1000], usage });
    const [record = '', ...assignments] = words;
    return makeChanges(terminal, rootOf(terminal, text.get('root')), { woad: 1, changes: changesOf(record, assignments) }, { whole: true });
  },
} satisfies Command;

function changesOf(record: string, assignments: string[]): Change[] {
  const changes: Change[] = [];
  for (const assignment of assignments) {
    const [, key = '', operator, value = ''] = /^([^=]+?)(\+=|-=|=)(.*)$/s.exec(assignment) ?? [];
    if (operator === undefined)
      throw new UsageError(`"${assignment}" sets nothing; expected key=value, such as due=2026-12-01\n${drawUsage(usage)}`);
    const values = value
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '');
    const earlier = changes.find((change) => change.kind === 'set' && change.key === key);
    if (operator !== '=') changes.push({ kind: operator === '+=' ? 'add' : 'take', record, key, values });
    else if (earlier?.kind === 'set') earlier.to = [...(Array.isArray(earlier.to) ? earlier.to : [earlier.to ?? '']), value];
    else changes.push({ kind: 'set', record, key, to: value === '' ? null : value });
  }
  return changes;
}
