import { type Ailment, listNames } from '../model/ailment.ts';
import type { OutboxEntry } from '../model/outbox.ts';

const day = 24 * 3_600_000;

export default {
  summary: 'What rules asked for and what did not happen: failed, unknown, or waiting for long; rules that failed last time.',
  *find({ runs, now }) {
    if (!runs) return;
    const of = (state: OutboxEntry['state']) => runs.troubled.filter((entry) => entry.state === state);
    const [failed, lost] = [of('failed'), of('unknown')];
    const stuck = runs.open.filter(({ state, at }) => state !== 'proposed' && Date.parse(now) - Date.parse(at) > day);
    const again = 'npx woad runs tells why; npx woad retry KEY sends one again';
    if (lost.length > 0)
      yield {
        severity: 'warning',
        found: `of ${lost.length} ${messages(lost)} nobody knows whether ${lost.length === 1 ? 'it' : 'they'} arrived: ${whose(lost)}`,
        remedy: `ask the recipients; ${again}`,
      };
    if (failed.length > 0)
      yield { severity: 'warning', found: `${failed.length} ${messages(failed)} failed: ${whose(failed)}`, remedy: again };
    if (stuck.length > 0)
      yield {
        severity: 'warning',
        found: `${stuck.length} ${messages(stuck)} ${stuck.length === 1 ? 'has' : 'have'} waited for more than a day: ${whose(stuck)}`,
        remedy: 'npx woad runs tells what for; they go out with the next run that can send them',
      };
    const broken = (runs.notes[0]?.traces ?? [])
      .filter(({ status }) => status === 'failed' || status === 'partial')
      .map(({ rule }) => rule);
    if (broken.length > 0)
      yield {
        severity: 'warning',
        found: `in the last run these rules failed: ${listNames([...new Set(broken)])}`,
        remedy: 'npx woad runs tells why',
      };
  },
} satisfies Ailment;

function messages(entries: OutboxEntry[]): string {
  return entries.length === 1 ? 'message' : 'messages';
}

function whose(entries: OutboxEntry[]): string {
  return listNames([...new Set(entries.map(({ kind, rule }) => `${kind} of ${rule}`))]);
}
