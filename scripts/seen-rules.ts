import type { CompiledRule } from './engine/automate/compile.ts';
import { reachesOf } from './engine/automate/reach.ts';
import { expressionsOf, openRules } from './engine/automate/rules.ts';
import { mayWriteTo } from './engine/message/allow.ts';
import { isAddress } from './model/address.ts';
import type { Needs, SeenPerson, SeenRule } from './model/ailment.ts';
import type { Terminal } from './model/command.ts';
import { noticeNames } from './model/notice.ts';
import { valueAt } from './model/record.ts';
import type { Tracker } from './model/tracker.ts';
import type { Person, Workspace } from './model/workspace.ts';
import { openRunContext } from './run/context.ts';
import { inSeconds } from './run/plan.ts';
import type { OpenTracker } from './workspace.ts';

/** What time sets off by itself. */
const timed = ['due', 'late', 'reminded'];
const ofIssues = new Set(['open-issue', 'close-issue', 'comment-issue']);

/** The rules that are run, those that are not, and what all of them need. */
export async function lookAtRules(
  { tracker, fields, zod }: OpenTracker,
  terminal: Terminal,
): Promise<{ rules: SeenRule[]; faults: string[]; needs: Needs }> {
  const context = await openRunContext(tracker.workspace, fields, inSeconds(terminal.now), terminal);
  const open = openRules(tracker, context);
  const own = open.rules.filter(({ rule }) => !rule.builtIn);
  const rules = own.map((compiled): SeenRule => {
    const secrets = reachesOf(compiled, zod).flatMap(({ kind, name }) => (kind === 'secret' ? [name] : []));
    const vars = expressionsOf(compiled).flatMap(({ source }) =>
      [...source.matchAll(/\bvars(?:\.|\[["'])(\w+)/g)].map(([, name = '']) => name),
    );
    const { name, path } = compiled.rule;
    return { name, path, secrets, vars: [...new Set(vars)] };
  });
  return { rules, faults: open.faults.map(({ reason }) => reason), needs: needsOf(own, tracker) };
}

function needsOf(rules: CompiledRule[], { workspace, records }: Tracker): Needs {
  const people = [...workspace.people.values()];
  const notices = noticeNames.filter((name) => !workspace.silenced.has(name));
  const notifying = rules.filter((rule) => takes(rule, 'notify'));
  const told = (how: Person['notify']) => {
    const keys = people.filter(({ notify }) => notify === how).map(({ key }) => key);
    if (keys.length === 0) return [];
    return [...notifying.map(naming), ...(notices.length > 0 ? keys.map((key) => `what ${key} is told`) : [])];
  };
  const isTold = people.some(({ notify }) => notify !== 'none');
  const times = isTold ? notices.filter((name) => timed.includes(name)) : [];
  return {
    mail: [...rules.filter((rule) => takes(rule, 'send-email')).map(naming), ...told('email')],
    issues: [
      ...rules.filter((rule) => rule.do.some((step) => ofIssues.has(step.name) && !isElsewhere(step.options))).map(naming),
      ...told('github'),
    ],
    time: [
      ...rules.filter(({ when }) => when.some(({ trigger }) => trigger.moments)).map(naming),
      ...(times.length > 0 ? [`telling people what is ${times.join(', ')}`] : []),
    ],
    writes: [
      ...rules.filter((rule) => rule.do.some(({ action }) => action.causes)).map(naming),
      ...(records.some((record) => valueAt(record, 'repeat') !== undefined) ? ['records that repeat'] : []),
    ],
  };
}

function takes(rule: CompiledRule, action: string): boolean {
  return rule.do.some(({ name }) => name === action);
}

function naming({ rule }: CompiledRule): string {
  return `the rule ${rule.name}`;
}

/** An issue of another repository. */
function isElsewhere(options: unknown): boolean {
  return options !== null && typeof options === 'object' && 'repository' in options;
}

/** Who is told how, and whether they can be; `given` are the addresses from the secret PEOPLE, where this environment holds it. */
export function lookAtPeople(workspace: Workspace, given: { [key: string]: string }): SeenPerson[] {
  const people = [...workspace.people.values()];
  const addressOf = ({ key, email }: Person) => email ?? (Object.hasOwn(given, key) ? given[key] : undefined);
  const known = people.flatMap((person) => addressOf(person) ?? []);
  const { allow } = workspace.email;
  const isOpen = allow.some((entry) => entry.trim() === 'people');
  return people.map((person): SeenPerson => {
    const { key, notify, email } = person;
    const address = addressOf(person);
    const isSound = email === undefined || isAddress(email);
    const unseen = isOpen || (allow.some((entry) => entry.includes('@')) ? undefined : false);
    const isAllowed = address === undefined || !isSound ? unseen : mayWriteTo(address, allow, { people: known });
    return { key, notify, address: email !== undefined ? 'file' : address !== undefined ? 'secret' : 'none', isSound, isAllowed };
  });
}
