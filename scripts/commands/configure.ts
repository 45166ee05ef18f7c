import { drawUsage, readArguments } from '../arguments.ts';
import { makeChanges } from '../changes.ts';
import { parseYaml } from '../engine/read/yaml.ts';
import type { Change } from '../model/change.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { Value } from '../model/value.ts';
import { plainValue } from '../model/written.ts';
import { rootOf } from '../root.ts';

const usage = `configure FILE key=value... [key= to unset]
  woad configure lists/sales.yml lists.negotiation.limit=5 fields.stage.title="How far"
  woad configure automations/deal-won.yml enabled=false`;

export default {
  summary: "Sets keys of a board's file, of workspace.yml, or whether a rule is enabled; only the bytes that must change do.",
  usage,
  async run(args, terminal) {
    const { words, text } = readArguments(args, { words: [2, 1000], usage });
    const [file = '', ...assignments] = words;
    const changes = assignments.map((assignment): Change => {
      const [, key = '', value = ''] = /^([^=]+)=(.*)$/s.exec(assignment) ?? [];
      if (key === '') throw new UsageError(`"${assignment}" sets nothing; expected key=value, such as color=teal\n${drawUsage(usage)}`);
      return { kind: 'configure', file, key, to: valueIn(value) };
    });
    return makeChanges(terminal, rootOf(terminal, text.get('root')), { woad: 1, changes });
  },
} satisfies Command;

/** What was typed, read as it would be in the file; nothing unsets. */
function valueIn(typed: string): Value | null {
  const { written, problems } = parseYaml(`v: ${typed}`, 0);
  const value = written.get('v');
  return value && problems.length === 0 ? (plainValue(value) as Value | null) : typed;
}
