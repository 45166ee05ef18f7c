import type { HistoryEntry, KeyChange, Unread } from '../model/history.ts';
import type { Value } from '../model/value.ts';
import { drawColumns, safeLine } from './text.ts';

/** How entries are drawn: in which zone's time, and whether each line names its record. */
export interface HistoryLook {
  /** A UTC instant as `2026-03-04T10:12`. */
  local(instant: string): string;
  named: boolean;
}

/** A line for each change: `2026-03-04 10:12  ana  deal_value 12000 -> 15000`. */
export function drawHistory(entries: HistoryEntry[], { local, named }: HistoryLook): string {
  const rows = entries.flatMap((entry) => {
    const lines = linesOf(entry);
    const by = entry.rule === undefined ? entry.actor : `${entry.actor} (${entry.rule})`;
    const start = [local(entry.at).replace('T', ' '), safeLine(by), ...(named ? [safeLine(`${entry.board}/${entry.slug}`)] : [])];
    return lines.map((line) => [...start, safeLine(line)]);
  });
  return rows.length === 0 ? '' : `${drawColumns(rows)}\n`;
}

/** Counts as columns, the greatest first. */
export function drawCounts(title: string, counts: { [name: string]: number }): string {
  const rows = Object.entries(counts).map(([name, count]) => [`  ${safeLine(name)}`, String(count)]);
  return rows.length === 0 ? '' : `${title}\n${drawColumns(rows)}\n`;
}

const unknown: { [why in Unread]: string } = {
  absent: 'what changed is not known: a version of its file is not in this clone',
  long: 'what changed is not known: its file is too long to be compared',
};

function linesOf({ kind, changes, slug, unread }: HistoryEntry): string[] {
  const list = changes.find(({ key }) => key === 'list');
  const others = changes.filter(({ key }) => key !== 'list').map(drawChange);
  if (kind === 'created' && list) return [`created in ${drawValue(list.to)}`];
  if (kind === 'deleted') return [`removed ${slug}`];
  const moved = list ? [`moved ${drawValue(list.from)} -> ${drawValue(list.to)}`] : [];
  const lines = [...(kind === 'restored' ? ['came back'] : []), ...moved, ...others, ...(unread ? [unknown[unread]] : [])];
  return lines.length > 0 ? lines : [kind === 'changed' ? 'written another way' : kind];
}

function drawChange({ key, from, to }: KeyChange): string {
  if (key === 'body') return from === to ? `text changed (${lines(to)})` : `text ${lines(from)} -> ${lines(to)}`;
  if (key === 'body.steps') return `steps checked ${drawValue(from)} -> ${drawValue(to)}`;
  if (key === 'comment')
    return `${from === null ? 'commented' : to === null ? 'comment removed' : 'comment changed'} ${drawValue(to ?? from)}`;
  if (key === 'file') return `${from === null ? 'attached' : to === null ? 'file removed' : 'file changed'} ${drawValue(to ?? from)}`;
  const name = key === 'slug' ? 'renamed' : key;
  return `${name} ${drawValue(from)} -> ${drawValue(to)}`;
}

function lines(count: Value | null): string {
  return count === null ? 'empty' : `${count} ${count === 1 ? 'line' : 'lines'}`;
}

function drawValue(value: Value | null): string {
  if (value === null) return '(none)';
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.length === 0 ? '(none)' : value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
