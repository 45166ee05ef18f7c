import { expect } from 'vitest';
import type { Cursor, RunNote } from '../model/outbox.ts';
import { afterTests } from '../story/left.ts';
import { copyPlaces, newFolder, newTracker, openPlace, type Place } from './place.ts';

interface Clones {
  origin: Place;
  ours: Place;
  ana: Place;
}

const clones = new Map<string, Clones>();

/** A bare origin, the clone that runs the rules, and a person's clone. A test file makes them once, and has copies of them. */
export function newClones(files: { [path: string]: string } = {}, prefix = ''): Clones {
  const key = JSON.stringify([files, prefix]);
  const first = clones.get(key) ?? beginClones(files, prefix);
  clones.set(key, first);
  afterTests(() => clones.delete(key));
  const [origin = first.origin, ours = first.ours, ana = first.ana] = copyPlaces([first.origin, first.ours, first.ana]);
  return { origin, ours, ana };
}

function beginClones(files: { [path: string]: string }, prefix: string): Clones {
  const origin = openPlace(newFolder());
  origin.git('init', '--quiet', '--bare', '--initial-branch=main');
  const ours = newTracker(files, prefix);
  ours.git('remote', 'add', 'origin', origin.folder);
  ours.git('push', '--quiet', 'origin', 'main');
  const folder = newFolder();
  openPlace(folder).git('clone', '--quiet', origin.folder, '.');
  return { origin, ours, ana: openPlace(folder, prefix) };
}

/** Ana finishes a deal and pushes it. */
export function finish(ana: Place, slug: string): string {
  ana.move(`records/sales/todo/${slug}.md`, `records/sales/done/${slug}.md`);
  const commit = ana.commit(`${slug} done`);
  ana.git('push', '--quiet', 'origin', 'main');
  return commit;
}

/** The subjects of the branch, newest first. */
export const subjects = (origin: Place) => origin.git('log', '--format=%s', 'main').split('\n');
/** Where the rules stopped. */
export const cursorOf = (origin: Place, prefix = '') => JSON.parse(origin.git('show', `woad-state:${prefix}cursor.json`)) as Cursor;
/** Runs the rules, which must complain of nothing but others who pushed. */
export const run = async (place: Place): Promise<RunNote & { code: number; head: string }> => {
  const { code, output, complaint } = await place.woad('automate', '--json');
  expect(complaint.replace(/^somebody pushed .*\n/gm, '')).toBe('');
  return { code, ...JSON.parse(output) };
};
