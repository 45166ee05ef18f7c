import { addressProblem, hostOfAddress } from '../../model/address.ts';
import type { Board } from '../../model/board.ts';
import type { Reach } from '../../model/effect.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import { didYouMean } from '../../model/names.ts';
import { isPersonWord } from '../../model/recipients.ts';
import type { Tracker } from '../../model/tracker.ts';
import { mayWriteTo } from '../message/allow.ts';

/** Why something outside may not be reached, as far as a rule's text tells it; what a value gives is looked at again when it is sent. */
export function problemOfReach({ kind, name }: Reach, boards: Board[], tracker: Tracker, fields: FieldTypes): string | undefined {
  const { workspace } = tracker;
  if (kind === 'recipient') return problemOfRecipient(name, boards, tracker, fields);
  if (kind !== 'host' || name.includes('{{') || workspace.webhookHosts.some((host) => host.toLowerCase() === name)) return undefined;
  const near = didYouMean(name, workspace.webhookHosts);
  return `the host ${name} is not among those that webhooks may go to; add it to webhooks.allow in workspace.yml${near}`;
}

function problemOfRecipient(name: string, boards: Board[], { workspace }: Tracker, fields: FieldTypes): string | undefined {
  const allow = workspace.email.allow.map((entry) => entry.trim());
  const isOpen = allow.some((entry) => entry.includes('@'));
  const field = /^\{\{\s*(?:record\.)?([a-z][a-z0-9_]*)\s*\}\}$/.exec(name)?.[1];
  if (name.includes('{{') && field === undefined) return allow.length > 0 ? undefined : nobody;
  if (field !== undefined) {
    const holders = boards.filter((board) => isAddressField(board, field, fields));
    // what holds people or no address at all is known only when it runs
    if (holders.length === 0 || isOpen) return allow.length > 0 ? undefined : nobody;
    const closed = holders.map((board) => `field:${board.name}.${field}`).filter((entry) => !allow.includes(entry));
    return closed.length === 0
      ? undefined
      : `the addresses in ${field} may not be written to; add "${closed.join('" and "')}" to email.allow in workspace.yml`;
  }
  if (isPersonWord(name)) {
    if (allow.includes('people')) return undefined;
    const email = workspace.people.get(name.replace(/^@/, ''))?.email;
    const isAllowed = email === undefined ? isOpen : mayWriteTo(email, allow, { people: [] });
    return isAllowed ? undefined : `${name} may not be written to; add "people" to email.allow in workspace.yml`;
  }
  // somebody whom the workspace does not know, which is told as such
  if (!name.includes('@') && !boards.some((board) => board.open.has('people'))) return undefined;
  const problem = addressProblem(name);
  if (problem !== undefined) return problem;
  const people = [...workspace.people.values()].flatMap(({ email }) => email ?? []);
  if (mayWriteTo(name, allow, { people })) return undefined;
  return `${name} may not be written to; add it, or "*@${hostOfAddress(name)}", to email.allow in workspace.yml`;
}

const nobody = 'nobody may be written to; email.allow in workspace.yml is empty';

/** A field of the board that holds an address, and no person. */
function isAddressField(board: Board, name: string, fields: FieldTypes): boolean {
  const field = board.fields.get(name);
  return field !== undefined && fields.get(field.type)?.mentions === undefined;
}
