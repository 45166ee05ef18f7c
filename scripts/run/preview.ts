import { describeEffect } from '../engine/automate/effects.ts';
import type { EmailEffect, PlannedEffect } from '../model/effect.ts';
import type { Workspace } from '../model/workspace.ts';

const indent = '    ';

/**
 * The mails of a dry run as their recipients would read them: to whom (people by name, other addresses as they are), subject and text. It
 * is for the terminal of the person who tries a rule, never for a log that others read.
 */
export function previewMails(effects: PlannedEffect[], { people }: Pick<Workspace, 'people'>): string[] {
  const nameOf = (recipient: string) => (recipient.startsWith('@') ? (people.get(recipient.slice(1))?.name ?? recipient) : recipient);
  return effects.flatMap(({ effect, rule, record, held }) => {
    if (effect.kind !== 'email') return [];
    const head = `${describeEffect(effect)} of ${rule}${record ? ` for ${record}` : ''}${held ? ', held back' : ''}:`;
    return [head, ...linesOf(effect, nameOf).map((line) => (line === '' ? '' : indent + line))];
  });
}

function linesOf({ to, cc, bcc, replyTo, subject, body, attachments }: EmailEffect, nameOf: (recipient: string) => string): string[] {
  const parts: [string, string[]][] = [
    ['to', to.map(nameOf)],
    ['cc', cc.map(nameOf)],
    ['bcc', bcc.map(nameOf)],
    ['reply to', replyTo === undefined ? [] : [nameOf(replyTo)]],
    ['subject', [subject]],
    ['files', attachments],
  ];
  const heads = parts.flatMap(([name, values]) => (values.length > 0 ? [`${name}: ${values.join(', ')}`] : []));
  return [...heads, '', ...body.trim().split('\n')];
}
