import { type HistoryRepository, newRepository } from '../../scripts/story/history-repository.ts';
import type { SiteData } from '../data.ts';
import type { SiteHistory, Step } from '../data-history.ts';

const workspace = `format: 1
title: Tidewater
timezone: Europe/Madrid
repository: tidewater/tracker
people:
  ana: { name: Ana García, email: ana@tidewater.example }
  luis: { name: Luis Cortés }
`;
/** What every board of it begins with. */
export const lists = `lists: [open, { name: talks, title: In talks, color: amber }, { name: won, done: true }]
tags: { urgent: { title: Urgent, color: red } }
`;

/** A board for sales with these fields, committed. */
export function beginSales(fields: string, boards: { [path: string]: string } = {}): HistoryRepository {
  const repository = newRepository();
  repository.write('workspace.yml', workspace);
  repository.write('lists/sales.yml', `${lists}fields:\n${fields}`);
  for (const [path, text] of Object.entries(boards)) repository.write(path, text);
  repository.commit();
  return repository;
}

/** What is told of a record's past. */
export function historyOf(site: SiteData, name: string): SiteHistory {
  const record = site.named.get(name);
  if (!record?.history) throw new Error(`${name} has no history`);
  return record.history;
}

/** A step in few words: what changed, and to what. */
export function brief({ kind, changes }: Step): string {
  return [kind, ...changes.map((change) => ('key' in change ? change.key : change.as))].join(' ');
}

/** All that the pages could tell of what happened. */
export function told(site: SiteData): string {
  return JSON.stringify([
    site.activity,
    site.boards.map(({ activity, deleted }) => [activity, deleted]),
    site.records.map(({ history }) => history),
  ]);
}
