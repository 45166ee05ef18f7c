import { readArguments } from '../arguments.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { didYouMean } from '../model/names.ts';
import type { OutboxEntry } from '../model/outbox.ts';
import { rootOf } from '../root.ts';
import { type PastRuns, readPastRuns } from '../run/past-runs.ts';
import { tellRun } from '../run/telling.ts';
import { jsonText } from '../terminal/json.ts';
import { safeLine } from '../terminal/text.ts';

const usage = `runs [--last N] [--rule RULE] [--record BOARD/SLUG] [--json]
  what rules did in the last N runs (10), and why each did or did not fire; first what needs a person`;
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
    if (!past) {
      terminal.write(flags.has('json') ? jsonText({ runs: [], open: [], troubled: [] }) : 'rules have not run yet\n');
      return 0;
    }
    const [rule, record] = [text.get('rule'), text.get('record')];
    refuseUnknown(past, rule, record);
    const isMeant = (each: { rule: string; record?: string }) =>
      (rule === undefined || each.rule === rule) && (record === undefined || each.record === record);
    const notes = past.notes.map((note) => ({ ...note, traces: note.traces.filter(isMeant), effects: note.effects.filter(isMeant) }));
    const shown =
      rule === undefined && record === undefined ? notes : notes.filter(({ traces, effects }) => traces.length + effects.length > 0);
    const [open, troubled] = [past.open.filter(isMeant), past.troubled.filter(isMeant)];
    if (past.stale !== undefined) terminal.complain(`origin could not be asked, so this may be old: ${past.stale}\n`);
    if (flags.has('json')) {
      terminal.write(jsonText({ cursor: past.cursor, open, troubled, runs: shown }));
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
    return 0;
  },
} satisfies Command;

/** A name that no run ever told of is more likely a slip than a question. */
function refuseUnknown({ notes, open }: PastRuns, rule: string | undefined, record: string | undefined): void {
  const told = [...notes.flatMap(({ traces, effects }) => [...traces, ...effects]), ...open];
  const [rules, records] = [new Set(told.map((each) => each.rule)), new Set(told.flatMap((each) => each.record ?? []))];
  if (rule !== undefined && !rules.has(rule))
    throw new UsageError(`no run that is told here looked at a rule "${rule}"${didYouMean(rule, rules) || '; --last asks for more runs'}`);
  if (record !== undefined && !records.has(record))
    throw new UsageError(`no run that is told here was about "${record}"${didYouMean(record, records) || '; --last asks for more runs'}`);
}

function tellEntry({ key, kind, rule, record, state, reason, notBefore }: OutboxEntry): string {
  const what = `${state}: ${kind} of ${rule}${record ? ` for ${record}` : ''}`;
  const why = [reason, notBefore && `not before ${notBefore}`].filter(Boolean).join('; ');
  const remedy = state === 'unknown' || state === 'failed' ? `; woad retry ${key.slice(0, 10)} sends it again` : '';
  return `${what}${why ? `: ${why}` : ''}${remedy}`;
}
