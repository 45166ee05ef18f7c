import { setImmediate } from 'node:timers/promises';
import type { Files } from '../scripts/model/file.ts';
import type { Output } from '../scripts/store/output.ts';
import type { OutputBeside } from '../scripts/store/output-beside.ts';
import type { SiteBoard, SiteData, SiteRecord } from './data.ts';
import type { Feed, FeedFile } from './feed.ts';
import type { RenderContext } from './render/context.ts';
import { contextOf } from './render/contexts.ts';
import { renderMoved } from './render/moved.ts';
import { renderRecord } from './render/record.ts';
import { readShell, shellName } from './render/shell.ts';

type Feeds = ReadonlyMap<string, Feed>;

/** Writes the data that tell no more of records than pages do. */
export function writePageData(output: Output, site: SiteData, feeds: Feeds): void {
  for (const { address, text } of feedFiles(feeds, site, false)) output.write(address, text());
}

function* feedFiles(feeds: Feeds, site: SiteData, tellsTexts: boolean): Generator<FeedFile, undefined> {
  for (const feed of feeds.values())
    if ((feed.tellsTexts ?? false) === tellsTexts) yield* feed.files(site, (language) => contextOf(site, language));
}

/** Writes the attachments of the records, which may be larger than what can be held. */
export function writeAttachments(output: Output, site: SiteData, { read, pieces }: Files): void {
  for (const { path, address } of site.files.values()) {
    const whole = pieces ? undefined : read(path);
    const bytes = pieces ? pieces(path) : whole && [whole];
    if (bytes) output.writePieces(`files/${address}`, bytes);
  }
}

/** A record's page in one language. */
interface RecordPage {
  /** Where the records of that language stand. */
  below: string;
  board: SiteBoard;
  record: SiteRecord;
  context: RenderContext;
}

/** Writes each record into the shell of its board, and the data that tell the texts of records; shells stand in the output when `shells` is done. */
export async function writeTexts(
  output: Output,
  beside: OutputBeside,
  site: SiteData,
  feeds: Feeds,
  shells: Promise<unknown>,
): Promise<void> {
  const data = feedFiles(feeds, site, true);
  const writeNext = async (): Promise<boolean> => {
    const { value, done } = data.next();
    if (!done) await beside.write(value.address, value.text());
    return !done;
  };
  await whileWaiting(shells, writeNext);
  const fills = new Map<string, ReturnType<typeof readShell>>();
  let count = 0;
  for (const { below, board, record, context } of pagesOf(site)) {
    const shell = `${below}/${board.address}/${shellName}`;
    const fill = fills.get(shell) ?? readShell(output.readText(`${shell}/index.html`));
    fills.set(shell, fill);
    await beside.write(`${below}/${record.address}/index.html`, fill(renderRecord(record, board, context)));
    // by turns, since small files keep the disk busy and large ones the program
    await writeNext();
    if (++count % 100 === 0) await setImmediate();
  }
  while (await writeNext());
  for (const { below, context } of placesOf(site)) {
    for (const { address } of site.boards) output.remove(`${below}/${address}/${shellName}`);
    for (const [address, record] of site.former) output.write(`${below}/${address}/index.html`, renderMoved(record, context));
  }
}

/** Does one piece of work after the other until something is done, or no work is left. */
async function whileWaiting(something: Promise<unknown>, work: () => Promise<boolean>): Promise<void> {
  let waiting = true;
  something.finally(() => {
    waiting = false;
  });
  for (let count = 0; waiting && (await work()); count++) {
    // what the other core says is heard only now
    if (count % 50 === 0) await setImmediate();
  }
  await something;
}

function* pagesOf(site: SiteData): Generator<RecordPage, undefined> {
  const records = Map.groupBy(site.records, ({ board }) => board);
  for (const { below, context } of placesOf(site))
    for (const board of site.boards) for (const record of records.get(board.name) ?? []) yield { below, board, record, context };
}

function placesOf(site: SiteData): { below: string; context: RenderContext }[] {
  return site.languages.map((language, index) => ({
    below: index === 0 ? 'records' : `${language}/records`,
    context: contextOf(site, language),
  }));
}
