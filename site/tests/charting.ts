import { expect } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../scripts/catalogue.ts';
import { displayValue } from '../../scripts/engine/query/display.ts';
import { fullName, indexRecords, isArchived, isDone, listOf, openBlockers, textsOf } from '../../scripts/engine/query/facts.ts';
import { readTracker } from '../../scripts/engine/read/tracker.ts';
import { readCharts } from '../../scripts/model/chart.ts';
import type { AnyFieldType } from '../../scripts/model/field-type.ts';
import type { HistoryEntry, RecordPast } from '../../scripts/model/history.ts';
import { openMemory } from '../../scripts/store/memory.ts';
import type { ChartData } from '../data-charts.ts';
import { openCharts } from '../gather/charts.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');
/** Of the board that stories are told of. */
export const lists = ['leads', 'talks', 'offer', 'won', 'lost'];
const board =
  'lists: [leads, talks, offer, { name: won, done: true }, { name: lost, done: true }]\ntags: { a: , b: }\nfields:\n  value: { type: currency, currency: EUR }\n  secret: { type: number, private: true }\n';

/** Where a record stood from which day of November on; `-` is gone. */
export interface Story {
  went: [day: number, list: string][];
  keys?: string;
}

/** One chart of a board whose records went as told, up to the 20th. */
export function chart(stories: Story[], ask: object, more: { known?: 'shallow' | 'none'; secret?: string[] } = {}): ChartData[] {
  const files: { [path: string]: string } = { 'workspace.yml': 'title: T\ntimezone: Europe/Madrid\n', 'lists/sales.yml': board };
  const pasts = new Map<string, RecordPast>();
  const gone: { name: string; list: string; past: RecordPast }[] = [];
  for (const [index, { went, keys = '' }] of stories.entries()) {
    const slug = `r${index}`;
    let before: string | null = null;
    const entries = went.map(([day, list]): HistoryEntry => {
      const kind = list === '-' ? 'deleted' : before === null ? 'created' : 'moved';
      const changes = list === '-' ? [] : [{ key: 'list', from: before, to: list }];
      before = list;
      const at = `2026-11-${String(day).padStart(2, '0')}T12:00:00Z`;
      return { commit: 'c', at, actor: 'ana', kind, board: 'sales', slug, changes };
    });
    const past = { created: entries[0]?.at, updated: entries.at(-1)?.at, author: 'ana', commits: entries.length, entries, whole: true };
    const [, last = ''] = went.at(-1) ?? [];
    if (last === '-') gone.push({ name: `sales/${slug}`, list: '', past });
    else {
      files[`records/sales/${last}/${slug}.md`] = `---\ntitle: ${slug}\n${keys}---\n`;
      pasts.set(`sales/${slug}`, past);
    }
  }
  const tracker = readTracker(openMemory(files), { fields, zod: z });
  const shown = [...tracker.boards.values()];
  const facts = { isDone, isArchived, listOf, openBlockers, textsOf, fullName, displayValue, filterOf: () => undefined };
  const draw = openCharts({
    tools: { tracker, index: indexRecords(tracker), fields, ...facts },
    shown,
    secretOf: () => new Set(more.secret),
    isWithheld: () => false,
    pastOf: ({ slug }) => pasts.get(`sales/${slug}`),
    gone,
    known: more.known ?? 'whole',
    until: '2026-11-20T12:00:00Z',
    stamp: '2026-11-21T12:00:00Z',
  });
  return draw(readCharts([ask], shown).charts, shown);
}

/** The first chart, which has to be of a kind. */
export function of<Kind extends ChartData['type']>(kind: Kind, [data]: ChartData[]): ChartData & { type: Kind } {
  expect(data?.type).toBe(kind);
  return data as ChartData & { type: Kind };
}
