import { readArguments } from '../arguments.ts';
import type { Command } from '../model/command.ts';
import { describeDiagnostic, UsageError } from '../model/diagnostic.ts';
import { checkTracker, type OpenTracker, rootOf } from '../workspace.ts';

const usage = 'start [--port N] [--base PATH]';
const usualPort = 4321;

export default {
  summary: 'Checks the tracker and shows its site on this machine; pages follow every change of a file.',
  usage,
  async run(args, terminal) {
    const { text } = readArguments(args, { text: ['port', 'base'], words: [0, 0], usage });
    const root = rootOf(terminal, text.get('root'));
    const port = portFrom(text.get('port'));
    const { startSite } = await import('../../site/astro.ts');
    const base = text.get('base');
    const told = new Set<string>();
    const site = await startSite(
      {
        root,
        audience: 'members',
        environment: terminal.environment,
        ...(base === undefined ? {} : { base }),
        onRead: ({ open }) => tellFaults(open, told, terminal.complain),
      },
      port,
    );
    terminal.write(`\n  ${site.address}\n\n  The boards of ${root}, as the files are now. Ctrl+C stops.\n`);
    return 0;
  },
} satisfies Command;

/** Faults that were not told before; one that was mended and comes back is told again. */
async function tellFaults(open: OpenTracker, told: Set<string>, complain: (text: string) => void): Promise<void> {
  const lines = (await checkTracker(open)).map(describeDiagnostic);
  for (const line of lines) if (!told.has(line)) complain(`${line}\n`);
  told.clear();
  for (const line of lines) told.add(line);
}

function portFrom(written: string | undefined): number {
  if (written === undefined) return usualPort;
  const port = Number(written);
  if (!/^\d+$/.test(written) || port > 65_535) throw new UsageError(`"${written}" is not a port; expected a number from 0 to 65535`);
  return port;
}
