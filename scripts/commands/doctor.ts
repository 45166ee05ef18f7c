import { readArguments } from '../arguments.ts';
import { type Diagnosis, examine } from '../doctor.ts';
import type { Graveness } from '../model/ailment.ts';
import type { Command } from '../model/command.ts';
import { anyRootOf } from '../root.ts';
import { jsonText } from '../terminal/json.ts';
import { safeLine } from '../terminal/text.ts';

const usage = `doctor [--json]
  looks whether this clone, the workflows and the settings on GitHub fit what the tracker asks for, and says what to do and where to
  click; the settings are shown to a token of an admin: WOAD_TOKEN=$(gh auth token) npx woad doctor`;

const headings: { [severity in Graveness]: string } = {
  error: 'Does not work',
  warning: 'May go wrong',
  note: 'Good to know',
  unknown: 'Could not be seen',
};

export default {
  summary: 'Looks whether all is set up, here and on GitHub, and says what to do.',
  usage,
  async run(args, terminal) {
    const { text, flags } = readArguments(args, { flags: ['json'], words: [0, 0], usage });
    const found = await examine(anyRootOf(terminal, text.get('root')), terminal);
    const counts = Object.fromEntries(Object.keys(headings).map((severity) => [severity, count(found, severity)]));
    terminal.write(flags.has('json') ? jsonText({ findings: found, counts }) : drawFindings(found));
    return count(found, 'error') > 0 ? 1 : 0;
  },
} satisfies Command;

function count(found: Diagnosis[], severity: string): number {
  return found.filter((each) => each.severity === severity).length;
}

function drawFindings(found: Diagnosis[]): string {
  if (found.length === 0) return 'all is set up, as far as can be seen\n';
  const parts = Object.entries(headings).flatMap(([severity, heading]) => {
    const own = found.filter((each) => each.severity === severity);
    const lines = own.map((each) => `- ${safeLine(each.found)} [${each.ailment}]\n  ${safeLine(each.remedy)}\n`);
    return own.length === 0 ? [] : [`${heading}\n${lines.join('')}`];
  });
  return parts.join('\n');
}
