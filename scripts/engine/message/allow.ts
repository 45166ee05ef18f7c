import { hostOfAddress, isAddress } from '../../model/address.ts';
import type { EmailEffect } from '../../model/effect.ts';
import type { Value } from '../../model/value.ts';

/** What `people` and `field:board.name` stand for. */
export interface AllowContext {
  /** Addresses of the workspace's people, from its file or from the secret PEOPLE. */
  people: Iterable<string>;
  /** The record that the mail is about, as it is now; absent for a rule without records. */
  record?: { board: string; values: ReadonlyMap<string, Value> };
}

/**
 * Whether `email.allow` of the workspace lets mail go to an address. `*@host` means that host alone and none below it.
 * Capitals do not count: no mail service of today tells `Ana@` from `ana@`.
 */
export function mayWriteTo(address: string, allow: Iterable<string>, context: AllowContext): boolean {
  if (!isAddress(address)) return false;
  for (const entry of allow) {
    if (allows(entry.trim(), address, context)) return true;
  }
  return false;
}

/** How many of the recipients of a mail may not be written to. */
export function countRefused(mail: Pick<EmailEffect, 'to' | 'cc' | 'bcc'>, allow: Iterable<string>, context: AllowContext): number {
  const entries = [...allow];
  return [...mail.to, ...mail.cc, ...mail.bcc].filter((address) => !mayWriteTo(address, entries, context)).length;
}

function allows(entry: string, address: string, { people, record }: AllowContext): boolean {
  if (entry === 'people') return [...people].some((each) => isSame(each, address));
  if (entry.startsWith('*@')) return entry.slice(2).toLowerCase() === hostOfAddress(address);
  const [, board, field] = /^field:([^.]+)\.(.+)$/.exec(entry) ?? [];
  if (board === undefined || field === undefined) return isSame(entry, address);
  return record?.board === board && textsOf(record.values.get(field)).some((each) => isSame(each, address));
}

function textsOf(value: Value | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
}

function isSame(a: string, b: string): boolean {
  return isAddress(a) && a.toLowerCase() === b.toLowerCase();
}
