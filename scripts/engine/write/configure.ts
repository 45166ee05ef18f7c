import type { Change } from '../../model/change.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Problem } from '../../model/field-type.ts';
import type { Files } from '../../model/file.ts';
import { keyPattern, nameProblem } from '../../model/names.ts';
import { quoteText } from '../../model/reading.ts';
import { isSameValue, type Value } from '../../model/value.ts';
import { plainValue, type Written } from '../../model/written.ts';
import { readBoard } from '../read/board.ts';
import { readRule } from '../read/rule.ts';
import { readWorkspace } from '../read/workspace.ts';
import { carryLists } from './configure-lists.ts';
import { type Desk, type Refusal, readText } from './desk.ts';
import { readWhole, type Steps, spliceYaml, writtenAt } from './splice-yaml.ts';

/** No setting stands so deep. */
const mostParts = 20;

type Configure = Extract<Change, { kind: 'configure' }>;

/** Sets one key of a board's file or of `workspace.yml`, or whether a rule is enabled; what the file would not be read with is refused. */
export function configureTracker(desk: Desk, change: Configure): Refusal {
  const refusal = refuseFile(change);
  if (refusal) return refusal;
  const { file, key, to, was } = change;
  const read = readText(desk.files, file);
  if ('problem' in read) return { problem: `${file} cannot be read: ${read.problem}` };
  const found = stepsIn(read.text, key, to !== null);
  if ('problem' in found) return { problem: `${file}: ${found.problem}` };
  const steps = nameAlone(read.text, found.steps, to);
  const present = valueIn(desk.files, file, key) ?? null;
  if (was !== undefined && !isSameValue(was, present))
    return { problem: `${key} of ${file} is ${JSON.stringify(present)}, not ${JSON.stringify(was)} as it was when this change was made` };
  const known = new Set(faultsOf(desk, file, read.text).map(({ message }) => message));
  const put = (value: Value | undefined): { text: string } | Problem => {
    const spliced = spliceYaml(read.text, steps, withWhatTheyHold(read.text, steps, value));
    if ('problem' in spliced || spliced.text === read.text) return spliced;
    const [fault] = faultsOf(desk, file, spliced.text).filter(({ message }) => !known.has(message));
    return fault ? { problem: withNames(fault.message, key, steps, read.text) } : spliced;
  };
  const first = put(to ?? undefined);
  const asList = 'problem' in first && typeof to === 'string' ? put(itemsIn(to)) : first;
  const spliced = 'problem' in asList ? first : asList;
  if ('problem' in spliced) return { problem: `${file}: ${spliced.problem}` };
  if (spliced.text === read.text) return undefined;
  const held = file.startsWith('lists/') ? carryLists(desk, file, read.text, spliced.text) : undefined;
  if (held) return { problem: `${file}: ${held.problem}` };
  desk.files.edit({ kind: 'write', path: file, text: spliced.text });
  desk.touched.add(file);
  return undefined;
}

/** A list that is given whole by names keeps what stands with those that it has already: their titles, and which is done. */
function withWhatTheyHold(text: string, steps: Steps, value: Value | undefined): Value | undefined {
  const whole = readWhole(text);
  const present = 'problem' in whole ? undefined : writtenAt(whole.written, steps);
  if (!Array.isArray(value) || present?.as !== 'list') return value;
  const held = new Map(present.items.filter(({ as }) => as === 'map').map((item) => [nameOf(item), plainValue(item)]));
  return value.map((each) => (typeof each === 'string' && held.get(each)) || each) as Value;
}

/** The plain value at a dotted key of a YAML file; undefined where there is none, or no such file. */
export function valueIn(files: Files, file: string, key: string): Value | undefined {
  const read = readText(files, file);
  if ('problem' in read) return undefined;
  const steps = stepsIn(read.text, key);
  const whole = readWhole(read.text);
  const written = 'problem' in steps || 'problem' in whole ? undefined : writtenAt(whole.written, steps.steps);
  return written && ((plainValue(written) as Value | null) ?? undefined);
}

