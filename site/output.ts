import type { Output } from '../scripts/store/output.ts';
import type { OutputBeside } from '../scripts/store/output-beside.ts';
import type { SiteData } from './data.ts';
import type { Feed, FeedFile } from './feed.ts';
import { contextOf } from './render/contexts.ts';
import { renderMoved } from './render/moved.ts';
import { renderRecord } from './render/record.ts';
import { readShell, shellName } from './render/shell.ts';

/** Writes each record into the shell of its board, the data files, and the attachments beside; `pages` is closed. */
export async function writeSite(
  output: Output,
  pages: OutputBeside,
  site: SiteData,
  feeds: ReadonlyMap<string, Feed>,
  read: (path: string) => Uint8Array | undefined,
): Promise<void> {
  const feeding = feedFiles(feeds, site);
  // while another core writes a page, this one writes a data file
  const writeNext = () => {
    const { value, done } = feeding.next();
    if (!done) output.write(value.address, value.text());
  };
  try {
    await writeRecords(output, pages, site, writeNext);
    for (const { address, text } of feeding) output.write(address, text());
  } finally {
    await pages.close();
  }
  for (const { path, address } of site.files.values()) {
    const bytes = read(path);
    if (bytes) output.write(`files/${address}`, bytes);
  }
}

function* feedFiles(feeds: ReadonlyMap<string, Feed>, site: SiteData): Generator<FeedFile, undefined> {
  for (const feed of feeds.values()) yield* feed.files(site, (language) => contextOf(site, language));
}

async function writeRecords(output: Output, pages: OutputBeside, site: SiteData, written: () => void): Promise<void> {
  for (const [index, language] of site.languages.entries()) {
    const context = contextOf(site, language);
    const below = index === 0 ? 'records' : `${language}/records`;
    for (const board of site.boards) {
      const place = `${below}/${board.address}/${shellName}`;
      const fill = readShell(output.readText(`${place}/index.html`));
      output.remove(place);
      for (const record of site.records) {
        if (record.board !== board.name) continue;
        await pages.write(`${below}/${record.address}/index.html`, fill(renderRecord(record, board, context)));
        written();
      }
    }
    for (const [address, record] of site.former) output.write(`${below}/${address}/index.html`, renderMoved(record, context));
  }
}
