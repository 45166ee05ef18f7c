import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import { parse } from 'yaml';
import { catalogueNames, loadCatalogue } from '../scripts/catalogue.ts';
import { filterOf, tellPast } from '../scripts/conditions.ts';
import { hideAddresses } from '../scripts/engine/automate/redact.ts';
import { describeFix } from '../scripts/engine/fix/describe.ts';
import { checklistsOf } from '../scripts/engine/query/checklists.ts';
import { displayValue } from '../scripts/engine/query/display.ts';
import { fullName, isArchived, isDone, listOf, openBlockers, textsOf } from '../scripts/engine/query/facts.ts';
import { sortRecords } from '../scripts/engine/query/sort.ts';
import { filterSentences, stepSentences } from '../scripts/engine/read/rule-keys.ts';
import { knownLanguages } from '../scripts/engine/read/workspace.ts';
import { schemaFromZod } from '../scripts/engine/schema/from-zod.ts';
import { placesOfKeys } from '../scripts/engine/write/places.ts';
import { historiesOf } from '../scripts/histories.ts';
import type { GonePast, RecordPast } from '../scripts/model/history.ts';
import { localTime } from '../scripts/model/local-time.ts';
import { recordName, type TrackerRecord } from '../scripts/model/record.ts';
import { type KnownRuns, rememberRuns } from '../scripts/run/past-runs.ts';
import { openDisk } from '../scripts/store/disk.ts';
import { currentBranch, defaultBranch, githubName, headCommit, openRepository, remoteUrl } from '../scripts/store/git.ts';
import { latestCommits } from '../scripts/store/git-history.ts';
import { openOutput } from '../scripts/store/output.ts';
import { openOutputBeside } from '../scripts/store/output-beside.ts';
import { watchDisk } from '../scripts/store/watch.ts';
import { type OpenTracker, openTracker } from '../scripts/workspace.ts';
import { loadZod } from '../scripts/zod.ts';
import { bundling } from './bundle.ts';
import { type Audience, type Messages, type SiteData, setSiteData, siteData } from './data.ts';
import { type Keeping, keepUp, reloadPages, serveFeeds, serveFiles } from './development.ts';
import type { Feed } from './feed.ts';
import { collectGarbage } from './garbage.ts';
import type { HeldBack } from './gather/audience.ts';
import { gatherDocs } from './gather/docs.ts';
import { readMessages } from './gather/messages.ts';
import { gatherReference } from './gather/reference.ts';
import { gatherSite, type Occasion } from './gather/site.ts';
import type { RecordHistory } from './gather/tools.ts';
import { writeSite } from './output.ts';
import { setReference } from './reference.ts';
import { normalBase } from './render/address.ts';
import { githubPlaces } from './render/github.ts';
import { markdownOf, offerHighlighter, prepareHighlighter } from './render/highlight.ts';
import { loadHighlighter } from './render/highlight-languages.ts';

/** The package's own folder: where `site/` and `astro.config.mjs` stand. */
const packageRoot = dirname(import.meta.dirname);
/** Of so many runs of rules the site tells. */
const mostRuns = 50;

export interface SiteOptions {
  /** The tracker's folder. */
  root: string;
  audience: Audience;
  /** Where the built site goes; `dist/` of the tracker unless told. */
  out?: string;
  base?: string;
  /** Where the site will stand: `https://tidewater.github.io`. */
  origin?: string;
  environment: Readonly<{ [name: string]: string | undefined }>;
  /** Told after each reading of the tracker, when the pages show it. */
  onRead?(read: Reading): void | Promise<void>;
}

export interface Reading {
  site: SiteData;
  heldBack: HeldBack[];
  open: OpenTracker;
}

/** The whole configuration of Astro for a tracker, wherever it lies; `astro.config.mjs`, `woad build` and `woad start` share it. */
export function siteConfig(options: SiteOptions): AstroInlineConfig {
  return {
    root: packageRoot,
    srcDir: './site',
    publicDir: './site/public',
    outDir: options.out ?? join(options.root, 'dist'),
    cacheDir: './.cache/astro',
    base: normalBase(options.base ?? options.environment['WOAD_BASE'] ?? '/'),
    output: 'static',
    build: { format: 'directory', inlineStylesheets: 'never' },
    markdown: { syntaxHighlight: false },
    devToolbar: { enabled: false },
    integrations: [woad(options)],
    vite: {
      ...bundling,
      server: { watch: { ignored: ['**/.git/**', '**/.cache/**', '**/dist/**', (path: string) => isFollowed(path, options.root)] } },
    },
  };
}

