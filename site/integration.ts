import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import { loadCatalogue } from '../scripts/catalogue.ts';
import { describeFix } from '../scripts/engine/fix/describe.ts';
import { filterSentences, stepSentences } from '../scripts/engine/read/rule-keys.ts';
import { schemaFromZod } from '../scripts/engine/schema/from-zod.ts';
import { openOutput } from '../scripts/store/output.ts';
import { watchDisk, watchSteps } from '../scripts/store/watch.ts';
import { loadZod } from '../scripts/zod.ts';
import { type Beside, readBeside } from './beside.ts';
import { bundling } from './bundle.ts';
import { setSiteData, siteData } from './data.ts';
import type { SiteDocs } from './data-docs.ts';
import { followDocs, type Keeping, keepUp, mendAddresses, renewPages, serveFeeds, serveFiles } from './development.ts';
import { takeEdits } from './edits.ts';
import type { Feed } from './feed.ts';
import { gatherReference } from './gather/reference.ts';
import { baseOf, type SiteOptions, trackerOptions } from './options.ts';
import { writePageData } from './output.ts';
import { drawBeside } from './prerender.ts';
import { readReference, setReference } from './reference.ts';
import { normalBase } from './render/address.ts';
import { offerHighlighter, prepareHighlighter } from './render/highlight.ts';
import { loadHighlighter } from './render/highlight-languages.ts';
import { type Reading, readDocs, siteReader } from './tracker.ts';

/** The package's own folder: where `site/` and `astro.config.mjs` stand. */
const packageRoot = dirname(import.meta.dirname);
const docsFolder = join(import.meta.dirname, 'docs');

/** The whole configuration of Astro for a tracker, wherever it lies; `astro.config.mjs`, `woad build` and `woad start` share it. A build takes what was begun to be read, or begins itself. */
export function siteConfig(options: SiteOptions, begun?: Beside): AstroInlineConfig {
  return {
    root: packageRoot,
    srcDir: './site',
    publicDir: './site/public',
    outDir: options.out ?? join(options.root, 'dist'),
    cacheDir: './.cache/astro',
    base: baseOf(options),
    output: 'static',
    build: { format: 'directory', inlineStylesheets: 'never' },
    markdown: { syntaxHighlight: false },
    devToolbar: { enabled: false },
    integrations: [woad(options, begun)],
    vite: {
      ...bundling,
      // no script of a page loads a package: looked for anew, one that is found would load open pages again
      optimizeDeps: { noDiscovery: true },
      server: {
        watch: {
          // what builds and other servers of this package write there is not for the pages of this one
          ignored: [...['**/.git/**', '**/.cache/**', '**/dist/**', '**/.astro/**'], (path: string) => isFollowed(path, options.root)],
        },
      },
    },
  };
}

/** Reads the tracker, hands it to the pages, and has the record pages of a build written. */
function woad(options: SiteOptions, begun?: Beside): AstroIntegration {
  let base = '/';
  let out = '';
  let live = false;
  let beside = begun;
  let last: Reading | undefined;
  let feeds = new Map<string, Feed>();
  let keeping: Keeping | undefined;
  let docs: SiteDocs[] = [];
  let renew = () => {};
  let leaveSteps = () => {};
  return {
    name: 'woad',
    hooks: {
      'astro:config:setup': async ({ command, config, injectScript, logger }) => {
        live = command === 'dev';
        base = normalBase(config.base);
        out = fileURLToPath(config.outDir);
        if (command === 'build') beside ??= readBeside(trackerOptions(options, base, false));
        feeds = await loadCatalogue<Feed>('feeds', import.meta.dirname);
        offerHighlighter(loadHighlighter);
        setReference(() => {
          const sentences = { filters: filterSentences, beside: stepSentences };
          return gatherReference({ load: loadCatalogue, zod: loadZod(), schemaOf: schemaFromZod, describeFix, ...sentences });
        });
        keeping?.stop();
        leaveSteps();
        if (!live) return;
        docs = readDocs();
        const readSite = siteReader(trackerOptions(options, base, true));
        const read = async (): Promise<void> => {
          last = await readSite();
          last.site.docs = docs;
          setSiteData(last.site);
        };
        const tell = async (): Promise<void> => {
          if (last) await options.onRead?.(last);
        };
        injectScript('page', `import ${JSON.stringify(join(import.meta.dirname, 'client/live.ts'))};`);
        const told = (trouble: string) => logger.error(trouble);
        keeping = keepUp(watchDisk(options.root, told), { read, shown: () => renew(), tell, told });
        leaveSteps = watchSteps(options.root, () => keeping?.hear());
        await keeping.begin();
      },
      'astro:route:setup': ({ route }) => {
        // the development server asks for a page when it is wanted, so that it shows the tracker as it is then
        if (live) route.prerender = false;
      },
      'astro:server:setup': ({ server }) => {
        mendAddresses(server, base);
        takeEdits(server, base, options.editor);
        serveFiles(server, base, (path) => last?.open.files.read(path));
        serveFeeds(server, base, feeds);
        followDocs(server, docsFolder, () => {
          siteData().docs = docs = readDocs();
        });
        const isSettled = () => keeping?.isSettled() ?? true;
        renew = renewPages(server, () => keeping?.reading() ?? 0, isSettled).renew;
      },
      'astro:server:done': () => {
        keeping?.stop();
        leaveSteps();
      },
      'astro:build:start': ({ setPrerenderer }) => {
        const tracker = beside;
        if (tracker) setPrerenderer((usual) => drawBeside(usual, tracker, out, drawAhead));
      },
      'astro:build:done': async () => {
        beside?.shellsStand();
        const finished = beside?.finish();
        writePageData(openOutput(out), { ...siteData(), texts: await beside?.texts() }, feeds);
        await finished;
        await beside?.stop();
      },
    },
  };
}

/** What pages need that no tracker tells. */
async function drawAhead(): Promise<SiteDocs[]> {
  const docs = readDocs();
  await Promise.all([readReference(), prepareHighlighter(docs.map(({ body }) => body))]);
  return docs;
}

/** Whether a path is one that is followed without the server's own watcher. */
function isFollowed(path: string, root: string): boolean {
  const below = relative(root, resolve(path)).split(sep)[0] ?? '';
  return below === 'records' || below === 'lists' || below === 'automations';
}
