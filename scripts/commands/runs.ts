import { readArguments } from '../arguments.ts';
import type { Command } from '../model/command.ts';
import type { CommitNote } from '../model/commit.ts';
import { UsageError } from '../model/diagnostic.ts';
import { didYouMean } from '../model/names.ts';
import type { OutboxEntry } from '../model/outbox.ts';
import { rootOf } from '../root.ts';
import { type PastRuns, readPastRuns, runsInClones } from '../run/past-runs.ts';
import { tellRun } from '../run/telling.ts';
import { jsonText } from '../terminal/json.ts';
import { safeLine } from '../terminal/text.ts';

const usage = `runs [--last N] [--rule RULE] [--record BOARD/SLUG] [--json]
  what rules did in the last N runs (10), and why each did or did not fire; first what needs a person; at the end the commits of runs
  in clones (automate --since)`;
const usualRuns = 10;
const mostRuns = 1000;

export default {
  summary: 'Shows what rules did, and why.',
  usage,
  async run(args, terminal) {
    const { text, flags } = readArguments(args, { text: ['last', 'rule', 'record'], flags: ['json'], words: [0, 0], usage });
    const root = rootOf(terminal, text.get('root'));
    const last = text.get('last') ?? String(usualRuns);
    if (!/^[1-9]\d{0,3}$/.test(last) || Number(last) > mostRuns)
      throw new UsageError(`--last: expected a number from 1 to ${mostRuns}; found ${JSON.stringify(last)}`);
    const past = await readPastRuns(root, terminal, Number(last));
    const [rule, record] = [text.get('rule'), text.get('record')];
    const here = runsInClones(root, Number(last));
    if (past) refuseUnknown(past, here, rule, record);
    const clones = record === undefined ? here.filter(({ trailers }) => rule === undefined || rulesOf(trailers).includes(rule)) : [];
    const inClones = clones.map(({ at, commit, subject, trailers }) => ({ at, commit, rules: rulesOf(trailers), subject }));
    if (!past) {
      terminal.write(flags.has('json') ? jsonText({ runs: [], open: [], troubled: [], inClones }) : nothingKept + tellClones(inClones));
      return 0;
    }
    const isMeant = (each: { rule: string; record?: string }) =>
      (rule === undefined || each.rule === rule) && (record === undefined || each.record === record);
    const notes = past.notes.map((note) => ({ ...note, traces: note.traces.filter(isMeant), effects: note.effects.filter(isMeant) }));
    const shown =
      rule === undefined && record === undefined ? notes : notes.filter(({ traces, effects }) => traces.length + effects.length > 0);
    const [open, troubled] = [past.open.filter(isMeant), past.troubled.filter(isMeant)];
    if (past.stale !== undefined) terminal.complain(`origin could not be asked, so this may be old: ${past.stale}\n`);
    if (flags.has('json')) {
      terminal.write(jsonText({ cursor: past.cursor, open, troubled, runs: shown, inClones }));
      return 0;
    }
    const lines = [...troubled, ...open].map((entry) => `${safeLine(tellEntry(entry))}\n`);
    terminal.write(lines.join(''));
    for (const note of shown) {
      const commit = note.commit ? `, committed ${note.commit.slice(0, 10)}` : '';
      terminal.write(`${lines.length > 0 || note !== shown[0] ? '\n' : ''}${note.at} run ${note.run}${commit}\n`);
      terminal.write(tellRun(note).replace(/^/gm, '  ').trimEnd());
      terminal.write('\n');
    }
    terminal.write(tellClones(inClones));
    return 0;
  },
} satisfies Command;

const nothingKept =
  'no run of rules is kept here: woad automate, which GitHub runs after each push, keeps its runs on the branch woad-state; woad automate --since leaves its commit alone\n';

function rulesOf(trailers: Map<string, string[]>): string[] {
  return trailers.get('Woad-Rule') ?? [];
}

/** Why the rules acted is kept of runs on origin alone; of these their commit tells what they did. */
function tellClones(runs: { at: string; commit: string; rules: string[]; subject: string }[]): string {
  if (runs.length === 0) return '';
  const lines = runs.map(({ at, commit, rules, subject }) => safeLine(`  ${at} ${commit.slice(0, 10)} ${subject} (${rules.join(', ')})`));
  return `\nmade by woad automate --since, of which the commit alone is kept (git show COMMIT):\n${lines.join('\n')}\n`;
}

/** A name that no run ever told of is more likely a slip than a question. */
function refuseUnknown({ notes, open }: PastRuns, here: CommitNote[], rule: string | undefined, record: string | undefined): void {
  const told = [...notes.flatMap(({ traces, effects }) => [...traces, ...effects]), ...open];
  const rules = new Set([...told.map((each) => each.rule), ...here.flatMap(({ trailers }) => rulesOf(trailers))]);
  const records = new Set(told.flatMap((each) => each.record ?? []));
  if (rule !== undefined && !rules.has(rule))
    throw new UsageError(`no run that is told here looked at a rule "${rule}"${didYouMean(rule, rules) || '; --last asks for more runs'}`);
  if (record !== undefined && !records.has(record))
    throw new UsageError(
      `no run that is told here was about "${record}"${didYouMean(record, records) || `; --last asks for more runs, and woad history ${record} tells who changed it`}`,
    );
}

function tellEntry({ key, kind, rule, record, state, reason, notBefore }: OutboxEntry): string {
  const what = `${state}: ${kind} of ${rule}${record ? ` for ${record}` : ''}`;
  const why = [reason, notBefore && `not before ${notBefore}`].filter(Boolean).join('; ');
  const remedy = remedyFor(state, notBefore !== undefined, `woad retry ${key.slice(0, 10)}`);
  return `${what}${why ? `: ${why}` : ''}${remedy}`;
}

/** What a person can do about it. */
function remedyFor(state: OutboxEntry['state'], hasToWait: boolean, retry: string): string {
  switch (state) {
    case 'unknown':
    case 'failed':
      return `; ${retry} sends it again`;
    case 'pending':
      return hasToWait ? `; then it is tried again, or by the next run after ${retry}` : '; the next run sends it (woad automate)';
    case 'proposed':
      return '; it goes out when the pull request of the rules is merged';
    default:
      return '';
  }
}
