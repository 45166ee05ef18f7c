import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordJson } from './engine/query/record-json.ts';
import { openDisk } from './store/disk.ts';
import { openTracker } from './workspace.ts';

let root = '';
const now = new Date('2026-11-21T12:00:00Z');

const git = (...args: string[]) =>
  execFileSync('git', ['-C', root, '-c', 'user.name=ana', '-c', 'user.email=ana@tidewater.example', ...args], { encoding: 'utf8' });

function write(files: { [path: string]: string }): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'woad-remembering-'));
  git('init', '-q');
  write({
    'workspace.yml': 'title: T\n',
    'lists/work.yml': 'lists: [todo, done]\nfields: { size: { type: number, max: 5 } }\n',
    'records/work/todo/one.md': '---\ntitle: One\nsize: 3\n---\nText\n- [ ] Item\n',
    'records/work/todo/two.md': '---\ntitle: Two\nsize: 9\n---\n',
    'automations/late.yml': 'name: Late\nwhen:\n  - moved: { to: done }\ndo:\n  - set: { size: 1 }\n',
    'records/work/_comments/one/20260101T000000Z-ana.md': 'Hello\n',
  });
  git('add', '-A');
  git('commit', '-qm', 'Begin');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** What is read now, with the cache and without any; they must be one. */
async function tell(): Promise<unknown[]> {
  const read = async () => {
    const { tracker, index, now: local } = await openTracker(root, now);
    const texts = tracker.records.map(({ body, comments }) => [body, comments.map(({ text }) => text)]);
    return [tracker.records.map((record) => recordJson(record, tracker, index, local)), texts, tracker.diagnostics];
  };
  const kept = await read();
  const aside = join(root, '..', `${root.split('/').at(-1)}-cache`);
  cpSync(join(root, '.cache'), aside, { recursive: true });
  rmSync(join(root, '.cache'), { recursive: true });
  expect(kept).toEqual(await read());
  rmSync(join(root, '.cache'), { recursive: true, force: true });
  cpSync(aside, join(root, '.cache'), { recursive: true });
  rmSync(aside, { recursive: true });
  return kept;
}

const readings = () => readFileSync(join(root, '.cache/readings'), 'utf8');

test('what is read is the same whatever was changed since: on the disk, in the index, in the settings', async () => {
  await tell();
  appendFileSync(join(root, 'records/work/todo/one.md'), 'More\n');
  await tell();
  git('add', '-A');
  await tell();
  git('mv', 'records/work/todo/two.md', 'records/work/todo/three.md');
  mkdirSync(join(root, 'records/work/done'));
  git('mv', 'records/work/todo/one.md', 'records/work/done/one.md');
  await tell();
  rmSync(join(root, 'records/work/done/one.md'));
  write({ 'records/work/todo/new.md': '---\ntitle: New\n---\n' });
  await tell();
  write({ 'lists/work.yml': 'lists: [todo, done]\nfields: { size: { type: number, max: 10 } }\n' });
  const [, , diagnostics] = await tell();
  expect(diagnostics).toEqual([expect.objectContaining({ check: 'orphan' })].slice(1));
});

test('git does not see the cache', async () => {
  await openTracker(root, now);
  expect(readdirSync(join(root, '.cache')).sort()).toEqual(['.gitignore', 'readings', 'readings-more', 'settings.json']);
  expect(git('status', '--porcelain')).toBe('');
});

test('a cache that is broken or cut off is read past', async () => {
  await openTracker(root, now);
  const whole = readings();
  const [before] = await tell();
  for (const broken of ['', whole.slice(0, -20), `${whole}more\n`, whole.replaceAll('"One"', '"One'), 'x'.repeat(100)]) {
    writeFileSync(join(root, '.cache/readings'), broken);
    const { tracker, index, now: local } = await openTracker(root, now);
    expect(tracker.records.map((record) => recordJson(record, tracker, index, local))).toEqual(before);
  }
});

test('beginnings whose rest is lost are read past, and are whole again the next time', async () => {
  const [before] = await tell();
  const rest = join(root, '.cache/readings-more');
  for (const broken of ['', readFileSync(rest, 'utf8').slice(0, -20), undefined]) {
    if (broken === undefined) rmSync(rest);
    else writeFileSync(rest, broken);
    const { tracker, index, now: local } = await openTracker(root, now);
    expect(tracker.records.map((record) => recordJson(record, tracker, index, local))).toEqual(before);
    const read = new Set<string>();
    const open = openDisk(root);
    const disk = { ...open, read: (path: string) => open.read(read.add(path) && path) };
    const reads = async () => {
      read.clear();
      const again = await openTracker(root, now, { disk });
      expect(again.tracker.records.map((record) => recordJson(record, again.tracker, again.index, local))).toEqual(before);
      return [...read].filter((path) => path.startsWith('records/'));
    };
    expect(await reads()).toHaveLength(3);
    expect(await reads()).toEqual([]);
  }
});

