import type { AnyAction } from '../../model/action.ts';
import type { Problem } from '../../model/field-type.ts';
import type { Template } from '../expression/template.ts';
import { textsIn } from './fill.ts';

/** The `{{ }}` of a trigger: it would wait for the very text, and for ever. */
export function* triggerTemplateProblems(options: { [name: string]: unknown }): Generator<Problem & { option: string }> {
  for (const [option, text] of textsIn(options)) {
    if (option !== 'where' && text.includes('{{'))
      yield { option, problem: 'a trigger is written in full, without {{ }}; ask for what is known only later in "where" or "if"' };
  }
}

/** The `{{ }}` in keys of maps: only values are filled in. */
export function* keyTemplateProblems(options: unknown, path = ''): Generator<Problem & { option: string }> {
  if (options === null || typeof options !== 'object') return;
  for (const [key, value] of Object.entries(options)) {
    const option = path ? `${path}.${key}` : key;
    if (key.includes('{{')) yield { option, problem: `"${key}" is a key, and {{ }} is filled in only behind one; write the key in full` };
    else yield* keyTemplateProblems(value, option);
  }
}

/** Why an option may not tell the address of a person: what it says is committed or goes out, and addresses are given to the run alone. */
export function problemOfAddress(option: string, { parts }: Template, action: AnyAction, options: unknown): string | undefined {
  if (!parts.some((part) => typeof part !== 'string' && part.calls.has('email'))) return undefined;
  const recipients = (action.reaches?.(options) ?? []).flatMap((reach) => (reach.kind === 'recipient' ? [reach.option] : []));
  if (recipients.includes(option)) return undefined;
  return 'email() gives an address that nobody else is to see; it may stand in the recipients of send-email (to, cc, bcc, reply_to) and in conditions';
}
