import { expect } from 'vitest';
import type { Cursor, RunNote } from '../model/outbox.ts';
import { newFolder, newTracker, openPlace, type Place } from './place.ts';

/** A bare origin, the clone that runs the rules, and a person's clone. */
export function newClones(files: { [path: string]: string } = {}, prefix = ''): { origin: Place; ours: Place; ana: Place } {
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
