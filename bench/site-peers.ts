import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hugoLayouts, hugoWholeLayouts } from './site-page.ts';
import { boards } from './site-tracker.ts';

/** Another program that makes a page a record and a page a board of the same tracker. */
export interface SitePeer {
  name: string;
  /** Where its command is to be run. */
  folder: string;
  command(out: string): string[];
  /** It does more than what is asked of both: its time is shown, and nothing is held against it. */
  beyond?: true;
}

/** One that is not here, and how to get it. */
export interface MissingPeer {
  name: string;
  missing: string;
}

/** Hugo and Eleventy, each made ready in a folder of its own to build the tracker at a root. */
export function prepareSitePeers(folder: string, root: string): (SitePeer | MissingPeer)[] {
  return [...hugo(join(folder, 'hugo'), root), eleventy(join(folder, 'eleventy'), root)];
}

/** Twice: with no more than a page a record and a page a board, and with what Woad tells beside, as far as Hugo has it: who changed a record when (from git), its neighbours, its data as JSON, pages of tags, feeds and a sitemap. */
function hugo(folder: string, root: string): (SitePeer | MissingPeer)[] {
  const said = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  if (said.status !== 0) return [{ name: 'Hugo', missing: 'apt-get install hugo' }];
  const name = `Hugo ${/v([\d.]+)/.exec(said.stdout)?.[1] ?? ''}`;
  const config = {
    baseURL: 'https://example.org/',
    resourceDir: join(folder, 'resources'),
    permalinks: Object.fromEntries(boards.map(({ name }) => [name, `/records/${name}/:filename/`])),
    params: {
      titles: Object.fromEntries(boards.map(({ name, title }) => [name, title])),
      lists: Object.fromEntries(boards.map(({ name, lists }) => [name, lists])),
    },
  };
  // comments are no pages; that Woad draws them is its own work
  const records = { source: 'records', target: 'content', excludeFiles: '**/_comments/**' };
  const mounts = (layouts: string) => [
    records,
    { source: join(folder, 'sections'), target: 'content' },
    { source: join(folder, layouts), target: 'layouts' },
  ];
  const pages = {
    ...config,
    disableKinds: ['taxonomy', 'term', 'RSS', 'sitemap', 'robotsTXT', '404', 'home'],
    module: { mounts: mounts('pages') },
  };
  const whole = { ...config, enableGitInfo: true, outputs: { page: ['HTML', 'JSON'] }, module: { mounts: mounts('whole') } };
  writeAll(join(folder, 'pages'), hugoLayouts);
  writeAll(join(folder, 'whole'), { ...hugoLayouts, ...hugoWholeLayouts });
  // a section has a page only where its folder says so
  const sections = Object.fromEntries(
    boards.map(({ name, title }) => [`${name}/_index.md`, `---\ntitle: ${title}\nurl: /boards/${name}/\n---\n`]),
  );
  writeAll(join(folder, 'sections'), sections);
  writeAll(folder, { 'pages.json': JSON.stringify(pages), 'whole.json': JSON.stringify(whole) });
  // it runs in the tracker, since it asks the git of its own folder
  const command = (config: string) => (out: string) => [
    'hugo',
    ...['--quiet', '--noBuildLock', '--source', root, '--config', join(folder, config), '--destination', out],
  ];
  return [
    { name: `${name}, pages alone`, folder, command: command('pages.json') },
    { name: `${name}, with git, data, tags and feeds`, folder, command: command('whole.json'), beyond: true },
  ];
}

function eleventy(folder: string, root: string): SitePeer | MissingPeer {
  const package_ = join(import.meta.dirname, 'peers/node_modules/@11ty/eleventy');
  if (!existsSync(package_)) return { name: 'Eleventy', missing: 'npm install --prefix bench/peers @11ty/eleventy@3.1.7' };
  const input = join(root, 'records');
  const page = JSON.stringify(pathToFileURL(join(import.meta.dirname, 'site-page.ts')).href);
  const own = ['tags', 'page', 'eleventy', 'collections', 'content', 'pkg', 'permalink', 'layout', 'nav', 'plain'];
  const config = `import { boardMain, layOut, recordMain } from ${page};
const boards = ${JSON.stringify(boards)};
const known = new Set(${JSON.stringify(own)});
const ownOf = (data) => ({ ...Object.fromEntries(Object.entries(data).filter(([key]) => !known.has(key))), tags: data.tags });
const partsOf = (path) => path.split('/').slice(-3);
const plainOf = ({ inputPath, data, content }) => {
  const [, list, name] = partsOf(inputPath);
  return { slug: name.replace('.md', ''), list, data: ownOf(data), html: content };
};
let nav;
const navOf = (collections) => (nav ??= boards.map(({ name, title }) => [name, title, collections[\`board-\${name}\`].length]));
export default function (config) {
  config.setUseGitIgnore(false);
  config.ignores.add(${JSON.stringify(`${relative(folder, input)}/*/_comments/**`)});
  config.addGlobalData('layout', 'record.11ty.js');
  config.addGlobalData('permalink', () => (data) => {
    const [board, , name] = partsOf(data.page.inputPath);
    return \`records/\${board}/\${name.replace('.md', '')}/index.html\`;
  });
  for (const { name } of boards)
    config.addCollection(\`board-\${name}\`, (api) => api.getAll().filter(({ inputPath }) => inputPath.includes(\`/\${name}/\`)));
  for (const board of boards)
    config.addTemplate(\`board-of-\${board.name}.11ty.js\`, {
      data: () => ({ layout: false, permalink: \`boards/\${board.name}/index.html\`, eleventyExcludeFromCollections: true }),
      render: ({ collections }) =>
        layOut(board.title, navOf(collections), boardMain(board, collections[\`board-\${board.name}\`].map(plainOf))),
    });
  config.addExtension('record', { key: '11ty.js' });
  config.addJavaScriptFunction('recordPage', (data) => {
    const [name] = partsOf(data.page.inputPath);
    const board = boards.find((each) => each.name === name);
    return layOut(data.title, navOf(data.collections), recordMain(board, plainOf({ inputPath: data.page.inputPath, data, content: data.content })));
  });
  return { dir: { input: ${JSON.stringify(input)}, layouts: ${JSON.stringify(relative(input, join(folder, 'layouts')))} }, markdownTemplateEngine: false };
}
`;
  writeAll(folder, {
    'package.json': '{ "type": "module" }',
    'eleventy.config.js': config,
    'layouts/record.11ty.js': 'export default { render(data) { return this.recordPage(data); } };\n',
  });
  const version = spawnSync(process.execPath, [join(package_, 'cmd.cjs'), '--version'], { encoding: 'utf8' }).stdout.trim();
  return {
    name: `Eleventy ${version}`,
    folder,
    command: (out) => [process.execPath, join(package_, 'cmd.cjs'), '--quiet', `--output=${out}`],
  };
}

function writeAll(folder: string, files: { [path: string]: string }): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
