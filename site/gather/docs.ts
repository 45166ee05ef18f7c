import { UsageError } from '../../scripts/model/diagnostic.ts';
import type { Files } from '../../scripts/model/file.ts';
import { didYouMean } from '../../scripts/model/names.ts';
import type { SiteDocs } from '../data-docs.ts';
import { sectionNames } from '../docs-sections.ts';

/** The pages of the documentation below a folder, as they are written; a folder with a language's name holds translations. `parse` reads YAML. A page whose head says something else than a page may is an error that names its file. */
export function gatherDocs(
  files: Pick<Files, 'list' | 'read'>,
  folder: string,
  languages: ReadonlySet<string>,
  parse: (yaml: string) => unknown,
): SiteDocs[] {
  return [...markdownBelow(files, folder)].map((path) => {
    const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(new TextDecoder().decode(files.read(path))) ?? [];
    const id = path.slice(folder.length + 1).replace(/\.md$/, '');
    const first = id.split('/')[0] ?? '';
    const foreign = first !== id && languages.has(first);
    return {
      id: foreign ? id.slice(first.length + 1) : id,
      language: foreign ? first : 'en',
      ...headOf(path, headIn(path, head, parse)),
      body,
    };
  });
}

function headIn(path: string, head: string, parse: (yaml: string) => unknown): unknown {
  try {
    return parse(head);
  } catch (error) {
    throw new UsageError(`${path}: ${String((error as Error).message)}`);
  }
}

/** What a page says of itself. */
function headOf(path: string, told: unknown): Pick<SiteDocs, 'title' | 'description' | 'section' | 'order'> {
  const { title, description = '', section = 'use', order = 1000, ...more } = Object(told) as { [key: string]: unknown };
  if (typeof title !== 'string' || title === '') throw new UsageError(`${path}: expected a head with title:, between two lines of ---`);
  if (typeof description !== 'string') throw new UsageError(`${path}: description: expected a sentence`);
  if (typeof order !== 'number') throw new UsageError(`${path}: order: expected a number`);
  const known = sectionNames.find((name) => name === section);
  if (!known)
    throw new UsageError(`${path}: section: ${String(section)} is none of the sections${didYouMean(String(section), sectionNames)}`);
  const [unknown] = Object.keys(more);
  if (unknown !== undefined) throw new UsageError(`${path}: ${unknown}: pages have title, description, section and order`);
  return { title, description, section: known, order };
}

function* markdownBelow(files: Pick<Files, 'list' | 'read'>, folder: string): Generator<string> {
  for (const { name, kind } of files.list(folder)) {
    if (kind === 'folder') yield* markdownBelow(files, `${folder}/${name}`);
    else if (kind === 'file' && name.endsWith('.md')) yield `${folder}/${name}`;
  }
}