test('a list of what has not changed loads nothing that reads files, and no type of field', () => {
  const list = () => {
    const hook = `import { registerHooks } from 'node:module'; registerHooks({ load(url, context, next) { process._rawDebug(url); return next(url, context); } });`;
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, join(import.meta.dirname, 'woad.js'), 'list', '--root', root],
      { encoding: 'utf8' },
    );
    expect(stdout).toContain('work/one');
    return stderr
      .split('\n')
      .filter((url) => /\/engine\/read\/(board|comment|record|rule|workspace|yaml)\.ts|\/fields\/|node_modules/.test(url));
  };
  expect(list()).not.toEqual([]);
  expect(list()).toEqual([]);
});

test('a cache that a commit brings is not believed', async () => {
  await openTracker(root, now);
  const [first = '', ...lines] = readings().split('\n');
  const text = lines.join('\n').replaceAll('"One"', '"Forged"');
  const forgedBy = (key: string) => `${first.replace(/^\S+ +\d+/, `${key} ${String(Buffer.byteLength(text)).padStart(12)}`)}\n${text}`;
  write({ '.cache/readings': forgedBy(first.slice(0, 32)) });
  expect((await openTracker(root, now)).tracker.records[0]?.title).toBe('Forged');
  write({ '.cache/readings': forgedBy('0'.repeat(32)) });
  git('add', '-f', '.cache/readings');
  git('commit', '-qm', 'Forge');
  const { tracker } = await openTracker(root, now);
  expect(tracker.records.map(({ title }) => title)).toEqual(['One', 'Two']);
});

test('what changes while it is read is not kept', async () => {
  const path = 'records/work/todo/one.md';
  const before = readFileSync(join(root, path), 'utf8');
  const open = openDisk(root);
  // the file is another one between the question to git and the reading
  const { tracker } = await openTracker(root, now, {
    disk: {
      ...open,
      read(each) {
        if (each === path) write({ [path]: before.replace('One', 'Meanwhile') });
        return open.read(each);
      },
    },
  });
  expect(tracker.records[0]?.title).toBe('Meanwhile');
  write({ [path]: before });
  expect((await openTracker(root, now)).tracker.records[0]?.title).toBe('One');
});

test('what git keeps in another form than it has on the disk is read each time', async () => {
  write({ '.gitattributes': '*.md filter=strip\n' });
  git('config', 'filter.strip.clean', 'sed /^due:/d');
  git('config', 'filter.strip.smudge', 'cat');
  git('add', '-A');
  git('commit', '-qm', 'Filter');
  await openTracker(root, now);
  write({ 'records/work/todo/one.md': '---\ntitle: One\ndue: not-a-day\nsize: 3\n---\nText\n- [ ] Item\n' });
  git('add', '-A');
  expect(git('status', '--porcelain')).toBe('');
  const { tracker } = await openTracker(root, now);
  expect(tracker.diagnostics.map(({ message }) => message)).toContainEqual(expect.stringContaining('not-a-day'));
});

test('line ends that git does not see are looked at each time', async () => {
  write({ '.gitattributes': '* text=auto eol=lf\n', 'records/work/todo/one.md': '---\r\ntitle: One\nsize: 3\n---\nText\n' });
  git('add', '-A');
  git('commit', '-qm', 'Mixed');
  const faults = async () => (await openTracker(root, now)).tracker.diagnostics.filter(({ check }) => check === 'line-ends');
  expect(await faults()).toHaveLength(1);
  write({ 'records/work/todo/one.md': '---\ntitle: One\nsize: 3\n---\nText\n' });
  git('add', '-A');
  expect(git('status', '--porcelain')).toBe('');
  expect(await faults()).toEqual([]);
});

test('a cache folder that is a link is neither read nor written', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'woad-elsewhere-'));
  symlinkSync(elsewhere, join(root, '.cache'));
  await openTracker(root, now);
  expect(readdirSync(elsewhere)).toEqual([]);
  rmSync(elsewhere, { recursive: true });
});

test('many files are read on several cores, and tell the same', async () => {
  for (let number = 0; number < 2100; number++)
    writeFileSync(
      join(root, `records/work/todo/many-${number}.md`),
      `---\ntitle: Many ${number}\nsize: ${number % 7}\n---\nBody ${number}\n`,
    );
  git('add', '-A');
  const [records, , diagnostics] = (await tell()) as [unknown[], unknown, unknown[]];
  expect(records).toHaveLength(2102);
  expect(diagnostics).toHaveLength(301);
});
