import { loadCatalogue } from '../scripts/catalogue.ts';
import { UsageError } from '../scripts/model/diagnostic.ts';
import { openOutput } from '../scripts/store/output.ts';
import { openOutputBeside } from '../scripts/store/output-beside.ts';
import { talkBack } from '../scripts/store/worker.ts';
import type { Said, Told } from './beside.ts';
import type { Feed } from './feed.ts';
import { writeAttachments, writeTexts } from './output.ts';
import { sitePages } from './page-data.ts';
import { siteReader, type TrackerOptions } from './tracker.ts';

// reads a tracker, tells what pages draw, and writes its records while pages are drawn, as soon as there are shells for them
const { data, told, say } = talkBack<TrackerOptions, Told, Said>();
try {
  const [{ site, heldBack, open }, feeds] = await Promise.all([siteReader(data)(), loadCatalogue<Feed>('feeds', import.meta.dirname)]);
  const faults = open.tracker.diagnostics.filter(({ severity }) => severity === 'error').length;
  const { read } = open.files;
  const summary = { boards: site.boards.length, records: site.records.length, files: site.files.size, faults, heldBack };
  say({ as: 'read', site: sitePages(site), summary });
  const first = await told();
  const folder = first.as === 'begin' ? first.folder : '';
  const [output, beside, shells] = [openOutput(folder), openOutputBeside(folder), told()];
  try {
    await writeTexts(output, beside, site, feeds, shells);
  } finally {
    await beside.close();
  }
  writeAttachments(output, site, read);
  say({ as: 'written' });
} catch (error) {
  const usage = error instanceof UsageError;
  const trace = error instanceof Error ? error.stack : undefined;
  say({ as: 'failed', message: usage || trace === undefined ? String((error as Error).message ?? error) : trace, usage });
}
