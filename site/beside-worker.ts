import { loadCatalogue } from '../scripts/catalogue.ts';
import { UsageError } from '../scripts/model/diagnostic.ts';
import { openOutput } from '../scripts/store/output.ts';
import { openOutputBeside } from '../scripts/store/output-beside.ts';
import { tellTrouble } from '../scripts/store/trouble.ts';
import { talkBack } from '../scripts/store/worker.ts';
import type { Said, Told } from './beside.ts';
import type { Feed } from './feed.ts';
import { writeAttachments, writeTexts } from './output.ts';
import { sitePages } from './page-data.ts';
import { textsOf } from './search/texts.ts';
import { siteReader, type TrackerOptions } from './tracker.ts';

// reads a tracker, tells what pages draw, and writes its records while pages are drawn, as soon as there are shells for them
const { data, told, say } = talkBack<TrackerOptions, Told, Said>();
try {
  const [{ site, heldBack, open, warnings }, feeds] = await Promise.all([
    siteReader(data, async () => {
      const first = await told();
      return first.as === 'facts' ? first.facts : undefined;
    })(),
    loadCatalogue<Feed>('feeds', import.meta.dirname),
  ]);
  // what went away meanwhile would be a site without records, in the place of one that has them
  if (open.files.size('workspace.yml') === undefined)
    throw new UsageError(`${data.root} went away while it was read; the site was not built`);
  const faults = open.tracker.diagnostics.filter(({ severity }) => severity === 'error').length;
  const summary = { boards: site.boards.length, records: site.records.length, files: site.files.size, faults, heldBack, warnings };
  say({ as: 'read', site: sitePages(site), summary });
  say({ as: 'texts', texts: site.records.map((record) => textsOf(record, site.people)) });
  const second = await told();
  const folder = second.as === 'begin' ? second.folder : '';
  const [output, beside, shells] = [openOutput(folder), openOutputBeside(folder), told()];
  try {
    await writeTexts(output, beside, site, feeds, shells);
  } finally {
    await beside.close();
  }
  writeAttachments(output, site, open.files);
  say({ as: 'written' });
} catch (error) {
  const trouble = tellTrouble(error, 'the site was not built');
  const usage = trouble instanceof UsageError;
  const trace = trouble instanceof Error ? trouble.stack : undefined;
  say({ as: 'failed', message: usage || trace === undefined ? String((trouble as Error).message ?? trouble) : trace, usage });
}
