import { isAddress } from '../../model/address.ts';
import type { EmailEffect } from '../../model/effect.ts';
import type { Problem } from '../../model/field-type.ts';
import type { Person } from '../../model/workspace.ts';

/** A mail with the addresses of the people that it names as `@key`; a problem names the person and never an address. */
export function resolveRecipients(effect: EmailEffect, people: ReadonlyMap<string, Pick<Person, 'email'>>): EmailEffect | Problem {
  const lines = [effect.to, effect.cc, effect.bcc, effect.replyTo === undefined ? [] : [effect.replyTo]];
  const resolved: string[][] = [];
  for (const line of lines) {
    const addresses: string[] = [];
    for (const each of line) {
      const address = each.startsWith('@') ? people.get(each.slice(1))?.email : each;
      if (address === undefined || !isAddress(address)) return { problem: problemOf(each, address) };
      addresses.push(address);
    }
    resolved.push(addresses);
  }
  const [to = [], cc = [], bcc = [], [replyTo] = []] = resolved;
  return { ...effect, to, cc, bcc, ...(replyTo === undefined ? {} : { replyTo }) };
}

function problemOf(written: string, address: string | undefined): string {
  if (!written.startsWith('@')) return 'what stands for a recipient is not one e-mail address';
  if (address === undefined) return `${written.slice(1)} has no e-mail address, neither in workspace.yml nor in the secret PEOPLE`;
  return `what stands as the e-mail of ${written.slice(1)} is not one address`;
}
