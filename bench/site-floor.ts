import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import matter from 'gray-matter';
import { markdownToHtml } from 'satteri';
import { boardMain, layOut, type PlainRecord, recordMain } from './site-page.ts';
import { boards } from './site-tracker.ts';

// Plain Node with plain packages, what any program must do: reads every record and its frontmatter, renders its text, writes a page a record and a page a board.
const [root = '', out = ''] = process.argv.slice(2);
const read = boards.map((board) => {
  const records = board.lists.flatMap((list) => {
    const folder = join(root, 'records', board.name, list);
    return namesIn(folder).map((name) => readPlain(readFileSync(join(folder, name), 'utf8'), list, name.replace(/\.md$/, '')));
  });
  return { board, records };
});
const nav = read.map(({ board, records }): [string, string, number] => [board.name, board.title, records.length]);
for (const { board, records } of read) {
  write(`boards/${board.name}`, layOut(board.title, nav, boardMain(board, records)));
  for (const record of records)
    write(`records/${board.name}/${record.slug}`, layOut(String(record.data['title']), nav, recordMain(board, record)));
}

function readPlain(text: string, list: string, slug: string): PlainRecord {
  const { data, content } = matter(text);
  return { slug, list, data, html: markdownToHtml(content).html };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function write(folder: string, html: string): void {
  mkdirSync(join(out, folder), { recursive: true });
  writeFileSync(join(out, folder, 'index.html'), html);
}