/** Reads the tracker, hands it to the pages, and writes the record pages of a build. */
function woad(options: SiteOptions): AstroIntegration {
  let base = '/';
  const runsHere = rememberRuns(options.root, mostRuns);
  let live = false;
  let pasts = new Map<string, RecordPast>();
  let gone: GonePast[] = [];
  let pastsAt: string | undefined;
  let last: Reading | undefined;
  let feeds = new Map<string, Feed>();
  const docs = gatherDocs(openDisk(packageRoot), 'site/docs', new Set(knownLanguages), parse);
  const read = async (): Promise<void> => {
    const open = await openTracker(options.root, new Date());
    const repository = openRepository(options.root);
    const head = repository && headCommit(repository);
    const { workspace, boards } = open.tracker;
    const at = JSON.stringify([head, ...workspace.people.values()]);
    if (at !== pastsAt) {
      ({ pasts, gone } = await historiesOf(options.root, { workspace, boards, fields: open.fields }));
      pastsAt = at;
    }
    const { site, heldBack } = gatherSite(
      {
        tracker: open.tracker,
        index: open.index,
        fields: open.fields,
        read: open.files.read,
        isArchived,
        isDone,
        listOf,
        openBlockers,
        textsOf,
        fullName,
        checklistsOf,
        hideAddresses,
        displayValue,
        sortRecords,
        placesOf: placesOfKeys,
        filterOf: (where, board) => filterOf(where, board, open, tellPast(pasts, workspace.timezone)),
        now: open.now,
        views: new Set(catalogueNames('views', import.meta.dirname)),
        historyOf: (record) => historyOf(record, open, pasts),
        ...(head === undefined ? {} : { histories: { pasts, gone } }),
        displayAt: (key, value, board) => displayValue({ values: new Map([[key, value]]), board }, key, boards.get(board), open.fields),
      },
      occasionOf(open, options, base, live, runsHere()),
    );
    await prepareHighlighter(markdownOf(site));
    site.docs = docs;
    setSiteData(site);
    last = { site, heldBack, open };
  };
  let keeping: Keeping | undefined;
  let reload = () => {};
  const tell = async (): Promise<void> => {
    if (last) await options.onRead?.(last);
  };
  return {
    name: 'woad',
    hooks: {
      'astro:config:setup': async ({ command, config, injectScript, logger }) => {
        live = command === 'dev';
        base = normalBase(config.base);
        feeds = await loadCatalogue<Feed>('feeds', import.meta.dirname);
        offerHighlighter(loadHighlighter);
        setReference(() => {
          const sentences = { filters: filterSentences, beside: stepSentences };
          return gatherReference({ load: loadCatalogue, zod: loadZod(), schemaOf: schemaFromZod, describeFix, ...sentences });
        });
        keeping?.stop();
        if (!live) {
          await read();
          return tell();
        }
        injectScript('page', `import ${JSON.stringify(join(import.meta.dirname, 'client/live.ts'))};`);
        const told = (trouble: string) => logger.error(trouble);
        keeping = keepUp(watchDisk(options.root, told), { read, shown: () => reload(), tell, told });
        await keeping.begin();
      },
      'astro:route:setup': ({ route }) => {
        // the development server asks for a page when it is wanted, so that it shows the tracker as it is then
        if (live) route.prerender = false;
      },
      'astro:server:setup': ({ server }) => {
        serveFiles(server, base, (path) => last?.open.files.read(path));
        serveFeeds(server, base, feeds);
        reload = reloadPages(server, () => keeping?.reading() ?? 0).reload;
      },
      'astro:server:done': () => keeping?.stop(),
      'astro:build:done': async ({ dir }) => {
        collectGarbage();
        const to = fileURLToPath(dir);
        if (last) await writeSite(openOutput(to), openOutputBeside(to), siteData(), feeds, last.open.files.read);
      },
    },
  };
}

/** Whether a path is one that is followed without the server's own watcher. */
function isFollowed(path: string, root: string): boolean {
  const below = relative(root, resolve(path)).split(sep)[0] ?? '';
  return below === 'records' || below === 'lists' || below === 'automations';
}

/** What git knows of a record, told in the workspace's days and people. */
function historyOf(record: TrackerRecord, { tracker: { workspace } }: OpenTracker, pasts: Map<string, RecordPast>): RecordHistory {
  const past = pasts.get(recordName(record));
  if (!past) return {};
  const { created, author, updated, commits } = past;
  return {
    ...(author === undefined ? {} : { author }),
    ...(created === undefined ? {} : { created: localTime(new Date(created), workspace.timezone) }),
    ...(updated === undefined ? {} : { updated }),
    commits,
  };
}

function occasionOf(
  { root, tracker: { workspace } }: OpenTracker,
  { audience, environment, origin = environment['WOAD_ORIGIN'] }: SiteOptions,
  base: string,
  live: boolean,
  runs: KnownRuns,
): Occasion {
  const repository = openRepository(root);
  const newest = repository && headCommit(repository) !== undefined ? latestCommits(repository, 1)[0] : undefined;
  const name = workspace.repository ?? (repository && githubName(remoteUrl(repository) ?? ''));
  const branch =
    workspace.branch ??
    (repository && defaultBranch(repository)) ??
    environment['GITHUB_REF_NAME'] ??
    (repository && currentBranch(repository));
  const prefix = repository ? repository.prefix : '';
  const ownDocs = resolve(root) === packageRoot;
  const places = name !== undefined && branch !== undefined ? githubPlaces(name, branch, prefix, ownDocs) : undefined;
  return {
    audience,
    base,
    live,
    runs,
    messages: readLanguages(workspace.languages),
    stamp: { at: new Date().toISOString(), ...(newest ? { commit: newest.commit, committed: newest.at } : {}) },
    ...(name === undefined ? {} : { repository: { address: `https://github.com/${name}/`, prefix } }),
    ...(origin !== undefined && URL.canParse(origin) ? { origin: new URL(origin).origin } : {}),
    ...(places ? { editAddress: places.edit, github: places } : {}),
  };
}

/** What the site says in the languages it is built in, and in English for what one of them lacks. */
function readLanguages(wanted: readonly string[]): Map<string, Messages> {
  const languages = new Map<string, Messages>();
  for (const language of new Set(['en', ...wanted])) {
    const bytes = openDisk(packageRoot).read(`site/languages/${language}.yml`);
    if (bytes) languages.set(language, readMessages(parse(new TextDecoder().decode(bytes))));
  }
  return languages;
}
