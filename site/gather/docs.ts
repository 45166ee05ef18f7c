import type { Files } from '../../scripts/model/file.ts';
import type { SiteDocs } from '../data-docs.ts';

/** The pages of the documentation below a folder, as they are written; a folder with a language's name holds translations. `parse` reads YAML. */
export function gatherDocs(
  files: Pick<Files, 'list' | 'read'>,
  folder: string,
  languages: ReadonlySet<string>,
  parse: (yaml: string) => unknown,
): SiteDocs[] {
  return [...markdownBelow(files, folder)].flatMap((path) => {
    const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(new TextDecoder().decode(files.read(path))) ?? [];
    const told = parse(head);
    if (typeof told !== 'object' || told === null || !('title' in told)) return [];
    const id = path.slice(folder.length + 1).replace(/\.md$/, '');
    const first = id.split('/')[0] ?? '';
    const foreign = first !== id && languages.has(first);
    const description = 'description' in told ? String(told.description) : '';
    return [
      { id: foreign ? id.slice(first.length + 1) : id, language: foreign ? first : 'en', title: String(told.title), description, body },
    ];
  });
}

function* markdownBelow(files: Pick<Files, 'list'>, folder: string): Generator<string> {
  for (const { name, kind } of files.list(folder)) {
    if (kind === 'folder') yield* markdownBelow(files, `${folder}/${name}`);
    else if (kind === 'file' && name.endsWith('.md')) yield `${folder}/${name}`;
  }
}
