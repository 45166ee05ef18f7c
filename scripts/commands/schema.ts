import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readArguments } from '../arguments.ts';
import { catalogueNames, cataloguesRoot } from '../catalogue.ts';
import { loadRules } from '../checking.ts';
import { type EditorFile, editorFiles } from '../engine/schema/editor-files.ts';
import { recordSchemaPath, schemaFiles, schemaFolder } from '../engine/schema/files.ts';
import { frontmatterFiles, manifestPath } from '../engine/schema/frontmatter-files.ts';
import type { Command } from '../model/command.ts';
import type { FileEdit, Files, SourceFile } from '../model/file.ts';
import { rootOf } from '../root.ts';
import { applyEdits, openDisk } from '../store/disk.ts';
import { openRepository } from '../store/git.ts';
import { whileAlone } from '../store/lock.ts';
import { type OpenTracker, openTracker } from '../workspace.ts';

const usage = `schema [--check]
  --check writes nothing; it ends with 1 where something would be written`;

export default {
  summary: 'Writes what editors need to complete and check the YAML of this tracker while a person types.',
  usage,
  async run(args, terminal) {
    const { text, flags } = readArguments(args, { text: [], flags: ['check'], words: [0, 0], usage });
    const root = rootOf(terminal, text.get('root'));
    const { top, prefix } = openRepository(root) ?? { top: root, prefix: '' };
    if (flags.has('check')) {
      const { byHand, ...plan } = await planSchemas(root, top, prefix, terminal.now);
      const stale = fromTop({ ...plan, local: [] }, prefix);
      for (const { path, kind } of stale)
        terminal.write(
          `${path}: ${kind === 'remove' ? 'its board is gone' : 'not what the tracker asks for now'}; run "woad schema" (npx woad schema)\n`,
        );
      terminal.complain(describeByHand(byHand));
      return stale.length + byHand.length > 0 ? 1 : 0;
    }
    const { byHand, ...made } = await whileAlone(root, async () => {
      const plan = await planSchemas(root, top, prefix, terminal.now);
      applyEdits(root, plan.own);
      applyEdits(top, [...plan.settings, ...plan.local]);
      return plan;
    });
    const done = fromTop(made, prefix);
    terminal.write(done.map(({ path, kind }) => `${kind === 'remove' ? 'removed' : 'wrote'} ${path}\n`).join(''));
    if (done.length === 0 && byHand.length === 0) terminal.write('everything is as it should be\n');
    terminal.complain(describeByHand(byHand));
    return byHand.length > 0 ? 1 : 0;
  },
} satisfies Command;

interface SchemaPlan {
  /** In the tracker: the schemas, without those of boards that are gone. */
  own: FileEdit[];
  /** At the top of the repository, for git. */
  settings: FileEdit[];
  /** At the top of the repository, for this machine alone. */
  local: FileEdit[];
  /** What a person must add. */
  byHand: { path: string; byHand: string }[];
}

async function planSchemas(root: string, top: string, prefix: string, now: Date): Promise<SchemaPlan> {
  const open = await openTracker(root, now);
  const views = catalogueNames('views', join(cataloguesRoot, '../site'));
  const schemas = schemaFiles(open.tracker, { fields: open.fields, zod: open.zod, views, ...(await loadRules()) });
  const [inside, above] = [openDisk(root), openDisk(top)];
  const old = inside.list(schemaFolder).map(({ name }) => `${schemaFolder}/${name}`);
  const gone = old.filter((path) => path.endsWith('.schema.json') && !schemas.some((file) => file.path === path));
  const editor = editorFiles(prefix, (path) => textAt(above, path));
  const isText = (file: EditorFile): file is SourceFile => 'text' in file;
  return {
    own: [...writesOf(schemas, inside), ...gone.map((path): FileEdit => ({ kind: 'remove', path }))],
    settings: writesOf(editor.filter(isText), above),
    local: writesOf(localFiles(open, schemas, above), above),
    byHand: editor.filter((file) => 'byHand' in file),
  };
}

function localFiles({ root, tracker }: OpenTracker, schemas: SourceFile[], above: Files): SourceFile[] {
  const boards = [...tracker.boards.keys()].flatMap((name) => {
    const schema = schemas.find(({ path }) => path === recordSchemaPath(name));
    return schema ? [{ name, schema: schema.text }] : [];
  });
  const records = tracker.records
    .filter(({ board }) => boards.some(({ name }) => name === board))
    .map(({ path, board }) => ({ address: pathToFileURL(join(root, path)).href, board }));
  return frontmatterFiles(boards, records, textAt(above, manifestPath));
}

/** What a plan does, by its paths from the top of the repository. */
function fromTop({ own, settings, local }: Omit<SchemaPlan, 'byHand'>, prefix: string): FileEdit[] {
  return [...own.map((edit) => ({ ...edit, path: `${prefix}${edit.path}` })), ...settings, ...local];
}

/** Those that are not on the disk already; line ends of Windows are no difference. */
function writesOf(files: SourceFile[], disk: Files): FileEdit[] {
  const plain = (text: string | undefined) => text?.replaceAll('\r\n', '\n');
  const isThere = ({ path, text }: SourceFile) => plain(textAt(disk, path)) === plain(text);
  return files.filter((file) => !isThere(file)).map(({ path, text }) => ({ kind: 'write', path, text }));
}

function describeByHand(files: SchemaPlan['byHand']): string {
  return files.map(({ path, byHand }) => `${path} is not what woad can add to; add by hand:\n${byHand}\n`).join('');
}

function textAt(files: Files, path: string): string | undefined {
  const bytes = files.read(path);
  return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
