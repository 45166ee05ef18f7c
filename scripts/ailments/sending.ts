import { type Ailment, clickSecrets, listNames } from '../model/ailment.ts';
import type { OutboxEntry } from '../model/outbox.ts';

const day = 24 * 3_600_000;

export default {
  summary: 'What rules asked for and what did not happen: failed, unknown, or waiting for long; rules that failed last time.',
  *find({ runs, now, repository }) {
    if (!runs) return;
    const of = (state: OutboxEntry['state']) => runs.troubled.filter((entry) => entry.state === state);
    const [failed, lost] = [of('failed'), of('unknown')];
    // a run with the secret may have none of them left: what the last try said counts
    const unsent = runs.open.filter(({ state, reason = '' }) => state === 'pending' && reason.includes('SMTP_URL is not set'));
    const stuck = runs.open.filter(
      (entry) => entry.state !== 'proposed' && !unsent.includes(entry) && Date.parse(now) - Date.parse(entry.at) > day,
    );
    const again = 'npx woad runs tells why; npx woad retry KEY sends one again';
    if (lost.length > 0)
      yield {
        severity: 'warning',
        found: `of ${lost.length} ${messages(lost)} nobody knows whether ${lost.length === 1 ? 'it' : 'they'} arrived: ${whose(lost)}`,
        remedy: `ask the recipients; ${again}`,
      };
    if (failed.length > 0)
      yield { severity: 'warning', found: `${failed.length} ${messages(failed)} failed: ${whose(failed)}`, remedy: again };
    if (unsent.length > 0)
      yield {
        severity: 'warning',
        found: `${unsent.length} ${messages(unsent)} ${unsent.length === 1 ? 'waits' : 'wait'} because SMTP_URL is not set: ${whose(unsent)}`,
        remedy: `${repository === undefined ? 'set the variable SMTP_URL where woad automate runs' : `${clickSecrets}, name SMTP_URL`}, such as smtps://user:password@host:465; they go out with a later run, or with the next one after npx woad retry KEY (npx woad runs shows the keys)`,
      };
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
