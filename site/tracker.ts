import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { catalogueNames } from '../scripts/catalogue.ts';
import { filterOf, tellPast } from '../scripts/conditions.ts';
import { hideAddresses } from '../scripts/engine/automate/redact.ts';
import { parseExpression } from '../scripts/engine/expression/parse.ts';
import { checklistsOf } from '../scripts/engine/query/checklists.ts';
import { displayValue } from '../scripts/engine/query/display.ts';
import { fullName, isArchived, isDone, listOf, openBlockers, textsOf } from '../scripts/engine/query/facts.ts';
import { sortRecords } from '../scripts/engine/query/sort.ts';
import { knownLanguages } from '../scripts/engine/read/workspace.ts';
import { placesOfKeys } from '../scripts/engine/write/places.ts';
import { type HistoryReader, historiesOf, pastsOf } from '../scripts/histories.ts';
import { historiesAhead } from '../scripts/histories-ahead.ts';
import { openWarnings } from '../scripts/history-warnings.ts';
import { UsageError } from '../scripts/model/diagnostic.ts';
import type { GonePast, RecordPast } from '../scripts/model/history.ts';
import { localTime } from '../scripts/model/local-time.ts';
import { recordName, type TrackerRecord } from '../scripts/model/record.ts';
import { nextLooks } from '../scripts/next-looks.ts';
import { askRepository as askOnce, type RepositoryFacts, rememberRepository } from '../scripts/repository-facts.ts';
import { refuseNewer } from '../scripts/root.ts';
import { openDisk } from '../scripts/store/disk.ts';
import { type OpenOptions, type OpenTracker, openTracker } from '../scripts/workspace.ts';
import { tellCardFaults } from './card-faults.ts';
import type { Audience, SiteData } from './data.ts';
import type { SiteDocs } from './data-docs.ts';
import type { HeldBack } from './gather/audience.ts';
import { gatherDocs } from './gather/docs.ts';
import { lazily } from './gather/lazily.ts';
import { gatherSite, type Occasion } from './gather/site.ts';
import type { RecordHistory } from './gather/tools.ts';
import { readLanguages } from './languages.ts';
import { githubPlaces } from './render/github.ts';
import { markdownOf, offerHighlighter, prepareHighlighter } from './render/highlight.ts';
import { loadHighlighter } from './render/highlight-languages.ts';

/** The package's own folder: where `site/` and `astro.config.mjs` stand. */
const packageRoot = dirname(import.meta.dirname);
/** A file of the package, whatever the tracker. */
const readOwn = (path: string) => openDisk(packageRoot).read(path);
/** Of so many runs of rules the site tells. */
const mostRuns = 50;

/** What is read, and for whom. */
export interface TrackerOptions {
  /** The tracker's folder. */
  root: string;
  audience: Audience;
  /** Below which the site stands; begins and ends with "/". */
  base: string;
  /** Where the site will stand: `https://tidewater.github.io`. */
  origin?: string;
  /** The development server asks. */
  live: boolean;
  environment: Readonly<{ [name: string]: string | undefined }>;
}

/** A tracker as the site tells it, at one moment. */
export interface Reading {
  site: SiteData;
  heldBack: HeldBack[];
  open: OpenTracker;
  /** What git did not tell of the history. */
  warnings: string[];
}

/** Reads the documentation, which is no part of a tracker. */
export function readDocs(): SiteDocs[] {
  return gatherDocs(openDisk(packageRoot), 'site/docs', new Set(knownLanguages), parse);
}

