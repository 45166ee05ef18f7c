import { readArguments } from '../arguments.ts';
import { checkTracker } from '../checking.ts';
import type { Command, Terminal } from '../model/command.ts';
import { describeDiagnostic, UsageError } from '../model/diagnostic.ts';
import { rootOf } from '../root.ts';
import { checkBase } from '../site-address.ts';
import { foldWarnings } from '../terminal/fold.ts';
import { safeLine } from '../terminal/text.ts';
import type { OpenTracker } from '../workspace.ts';

const usage = `start [--port N] [--base PATH]
  at http://127.0.0.1:4321/ where nothing else is asked for; --base is the path that the site lies under, such as /tracker/`;
const usualPort = 4321;

export default {
  summary: 'Checks the tracker and shows its site on this machine; pages follow every change of a file.',
  usage,
  async run(args, terminal) {
    const { text } = readArguments(args, { text: ['port', 'base'], words: [0, 0], usage });
    const root = rootOf(terminal, text.get('root'));
    const port = portFrom(text.get('port'));
    const base = checkBase(text.get('base'));
    checkBase(terminal.environment['WOAD_BASE'], 'WOAD_BASE');
    const [{ startSite }, { editorOf }] = await Promise.all([import('../../site/astro.ts'), import('../editing.ts')]);
    const site = await startSite(
      {
        root,
        audience: 'members',
        environment: terminal.environment,
        ...(base === undefined ? {} : { base }),
        onRead: tellState(terminal),
        editor: editorOf(root),
      },
      port,
    );
    if (port !== 0 && site.port !== port) terminal.complain(`port ${port} is taken, so this is ${site.port}; --port N chooses another\n`);
    terminal.write(`\n  ${site.address}\n\n  The boards of ${root}, as the files are now. Ctrl+C stops.\n`);
    return 0;
  },
} satisfies Command;

/** Tells of each reading the faults that were not told before (one that was mended and comes back is told again), and how many there are where that changed. */
function tellState({ write, complain }: Terminal): (read: { open: OpenTracker; warnings: string[] }) => Promise<void> {
  let told = new Set<string>();
  let state = '';
  const warned = new Set<string>();
  return async ({ open, warnings }) => {
    for (const line of warnings) if (!warned.has(line)) complain(`${safeLine(line)}\n`);
    for (const line of warnings) warned.add(line);
    const { records, boards } = open.tracker;
    const faults = await checkTracker(open);
    const fresh = faults.filter((fault) => !told.has(describeDiagnostic(fault)));
    for (const fault of foldWarnings(fresh, 'woad check --all tells each')) complain(`${safeLine(describeDiagnostic(fault))}\n`);
    told = new Set(faults.map(describeDiagnostic));
    const errors = faults.filter(({ severity }) => severity === 'error').length;
    const found = faults.length === 0 ? 'no faults' : `${count(errors, 'error')}, ${count(faults.length - errors, 'warning')}`;
    if (found !== state) write(`${count(records.length, 'record')} on ${count(boards.size, 'board')}: ${found}\n`);
    state = found;
  };
}

function count(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;
}

function portFrom(written: string | undefined): number {
  if (written === undefined) return usualPort;
  const port = Number(written);
  if (!/^\d+$/.test(written) || port > 65_535) throw new UsageError(`"${written}" is not a port; expected a number from 0 to 65535`);
  return port;
}
