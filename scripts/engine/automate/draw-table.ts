import type { Problem } from '../../model/field-type.ts';
import { escapeMarkdown } from '../../model/markdown.ts';
import { titleFrom } from '../../model/names.ts';
import { recordName, type TrackerRecord } from '../../model/record.ts';
import type { Tracker } from '../../model/tracker.ts';
import { type Text, textIn, type Value } from '../../model/value.ts';
import { cutLine } from '../../model/words.ts';
import { gitKeys } from '../compute/join.ts';
import { holds } from '../expression/expression.ts';
import { Fault } from '../expression/fault.ts';
import type { ExpressionWorld } from '../expression/kinds.ts';
import { displayValue } from '../query/display.ts';
import { isArchived } from '../query/facts.ts';
import { sortRecords } from '../query/sort.ts';
import type { RunContext } from './context.ts';
import type { RunState } from './state.ts';
import { type CompiledTable, keysOfTable } from './table.ts';

/** What a table is drawn from. */
export interface TableWorld {
  tracker: Tracker;
  state: Pick<RunState, 'records' | 'valuesOf' | 'computedOf' | 'find'>;
  context: Pick<RunContext, 'fields' | 'draw' | 'languages'>;
  world: ExpressionWorld;
}

const mostRecords = 200;
const longestCell = 200;
const nothing = '—';
/** Facts that stand in no file and are no list or board. */
const factKeys = ['done', 'late', 'blocked', ...gitKeys];

/** The records that fit as a table in Markdown, a heading and a table for each value of the group; every value is text and nothing more. */
export function drawTable(table: CompiledTable, given: TableWorld): { markdown: string; count: number } | Problem {
  const { tracker, state, context, world } = given;
  const language = tracker.workspace.languages[0] ?? 'en';
  const said = (context.languages.get(language) ?? context.languages.get('en'))?.table;
  if (!said) throw new Error('no language of messages was handed over');
  const { keys, yes, no } = said;
  const found: TrackerRecord[] = [];
  for (const record of state.records()) {
    if (!table.boards.has(record.board) || isArchived(record)) continue;
    const where = table.boards.get(record.board);
    const answer = where && holds(where, state.valuesOf(record), world);
    if (answer?.problem !== undefined) return { problem: `records: where, on ${recordName(record)}: ${answer.problem}` };
    if (answer === undefined || answer.holds) found.push(record);
  }
  const whole = found.map((record) => withAllValues(record, keysOfTable(table), state));
  const records = table.sort === undefined ? whole : sortRecords(whole, table.sort, tracker, context.fields);
  const shown = records.slice(0, mostRecords);
  const parts = shown.length === 0 ? [said.none] : table.group === undefined ? [drawRows(shown)] : drawGroups(shown, table.group);
  if (records.length > shown.length) parts.push(said.more.replace('{count}', String(records.length - shown.length)));
  return { markdown: parts.join('\n\n'), count: records.length };

  function drawGroups(all: TrackerRecord[], key: string): string[] {
    const groups = new Map<string, TrackerRecord[]>();
    for (const record of all) for (const heading of headingsOf(record, key)) groups.set(heading, [...(groups.get(heading) ?? []), record]);
    const isPlace = key === 'list' || key === 'board';
    const headings = [...groups.keys()].filter((heading) => heading !== nothing);
    const sorted = isPlace ? headings : headings.sort((a, b) => a.localeCompare(b, language, { numeric: true }));
    const last = groups.has(nothing) ? [nothing] : [];
    return [...sorted, ...last].flatMap((heading) => [`### ${heading}`, drawRows(groups.get(heading) ?? [])]);
  }

  /** Of a list each item stands for itself. */
  function headingsOf(record: TrackerRecord, key: string): string[] {
    const value = record.values.get(key);
    const items = Array.isArray(value) ? value : [undefined];
    const headings = items.map((item) => cellOf(item === undefined ? record : withValue(record, key, [item]), key));
    return [...new Set(headings.map((heading) => heading || nothing))];
  }

  function drawRows(rows: TrackerRecord[]): string {
    const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
    const heads = table.columns.map((key) => safe(titleOfKey(key)));
    const linked = Math.max(0, table.columns.indexOf('title'));
    const cells = rows.map((record) =>
      table.columns.map((key, index) => (index === linked ? linkTo(record, cellOf(record, key)) : cellOf(record, key))),
    );
    return [line(heads), line(heads.map(() => '---')), ...cells.map(line)].join('\n');
  }

  function cellOf(record: TrackerRecord, key: string): string {
    const board = tracker.boards.get(record.board);
    if (key === 'title') return safe(record.title);
    if (key === 'slug') return safe(record.slug);
    if (key === 'board') return safe(board ? inLanguage(board.title) : record.board);
    if (key === 'list') {
      const list = board?.lists.find(({ name }) => name === record.list);
      return safe(list ? inLanguage(list.title) : titleFrom(record.list));
    }
    const value = record.values.get(key);
    if (typeof value === 'boolean') return value ? yes : no;
    const display = displayValue(record, key, board, context.fields);
    if (display.as === 'people')
      return safe(display.people.map((person) => tracker.workspace.people.get(person)?.name ?? person).join(', '));
    if (display.as === 'records')
      return display.records
        .map((name) => {
          const other = state.find(name);
          return other ? linkTo(other, safe(other.title)) : safe(name);
        })
        .join(', ');
    if (display.as === 'link') return safe(display.text);
    if (display.as === 'chips') return safe(display.chips.map(({ title }) => inLanguage(title)).join(', '));
    return safe(context.draw(display));
  }

  function linkTo(record: TrackerRecord, text: string): string {
    const address = world.url?.(recordName(record));
    return address === undefined
      ? text
      : `[${text || nothing}](${address.replace(/[()<>\s\\]/g, (char) => encodeURIComponent(char).replace('(', '%28').replace(')', '%29'))})`;
  }

  function titleOfKey(key: string): string {
    for (const name of table.boards.keys()) {
      const field = tracker.boards.get(name)?.fields.get(key);
      if (field) return inLanguage(field.title);
    }
    return keys[key] ?? titleFrom(key);
  }

  function inLanguage(text: Text): string {
    return textIn(text, language);
  }
}

function safe(text: string): string {
  return escapeMarkdown(cutLine(text, longestCell));
}

/** The record with computed fields and facts among its values. */
function withAllValues(record: TrackerRecord, keys: string[], state: TableWorld['state']): TrackerRecord {
  const values = new Map(record.values);
  const told = state.valuesOf(record);
  for (const key of keys) {
    const value = factKeys.includes(key) ? told(key) : (state.computedOf(record, key) ?? record.values.get(key));
    if (value === undefined || value === null || value instanceof Fault) values.delete(key);
    else values.set(key, value as Value);
  }
  return withValues(record, values);
}

function withValue(record: TrackerRecord, key: string, value: Value): TrackerRecord {
  return withValues(record, new Map(record.values).set(key, value));
}

/** The same record, its text unread, with other values. */
function withValues(record: TrackerRecord, values: Map<string, Value>): TrackerRecord {
  return Object.create(record, { values: { value: values, enumerable: true } }) as TrackerRecord;
}
