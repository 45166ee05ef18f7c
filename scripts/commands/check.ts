import { relative, resolve } from 'node:path';
import { readArguments } from '../arguments.ts';
import { describeFix, describeMended } from '../engine/fix/describe.ts';
import { findFaults } from '../faults.ts';
import { type Mending, mendTracker } from '../fixes.ts';
import type { Command, Terminal } from '../model/command.ts';
import { compareDiagnostics, type Diagnostic, describeDiagnostic, UsageError } from '../model/diagnostic.ts';
import { anyRootOf, rootOf } from '../root.ts';
import { openDisk } from '../store/disk.ts';
import { headCommit, openRepository } from '../store/git.ts';
import { gitHubFrom, setCommitStatus, tellMissing } from '../store/github.ts';
import { drawAnnotation } from '../terminal/annotation.ts';
import { foldWarnings } from '../terminal/fold.ts';
import { jsonText } from '../terminal/json.ts';
import { safeLine } from '../terminal/text.ts';
import { openTracker } from '../workspace.ts';

const usage = `check [PATH...] [--fix [--dry-run]] [--since COMMIT] [--all] [--json] [--annotate] [--status]
  woad check records/sales --fix --dry-run
  --fix mends what needs no guessing; with --dry-run it only says what that is
  --since looks also at what has entered or left locked lists since a commit, and at who wrote the comments that came
  --all tells each warning, where many alike are one line otherwise
  --annotate and --status are for GitHub: each fault at its line of a pull request, and the result on the commit`;

export default {
  summary: 'Reads everything and names every fault, with its line.',
  usage,
  async run(args, terminal) {
    const { words, text, flags } = readArguments(args, {
      text: ['since'],
      flags: ['fix', 'dry-run', 'all', 'json', 'annotate', 'status'],
      words: [0, Number.POSITIVE_INFINITY],
      usage,
    });
    if (flags.has('json') && flags.has('annotate')) throw new UsageError('--json and --annotate are two ways to tell the same: take one');
    const root = (flags.has('fix') ? rootOf : anyRootOf)(terminal, text.get('root'));
    const wanted = words.map((word) => {
      const path = relative(root, resolve(text.has('root') ? root : terminal.folder, word)).replaceAll('\\', '/');
      if (path.startsWith('..')) throw new UsageError(`${word} lies outside of the tracker ${root}`);
      return path;
    });
    const files = openDisk(root);
    for (const [index, path] of wanted.entries()) {
      if (path !== '' && files.size(path) === undefined && files.list(path).length === 0)
        throw new UsageError(`there is no file or folder ${words[index]}; expected one of the tracker, such as records or lists`);
    }
    const isMeant = ({ place }: Diagnostic) =>
      wanted.length === 0 || wanted.some((path) => path === '' || place.path === path || place.path.startsWith(`${path}/`));
    const dry = flags.has('dry-run');
    if (dry && !flags.has('fix')) throw new UsageError('--dry-run goes with --fix: it tells what would be mended');
    const since = text.get('since');
    const { open, mended, left } = flags.has('fix')
      ? await mendTracker(root, terminal.now, { dry, since, isMeant })
      : await lookAt(root, terminal.now, since);
    const shown = left.filter(isMeant);
    const errors = shown.filter(({ severity }) => severity === 'error').length;
    const counts = { records: open.tracker.records.length, boards: open.tracker.boards.size, errors, warnings: shown.length - errors };
    if (flags.has('status')) await reportStatus(root, counts, terminal);
    if (flags.has('json')) {
      const diagnostics = shown.map(({ place, check, severity, message, about, fix }) => ({
        ...place,
        check,
        severity,
        message,
        ...(about && { about }),
        ...(fix ? { fix: describeFix(fix) } : {}),
      }));
      const fixes = mended.map(({ fix, notes }) => ({ mended: describeFix(fix), notes }));
      terminal.write(jsonText({ ...(flags.has('fix') ? { fixes } : {}), diagnostics, counts }));
      return errors > 0 ? 1 : 0;
    }
    for (const { text: line, notes } of describeMended(inOrder(mended), (board) => open.tracker.boards.has(board))) {
      terminal.write(`${dry ? 'would mend' : 'mended'} ${safeLine(line)}\n`);
      for (const note of notes) terminal.complain(`note: ${safeLine(note)}\n`);
    }
    if (flags.has('annotate')) terminal.write(annotate(shown, openRepository(root)?.prefix ?? ''));
    else
      terminal.write(
        (flags.has('all') ? shown : foldWarnings(shown, 'woad check --all tells each'))
          .map((each) => `${safeLine(describeDiagnostic(each))}\n`)
          .join(''),
      );
    const total = `${count(counts.records, 'record')} on ${count(counts.boards, 'board')}: ${count(errors, 'error')}, ${count(counts.warnings, 'warning')}`;
    if (flags.has('fix')) terminal.complain(`${mended.length.toLocaleString('en')} ${dry ? 'would be ' : ''}mended\n`);
    terminal.complain(`${total}\n`);
    const mendable = new Set(shown.flatMap(({ fix }) => (fix ? [JSON.stringify(fix)] : []))).size;
    if (mendable > 0 && !flags.has('fix')) terminal.complain(`${mendable} can be mended: woad check --fix\n`);
    return errors > 0 ? 1 : 0;
  },
} satisfies Command;

/** As faults are told: by file, then line. */
function inOrder(mended: Mending['mended']): Mending['mended'] {
  return mended.toSorted(({ faults: [a] }, { faults: [b] }) => (a && b ? compareDiagnostics(a, b) : 0));
}

async function lookAt(root: string, now: Date, since: string | undefined): Promise<Omit<Mending, 'looks'>> {
  const open = await openTracker(root, now);
  return { open, mended: [], left: await findFaults(open, { since }) };
}

/** Puts the result on HEAD as the status `woad/check`: no workflow runs on what a job pushed with its own token. */
async function reportStatus(
  root: string,
  { errors, warnings }: { errors: number; warnings: number },
  { environment }: Terminal,
): Promise<void> {
  const github = gitHubFrom(environment);
  if ('missing' in github) throw new UsageError(`--status is for a workflow on GitHub: ${tellMissing(github.missing)}`);
  const repository = openRepository(root);
  const head = repository && headCommit(repository);
  if (head === undefined) throw new UsageError(`${root} has no commit to put a status on`);
  const { GITHUB_SERVER_URL: server, GITHUB_RUN_ID: run } = environment;
  await setCommitStatus(github, head, {
    context: 'woad/check',
    state: errors > 0 ? 'failure' : 'success',
    description: `${count(errors, 'error')}, ${count(warnings, 'warning')}`,
    url: server && run ? `${server}/${github.repository}/actions/runs/${run}` : undefined,
  });
}

/** GitHub wants paths from the top of the repository, wherever in it the tracker stands. */
function annotate(faults: Diagnostic[], prefix: string): string {
  const commands = faults.map(({ place, check, message, severity }) =>
    drawAnnotation({ severity, path: prefix + place.path, line: place.line, column: place.column, title: check, message }),
  );
  return commands.join('');
}

function count(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;
}
