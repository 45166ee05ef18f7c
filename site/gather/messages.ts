import type { Messages } from '../data.ts';

const forms = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

/** The messages of a language's file by dotted key; a map whose keys are plural forms is one message. */
export function readMessages(parsed: unknown): Messages {
  const messages: Messages = new Map();
  collect(parsed, '', messages);
  return messages;
}

function collect(value: unknown, key: string, into: Messages): void {
  if (typeof value === 'string') into.set(key, value);
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  if (key !== '' && entries.every(([name]) => forms.has(name))) {
    into.set(key, new Map(entries.map(([name, text]) => [name, String(text)])));
    return;
  }
  for (const [name, inner] of entries) collect(inner, key === '' ? name : `${key}.${name}`, into);
}
