#!/usr/bin/env node
import { isUtf8 } from 'node:buffer';
import { writeSync } from 'node:fs';
import { drawUsage } from './arguments.ts';
import { catalogueNames, loadCatalogue, loadEntry } from './catalogue.ts';
import type { Command, Terminal } from './model/command.ts';
import { UsageError } from './model/diagnostic.ts';
import { didYouMean } from './model/names.ts';
import { tellQuotes } from './model/quotes.ts';
import { shortenWords } from './model/shorten.ts';
import { remedyFor } from './other-words.ts';
import { tellWaits } from './store/waiting.ts';
import { safeLog, safeText } from './terminal/text.ts';

/** Runs `woad <args>` and gives the exit code: 0 done, 1 faults or conflicts, 2 wrong use. */
export async function runWoad(args: string[], given: Terminal): Promise<number> {
  const [name, ...rest] = args;
  const isLogged = given.environment['GITHUB_ACTIONS'] === 'true';
  const shown = (text: string) => (isLogged ? safeLog(text) : text);
  // annotations are commands of GitHub Actions; what is in them is escaped
  const isCommands = name === 'check' && rest.includes('--annotate');
  let complained = '';
  const terminal: Terminal = {
    ...given,
    write: (text) => given.write(isCommands ? text : shown(text)),
    complain: (text) => {
      complained += text;
      given.complain(shown(safeText(shortenWords(text))));
    },
    ...(isLogged ? { annotate: (commands: string) => given.write(commands) } : {}),
  };
  tellWaits((sentence) => terminal.complain(`${sentence}\n`));
  const code = await runCommand(name, rest, terminal);
  const quotes = code === 0 || complained.includes('no quotes') ? undefined : tellQuotes(args);
  if (quotes !== undefined) terminal.complain(`${quotes}\n`);
  return code;
}

async function runCommand(name: string | undefined, rest: string[], terminal: Terminal): Promise<number> {
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h')
      return await showHelp(rest[0] === 'help' ? undefined : rest[0], terminal);
    if (name === '--version' || name === '-v') return await showVersion(terminal);
    const names = catalogueNames('commands');
    if (!names.includes(name)) throw notACommand(name, names, rest);
    const command = await loadEntry<Command>('commands', name);
    const options = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
    if (options.includes('--help') || options.includes('-h')) return await showHelp(name, terminal);
    return await command.run(rest, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.complain(`woad: ${error.message}\n`);
    return 2;
  }
}

function notACommand(name: string, names: string[], after: string[] = []): UsageError {
  if (name.startsWith('-')) {
    const command = after.find((word) => names.includes(word)) ?? 'list';
    return new UsageError(`a command comes first, its options behind it: woad ${command} ${name} ...\nwoad help lists the commands`);
  }
  const [first = '', ...rest] = name.trim().split(/\s+/);
  const told = `"${name}" is not a command of woad`;
  const remedy = remedyFor(name);
  if (remedy !== undefined) return new UsageError(`${told}: ${remedy}\nwoad help lists all commands`);
  const isWhole = rest.length > 0 && names.includes(first);
  const hint = isWhole
    ? `; write its words without quotes around all of them: woad ${name.trim()}`
    : didYouMean(name.toLowerCase(), [...names, 'help']);
  return new UsageError(`${told}${hint}\nwoad help lists them`);
}

async function showVersion({ write }: Terminal): Promise<number> {
  const { default: own } = await import('../package.json', { with: { type: 'json' } });
  write(`woad ${own.version}, Node ${process.versions.node}\n`);
  return 0;
}

async function showHelp(name: string | undefined, terminal: Terminal): Promise<number> {
  const commands = await loadCatalogue<Command>('commands');
  const command = name === undefined ? undefined : commands.get(name);
  if (name !== undefined && !command) throw notACommand(name, [...commands.keys()]);
  if (command) {
    terminal.write(
      `${command.summary}\n\n${drawUsage(command.usage)}\n\n--root DIR: the tracker's folder; else the nearest folder upwards with a workspace.yml\n`,
    );
    return 0;
  }
  const width = Math.max(...[...commands.keys()].map((each) => each.length));
  const lines = [...commands].map(([each, { summary }]) => `  ${each.padEnd(width)}  ${summary}`);
  terminal.write(
    `woad: a tracker that is a git repository\n\n${lines.join('\n')}\n\nwoad help COMMAND tells more; woad --version tells which woad this is.\n`,
  );
  return 0;
}

function thisTerminal(): Terminal {
  return {
    write: (text) => writeWhole(1, text),
    complain: (text) => writeWhole(2, text),
    readInput: async () => {
      const parts: Buffer[] = [];
      for await (const part of process.stdin) parts.push(part);
      return decodeInput(Buffer.concat(parts));
    },
    folder: process.cwd(),
    environment: process.env,
    now: new Date(),
    width: process.stdout.isTTY ? process.stdout.columns : 0,
    colored: process.stdout.isTTY === true && !process.env['NO_COLOR'],
  };
}

function decodeInput(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw new UsageError('what came on standard input is not UTF-8; save it as UTF-8, without which letters would be lost');
}

/** Writes all of it before it returns, also where the pipe takes only a part at a time; a reader that went away ends the program quietly. */
function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      // nobody is left to be told, and what was begun is done all the same
      if (descriptor === 2 && code !== 'EAGAIN') return;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw new UsageError(`the output could not be written (${code})`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}

/** Runs the command line this program was started with. */
export function startWoad(): Promise<number> {
  return runWoad(process.argv.slice(2), thisTerminal());
}

// npx goes on starting this file in a clone that was used before woad.js came: it remembers the program by the folder
if (import.meta.main) process.exitCode = await startWoad();
