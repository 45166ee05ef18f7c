import { drawUsage, readArguments } from '../arguments.ts';
import { makeChanges } from '../changes.ts';
import { parseYaml } from '../engine/read/yaml.ts';
import { itemsIn, valueIn } from '../engine/write/configure.ts';
import type { Change } from '../model/change.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { isSameValue, type Value } from '../model/value.ts';
import { plainValue } from '../model/written.ts';
import { rootOf } from '../root.ts';
import { openDisk } from '../store/disk.ts';

const usage = `configure FILE key=value... [key= to unset] [key+=x and key-=x for lists]
  woad configure lists/sales.yml lists.negotiation.limit=5 fields.stage.title="How far"
  woad configure workspace.yml teams.desk+=ana teams.desk-=maud
  woad configure automations/deal-won.yml enabled=false
  all that is named is set, or nothing`;

export default {
  summary: "Sets keys of a board's file, of workspace.yml, or whether a rule is enabled; only the bytes that must change do.",
  usage,
  async run(args, terminal) {
    const { words, text } = readArguments(args, { words: [2, 1000], usage });
    const [file = '', ...assignments] = words;
    const root = rootOf(terminal, text.get('root'));
    return makeChanges(terminal, root, () => ({ woad: 1, changes: changesFor(root, file, assignments) }), { whole: true });
  },
} satisfies Command;

function changesFor(root: string, file: string, assignments: string[]): Change[] {
  const changes: Change[] = [];
  const lists = new Map<string, Value[]>();
  for (const assignment of assignments) {
    const [, key = '', operator = '', typed = ''] = /^([^=]+?)(\+=|-=|=)(.*)$/s.exec(assignment) ?? [];
    if (key === '') throw new UsageError(`"${assignment}" sets nothing; expected key=value, such as color=teal\n${drawUsage(usage)}`);
    if (operator === '=') {
      changes.push({ kind: 'configure', file, key, to: typedValue(typed) });
      continue;
    }
    const earlier = changes.findLast((change) => change.kind === 'configure' && change.key === key);
    const present = lists.get(key) ?? [(earlier?.kind === 'configure' ? earlier.to : valueIn(openDisk(root), file, key)) ?? []].flat();
    const made = listChanges(file, key, present, operator, typedValue(typed));
    lists.set(key, made.list);
    changes.push(...made.changes);
  }
  return changes;
}

/** More items, or fewer: names as one list, maps each in its place, so that what stands beside them keeps its bytes. */
function listChanges(
  file: string,
  key: string,
  present: Value[],
  operator: string,
  typed: Value | null,
): { list: Value[]; changes: Change[] } {
  const items: Value[] = typeof typed === 'string' ? itemsIn(typed) : [typed ?? []].flat();
  const isWhole = present.length === 0 || ![...present, ...items].some((item) => typeof item === 'object');
  const more = operator === '+=' ? items.filter((item) => !present.some((each) => isSameValue(each, item))) : [];
  const gone = operator === '+=' ? [] : items.map((item) => placeOf(item, present, key)).toSorted((a, b) => b - a);
  const list = [...present.filter((_, index) => !gone.includes(index)), ...more];
  const change = (place: string, to: Value | null): Change => ({ kind: 'configure', file, key: key + place, to });
  if (isWhole) return { list, changes: [change('', list)] };
  const changes = [...gone.map((index) => change(`.${index}`, null)), ...more.map((to, index) => change(`.${present.length + index}`, to))];
  return { list, changes };
}

function placeOf(item: Value, present: Value[], key: string): number {
  const index = present.findIndex((each) => isSameValue(each, item) || nameOf(each) === String(item));
  if (index === -1) throw new UsageError(`${key} has no "${nameOf(item)}"; it holds ${present.map(nameOf).join(', ') || 'nothing'}`);
  return index;
}

/** What people call an item: itself, or its name. */
function nameOf(item: Value): string {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return String(item);
  return String(item['name'] ?? item['view'] ?? JSON.stringify(item));
}

/** What was typed, read as it would be in the file; nothing unsets. What that would take for a comment or another key is text. */
function typedValue(typed: string): Value | null {
  const { written, problems } = parseYaml(`v: ${typed}`, 0);
  const value = written.get('v');
  const isWhole = written.size === 1 && (/^\s*["'[{]/.test(typed) || !/(^|\s)#/.test(typed));
  return value && isWhole && problems.length === 0 ? (plainValue(value) as Value | null) : typed;
}
