import { parseArgs } from 'node:util';
import { UsageError } from './model/diagnostic.ts';
import { didYouMean } from './model/names.ts';

/** What a command takes: `text` options carry a value, `flags` do not. Every command also takes `--root DIR`. */
export interface Accepted {
  text?: readonly string[];
  flags?: readonly string[];
  /** Options with a value that may stand several times. */
  many?: readonly string[];
  /** Least and most words that are no options. */
  words: readonly [number, number];
  usage: string;
}

export interface Arguments {
  words: string[];
  text: Map<string, string>;
  flags: Set<string>;
  many: Map<string, string[]>;
}

/** A command's usage as people read it: each line is a form of the command, an indented one explains. */
export function drawUsage(usage: string): string {
  return usage
    .split('\n')
    .map((line, index) => (line.startsWith(' ') ? `       ${line.trim()}` : `${index === 0 ? 'usage:' : '      '} woad ${line}`))
    .join('\n');
}

/** What stands in the first form of a usage where words are expected: `BOARD/SLUG`, `FIELD`. */
function wordsOf(usage: string): string[] {
  const [form = ''] = usage.split('\n');
  const [, ...words] = form
    .replace(/ \[.*?\](?= |$)/g, '')
    .replace(/ --[a-z-]+( [A-Z]+)?/g, '')
    .split(' ');
  return words.map((word) => word.replace(/\.\.\.$/, ''));
}

/** The words and options of a command line; anything unknown or missing is a UsageError that shows the usage. */
export function readArguments(args: string[], accepted: Accepted): Arguments {
  const text = [...(accepted.text ?? []), 'root'];
  const flags = [...(accepted.flags ?? [])];
  const many = [...(accepted.many ?? [])];
  const parsed = parseArgs({
    args,
    strict: false,
    allowPositionals: true,
    options: Object.fromEntries([
      ...[...text, ...many].map((name) => [name, { type: 'string' as const }]),
      ...flags.map((name) => [name, { type: 'boolean' as const }]),
    ]),
    tokens: true,
  });
  const result: Arguments = { words: [], text: new Map(), flags: new Set(), many: new Map() };
  const fail = (message: string): never => {
    throw new UsageError(`${message}\n${drawUsage(accepted.usage)}`);
  };
  for (const token of parsed.tokens ?? []) {
    if (token.kind === 'positional') result.words.push(token.value);
    if (token.kind !== 'option') continue;
    if (text.includes(token.name)) {
      if (token.value === undefined) fail(`--${token.name} wants a value`);
      if (result.text.has(token.name)) fail(`--${token.name} stands twice`);
      result.text.set(token.name, token.value ?? '');
    } else if (many.includes(token.name)) {
      if (token.value === undefined) fail(`--${token.name} wants a value`);
      result.many.set(token.name, [...(result.many.get(token.name) ?? []), token.value ?? '']);
    } else if (flags.includes(token.name)) {
      if (token.value !== undefined) fail(`--${token.name} takes no value`);
      result.flags.add(token.name);
    } else {
      fail(
        `${token.rawName} is not an option of this command${didYouMean(
          token.rawName,
          [...text, ...many, ...flags].map((name) => `--${name}`),
        )}`,
      );
    }
  }
  const [least, most] = accepted.words;
  if (result.words.length < least) {
    const missing = wordsOf(accepted.usage)[result.words.length] ?? 'something';
    fail(`${missing} is missing${result.words.length === 0 ? '' : ` behind "${result.words.at(-1)}"`}`);
  }
  if (result.words.length > most) fail(`"${result.words[most]}" is one word too many`);
  return result;
}
