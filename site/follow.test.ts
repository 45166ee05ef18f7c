import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FolderWatch } from '../scripts/model/folder-watch.ts';
import { followFolders } from './follow.ts';

/** A folder; another one at the same path is another object. */
type Folder = Map<string, Folder | 'file'>;
type Heard = Parameters<FolderWatch['watch']>[1];

/** A disk in memory, that tells of changes like the system does: to those who watch the very folder that changed. */
function openTree(busy: () => boolean) {
  const root: Folder = new Map();
  const watching = new Map<Folder, Set<Heard>>();
  const listed: string[] = [];
  const find = (path: string): Folder | 'file' | undefined => {
    let at: Folder | 'file' | undefined = root;
    for (const part of path === '' ? [] : path.split('/')) at = at instanceof Map ? at.get(part) : undefined;
    return at;
  };
  const tell = (folder: Folder, name: string, moved: boolean) => {
    for (const heard of watching.get(folder) ?? []) heard({ name, moved });
  };
  const put = (path: string, what: Folder | 'file' | undefined) => {
    const cut = path.lastIndexOf('/');
    const [folder, name] = [find(path.slice(0, Math.max(0, cut))), path.slice(cut + 1)];
    if (!(folder instanceof Map)) return;
    const before = folder.get(name);
    if (before instanceof Map && what === 'file') return;
    if (what === undefined) folder.delete(name);
    else folder.set(name, what);
    if (before !== undefined || what !== undefined) tell(folder, name, !(before === 'file' && what === 'file'));
  };
  const disk: FolderWatch = {
    list(path) {
      listed.push(path);
      const folder = find(path);
      return folder instanceof Map ? [...folder].map(([name, what]) => ({ name, kind: what === 'file' ? 'file' : 'folder' })) : [];
    },
    holds: (path) => find(path) === 'file',
    watch(path, heard) {
      const folder = find(path);
      if (!(folder instanceof Map) || busy()) return undefined;
      const all = watching.get(folder) ?? new Set<Heard>();
      watching.set(folder, all.add(heard));
      return () => all.delete(heard);
    },
  };
  const folders = (path = ''): [string, Folder][] => {
    const folder = find(path);
    if (!(folder instanceof Map)) return [];
    const below = [...folder.keys()].filter((name) => path !== '' || name === 'records' || name === 'lists');
    return [[path, folder], ...below.flatMap((name) => folders(path === '' ? name : `${path}/${name}`))];
  };
  return { disk, put, find, folders, listed, watchers: (folder: Folder) => watching.get(folder)?.size ?? 0 };
}

const path = fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 }).map((parts) => ['records', ...parts].join('/'));
const step = fc.oneof(
  fc.record({ what: fc.constantFrom('folder', 'file', 'gone', 'replaced'), at: path }),
  fc.record({ what: fc.constant('moved'), at: path, to: path }),
  fc.record({ what: fc.constantFrom('read', 'refused'), at: path }),
);

test('whatever came, went and was moved: after catching up every folder that stands is watched once, and what changes in it is told', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
      let refuses = false;
      const told: string[] = [];
      const tree = openTree(() => refuses);
      for (const at of ['records', 'records/a', 'records/a/b', 'records/b']) tree.put(at, new Map());
      const following = followFolders(tree.disk, (path) => told.push(path));
      following.catchUp();
      for (const { what, at, ...more } of steps) {
        refuses = what === 'refused';
        if (what === 'read' || what === 'refused') following.catchUp();
        if (what === 'folder' && tree.find(at) === undefined) tree.put(at, new Map());
        if (what === 'file') tree.put(at, 'file');
        if (what === 'gone') tree.put(at, undefined);
        if (what === 'replaced') for (const next of [undefined, new Map()]) tree.put(at, next);
        const moving = tree.find(at);
        if (!('to' in more) || moving === undefined || more.to.startsWith(at) || tree.find(more.to) !== undefined) continue;
        if (!(tree.find(more.to.slice(0, more.to.lastIndexOf('/'))) instanceof Map)) continue;
        tree.put(at, undefined);
        tree.put(more.to, moving);
      }
      refuses = false;
      following.catchUp();
      for (const [at, folder] of tree.folders()) {
        expect({ at, watchers: tree.watchers(folder) }).toEqual({ at, watchers: 1 });
        told.length = 0;
        if (at === '') continue;
        tree.put(`${at}/new.md`, 'file');
        expect(told).toEqual([`${at}/new.md`]);
      }
      following.stop();
      for (const [, folder] of tree.folders()) expect(tree.watchers(folder)).toBe(0);
    }),
  );
});

test('a file that is written where it stands makes no folder be listed again, one that comes makes its own', () => {
  const tree = openTree(() => false);
  for (const at of ['records', 'records/sales', 'records/sales/open', 'records/sales/won']) tree.put(at, new Map());
  tree.put('records/sales/open/acme.md', 'file');
  const following = followFolders(tree.disk, () => {});
  following.catchUp();
  tree.listed.length = 0;
  tree.put('records/sales/open/acme.md', 'file');
  following.catchUp();
  expect(tree.listed).toEqual([]);
  tree.put('records/sales/won/other.md', 'file');
  following.catchUp();
  expect(tree.listed).toEqual(['records/sales/won']);
});