/** What a clone tells of itself, for a reader on another core; undefined where git refuses an answer, which that one is told when it asks itself. */
export function askFacts({ root }: TrackerOptions): RepositoryFacts | undefined {
  try {
    return askOnce(root, mostRuns);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/** Reads a tracker for the site as often as it is asked; what git says is read again only where there are new commits. It need not ask what is `told` to it. */
export function siteReader(options: TrackerOptions, told?: () => Promise<RepositoryFacts | undefined>): () => Promise<Reading> {
  const askRepository = rememberRepository(options.root, mostRuns);
  const { ask, look, lines } = openWarnings(options.root);
  let pasts = new Map<string, RecordPast>();
  let gone: GonePast[] = [];
  let known = false;
  let pastsAt: string | undefined;
  offerHighlighter(loadHighlighter);
  return async () => {
    // a build reads once and looks at everything: what is remembered for single records would be a detour
    const disk = openDisk(options.root);
    refuseNewer(disk);
    const ahead = options.live ? undefined : historiesAhead(options.root, disk);
    const without = {
      files: disk,
      pasts: (root: string, reader: HistoryReader) =>
        ask(
          () => pastsOf(root, reader),
          () => new Map(),
        ),
    };
    const read = (how: OpenOptions) => openTracker(options.root, new Date(), how);
    const open = await (options.live
      ? ask(
          () => read({}),
          () => read(without),
        )
      : read(without));
    const facts = (await told?.()) ?? (await ask(askRepository, (): RepositoryFacts => ({ runs: { why: 'no-git' } })));
    await ahead;
    look(facts);
    const head = facts.repository?.head;
    const { workspace, boards } = open.tracker;
    const at = JSON.stringify([head, ...workspace.people.values()]);
    if (at !== pastsAt) {
      const reader = { workspace, boards, fields: open.fields };
      ({ pasts, gone, known } = await ask(
        async () => ({ ...(await historiesOf(options.root, reader)), known: head !== undefined }),
        () => ({ pasts: new Map(), gone: [], known: false }),
      ));
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
        parse: parseExpression,
        nextLooks: await nextLooks(open, new Date(), pasts),
        displayValue,
        sortRecords,
        placesOf: placesOfKeys,
        filterOf: (where, board, index = open.index) => filterOf(where, board, { ...open, index }, tellPast(pasts, workspace.timezone)),
        now: open.now,
        views: new Set(catalogueNames('views', import.meta.dirname)),
        historyOf: (record) => historyOf(record, open, pasts),
        ...(known ? { histories: { pasts, gone } } : {}),
        displayAt: (key, value, board) => displayValue({ values: new Map([[key, value]]), board }, key, boards.get(board), open.fields),
      },
      occasionOf(open, options, facts),
    );
    lazily(site, 'sentences', () => readLanguages(site.languages, 'engine', readOwn));
    tellCardFaults(site);
    await prepareHighlighter(markdownOf(site));
    return { site, heldBack, open, warnings: lines() };
  };
}

/** What git knows of a record, told in the workspace's days and people. */
function historyOf(record: TrackerRecord, { tracker: { workspace } }: OpenTracker, pasts: Map<string, RecordPast>): RecordHistory {
  const past = pasts.get(recordName(record));
  if (!past) return {};
  const { created, author, updated, commits, whole } = past;
  return {
    ...(author === undefined ? {} : { author }),
    ...(created === undefined ? {} : { created: localTime(new Date(created), workspace.timezone) }),
    ...(updated === undefined ? {} : { updated }),
    ...(whole ? { commits } : {}),
  };
}

function occasionOf(
  { root, tracker: { workspace } }: OpenTracker,
  { audience, base, live, environment, origin = environment['WOAD_ORIGIN'] }: TrackerOptions,
  { repository, newest, github, defaultBranch, currentBranch, runs }: RepositoryFacts,
): Occasion {
  const name = workspace.repository ?? github;
  const branch = workspace.branch ?? defaultBranch ?? environment['GITHUB_REF_NAME'] ?? currentBranch;
  const prefix = repository ? repository.prefix : '';
  const ownDocs = resolve(root) === packageRoot;
  const places = name !== undefined && branch !== undefined ? githubPlaces(name, branch, prefix, ownDocs) : undefined;
  return {
    audience,
    base,
    live,
    runs,
    messages: readLanguages(workspace.languages, 'pages', readOwn),
    stamp: { at: new Date().toISOString(), ...(newest ? { commit: newest.commit, committed: newest.at } : {}) },
    ...(name === undefined ? {} : { repository: { address: `https://github.com/${name}/`, prefix } }),
    ...(origin !== undefined && URL.canParse(origin) ? { origin: new URL(origin).origin } : {}),
    ...(places ? { editAddress: places.edit, github: places } : {}),
  };
}