/** What a text means where a list is expected: `ana, sam`. */
export function itemsIn(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** Why a file, or that key of it, is not for this change. */
function refuseFile({ file, key, to }: Configure): Refusal {
  const [, folder, name = ''] = /^(lists|automations)\/([^/]+)\.yml$/.exec(file) ?? [];
  if (folder === 'lists') {
    const problem = nameProblem(name);
    return problem === undefined ? undefined : { problem };
  }
  if (folder === 'automations' && keyPattern.test(name)) {
    if (key !== 'enabled') return { problem: `only "enabled" of a rule is set by a change; the rest of ${file} is edited as a file` };
    return typeof to === 'boolean' || to === null ? undefined : { problem: 'enabled: expected true or false' };
  }
  if (file === 'workspace.yml') return key === 'format' ? { problem: 'the format of a tracker is not set by a change' } : undefined;
  return {
    problem: `${quoteText(file)} is not configured by a change; expected workspace.yml, lists/<board>.yml or automations/<rule>.yml`,
  };
}

/** The steps of a dotted key: a part names a key of a map, or of a list an item by its name or by its place from 0; of one that is to be added that is how many there are. */
function stepsIn(text: string, key: string, isAdding = false): { steps: Steps } | Problem {
  const whole = readWhole(text);
  if ('problem' in whole) return whole;
  const steps: Steps = [];
  const parts = key.split('.');
  if (parts.length > mostParts) return { problem: `${quoteText(key)} is not a key; no key has more than ${mostParts} parts` };
  for (const part of parts) {
    if (part === '') return { problem: `${quoteText(key)} is not a key; expected parts joined by ".", such as lists.negotiation.limit` };
    const holder = writtenAt(whole.written, steps);
    if (holder?.as !== 'list') {
      steps.push(part);
      continue;
    }
    const named = holder.items.findIndex((item) => nameOf(item) === part);
    const index = named === -1 && /^\d+$/.test(part) ? Number(part) : named;
    if (named === -1 && index === holder.items.length && steps.length === parts.length - 1 && isAdding) {
      steps.push(index);
      continue;
    }
    if (index === -1 || index >= holder.items.length)
      return { problem: `${steps.join('.')} has no ${quoteText(part)}; it holds ${holder.items.map(nameOf).join(', ') || 'nothing'}` };
    steps.push(index);
  }
  return { steps };
}

/** Another name for what is a name alone stays a name alone. */
function nameAlone(text: string, steps: Steps, to: Value | null): Steps {
  const whole = readWhole(text);
  const holder = 'problem' in whole ? undefined : writtenAt(whole.written, steps.slice(0, -1));
  const isAlone = steps.at(-1) === 'name' && typeof steps.at(-2) === 'number' && holder?.as === 'scalar' && typeof to === 'string';
  return isAlone ? steps.slice(0, -1) : steps;
}

/** A fault as people wrote the key: what they called by its name is not told by its place, and a place is told with the name of what stands there. */
function withNames(message: string, key: string, steps: Steps, text: string): string {
  const parts = key.split('.');
  const last = steps.findLastIndex((step) => typeof step === 'number');
  const numbered = steps.slice(0, last + 1).join('.');
  if (last === -1 || !message.startsWith(numbered)) return message;
  const whole = readWhole(text);
  const item = 'problem' in whole ? undefined : writtenAt(whole.written, steps.slice(0, last + 1));
  const named = parts.slice(0, last).concat((item && nameOf(item)) || (parts[last] ?? ''));
  return named.join('.') + message.slice(numbered.length);
}

function nameOf(item: Written): string {
  const name = item.as === 'map' ? (item.entries.get('name') ?? item.entries.get('view')) : item;
  return name?.as === 'scalar' ? name.source : '';
}

function faultsOf({ context }: Desk, path: string, text: string): Diagnostic[] {
  if (path === 'workspace.yml') return readWorkspace({ path, text }, context.zod).diagnostics;
  return path.startsWith('lists/') ? readBoard({ path, text }, context).diagnostics : readRule({ path, text }).diagnostics;
}
