import { join } from 'node:path';
import { readArguments } from '../arguments.ts';
import { cataloguesRoot } from '../catalogue.ts';
import { completeAttributes, completeIgnored, withoutOurLines } from '../clone-files.ts';
import type { Command } from '../model/command.ts';
import type { FileEdit } from '../model/file.ts';
import { rootOf } from '../root.ts';
import { applyEdits, readTextFile } from '../store/disk.ts';
import { openRepository, type Repository } from '../store/git.ts';
import { attributesOf, driverOf, holdsWindowsLines, isIgnored, readSetting, removeSettings, writeSetting } from '../store/git-config.ts';
import { tellNoRepository } from '../store/git-trouble.ts';

const usage = `setup [--remove]
  once in each clone; --remove takes out what it has set up`;
const driver = 'merge.woad.driver';
const renames = 'merge.directoryRenames';
/** Remembers that the setting for renamed folders is ours. */
const renamesAreOurs = 'merge.woad.directoryRenames';

export default {
  summary: 'Tells git, in this clone, to merge records by key; completes .gitattributes and .gitignore.',
  usage,
  async run(args, terminal) {
    const { text, flags } = readArguments(args, { text: [], flags: ['remove'], words: [0, 0], usage });
    const root = rootOf(terminal, text.get('root'));
    const repository = openRepository(root);
    if (!repository) throw tellNoRepository(root, 'git init makes one', 'is in no git repository');
    const isRemoving = flags.has('remove');
    const settings = isRemoving ? removeDriver(repository) : setDriver(repository);
    const { edits, done } = isRemoving ? removeLines(root) : completeFiles(root, repository);
    applyEdits(root, edits);
    const all = [...settings, ...done];
    for (const line of all) terminal.write(`${line}\n`);
    if (all.length === 0) terminal.write(isRemoving ? 'nothing was set up here\n' : 'this clone is set up already\n');
    else if (edits.length > 0) terminal.write(`commit ${edits.map(({ path }) => path).join(' and ')}, so that every clone has the same\n`);
    return 0;
  },
} satisfies Command;

function setDriver(repository: Repository): string[] {
  const done: string[] = [];
  const command = driverOf(join(cataloguesRoot, 'woad.js'));
  if (readSetting(repository, driver, true) !== command) {
    writeSetting(repository, 'merge.woad.name', 'records by key');
    writeSetting(repository, driver, command);
    done.push(`git merges records by key in this clone (${driver})`);
  }
  if (readSetting(repository, renames) === undefined) {
    writeSetting(repository, renames, 'false');
    writeSetting(repository, renamesAreOurs, 'true');
    done.push(`a list that was emptied is no folder that was renamed (${renames} = false)`);
  }
  return done;
}

function removeDriver(repository: Repository): string[] {
  const done: string[] = [];
  if (readSetting(repository, renamesAreOurs, true) !== undefined && readSetting(repository, renames, true) !== undefined) {
    writeSetting(repository, renames, undefined);
    done.push(`${renames} is gone from the settings of this clone`);
  }
  if (readSetting(repository, driver, true) !== undefined) {
    removeSettings(repository, 'merge.woad');
    done.push(`${driver} is gone from the settings of this clone`);
  }
  return done;
}

interface Completed {
  edits: FileEdit[];
  done: string[];
}

function completeFiles(root: string, repository: Repository): Completed {
  const attributes = completeAttributes(
    readTextFile(join(root, '.gitattributes')),
    (paths) => attributesOf(repository, ['merge', 'text'], paths),
    () => holdsWindowsLines(repository, ['records', 'lists', 'workspace.yml']),
  );
  const ignored = completeIgnored(readTextFile(join(root, '.gitignore')), (path) => isIgnored(repository, path));
  return toEdits({ '.gitattributes': attributes, '.gitignore': ignored }, '+');
}

/** `.gitignore` stays: what it says is as true without the driver. */
function removeLines(root: string): Completed {
  return toEdits({ '.gitattributes': withoutOurLines(readTextFile(join(root, '.gitattributes'))) }, '-');
}

function toEdits(files: { [path: string]: { text: string; lines: string[] } }, sign: string): Completed {
  const changed = Object.entries(files).filter(([, { lines }]) => lines.length > 0);
  return {
    edits: changed.map(([path, { text }]) => (text === '' ? { kind: 'remove', path } : { kind: 'write', path, text })),
    done: changed.flatMap(([path, { lines }]) => lines.map((line) => `${path} ${sign} ${line}`)),
  };
}
