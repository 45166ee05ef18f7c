import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownToHtml } from 'satteri';
import { boardMain, layOut, type PlainRecord, recordMain } from './site-page.ts';
import { boards } from './site-tracker.ts';

// What any program must do: reads every record, splits its frontmatter, renders its text, writes a page a record and a page a board.
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
  const end = text.indexOf('\n---\n');
  const data: PlainRecord['data'] = {};
  let last: string[] = [];
  for (const line of text.slice(4, end).split('\n')) {
    const [, key = '', value = ''] = /^(\w+):(.*)$/.exec(line) ?? [];
    if (key === '') last.push(line.replace(/^ *- /, ''));
    else if (value === '') {
      last = [];
      data[key] = last;
    } else data[key] = value.trim();
  }
  return { slug, list, data, html: markdownToHtml(text.slice(end + 5)).html };
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
