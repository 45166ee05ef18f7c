import type { Board } from '../../scripts/model/board.ts';
import type { Chip, Display } from '../../scripts/model/display.ts';
import { addNumbers } from '../../scripts/model/numbers.ts';
import type { TrackerRecord } from '../../scripts/model/record.ts';
import { type Color, colors } from '../../scripts/model/value.ts';
import type { GroupData, GroupPart, Label } from '../data-charts.ts';
import { counting, partByUnit } from './charts-amounts.ts';
import { distinctColors, listColor } from './charts-labels.ts';
import type { Scene } from './charts-scene.ts';

interface Group {
  key: string;
  label: Label;
  color?: Color;
}

/** Keys whose groups have an order of their own; others begin with the most. */
const ordered = new Set(['list', 'board', 'done', 'blocked', 'due', 'start', 'created']);
const none: Group = { key: '-', label: { as: 'none' } };
const nobody: Group = { ...none, label: { as: 'nobody' } };

/** Records as they stand now, archived ones left out, by the values of a key; one with several values is under each. */
export function gatherGroups(scene: Scene): GroupData {
  const { ask, boards, records, world } = scene;
  const { tools } = world;
  const byName = new Map(boards.map((board) => [board.name, board]));
  const standing = records.filter((record) => {
    if (tools.isArchived(record)) return false;
    return ask.show === 'all' || tools.isDone(record, tools.listOf(record, tools.tracker)) === (ask.show === 'done');
  });
  const declared = declaredGroups(ask.by, boards);
  const inOrder = ordered.has(ask.by) || (declared.length > 0 && ask.by !== 'tags');
  const groupsOf = (record: TrackerRecord): Group[] => {
    const board = byName.get(record.board);
    const found = board ? valuesOf(record, ask.by, board, scene) : [];
    return found.length === 0 ? [ask.by === 'assignees' ? nobody : none] : found;
  };
  const counted = counting(scene);
  const units = partByUnit(standing, counted);
  const parts = (units.length === 0 ? [{ of: [] }] : units).map((part): GroupPart => {
    const sums = new Map<string, { group: Group; of: number[] }>();
    if (ask.by === 'list' || ask.by === 'board') for (const group of declared) sums.set(group.key, { group, of: [] });
    for (const { item, value } of part.of) {
      for (const group of groupsOf(item)) {
        const sum = sums.get(group.key) ?? { group, of: [] };
        sums.set(group.key, sum);
        sum.of.push(value);
      }
    }
    const place = new Map(declared.map(({ key }, index) => [key, index]));
    const all = [...sums.values()].map(({ group, of }) => ({ ...group, value: addNumbers(of) }));
    all.sort((a, b) => {
      if (a.key === none.key || b.key === none.key) return a.key === b.key ? 0 : a.key === none.key ? 1 : -1;
      if (!inOrder) return b.value - a.value || (a.key < b.key ? -1 : 1);
      return (place.get(a.key) ?? declared.length) - (place.get(b.key) ?? declared.length) || (a.key < b.key ? -1 : 1);
    });
    const total = addNumbers(part.of.map(({ value }) => value));
    return {
      ...('unit' in part && part.unit ? { unit: part.unit } : {}),
      total,
      groups: shorten(all, ask.most, standing.length > 0 ? groupsOf : undefined, part.of, isFilter(ask.by, boards)),
    };
  });
  if (ask.type === 'pie') for (const part of parts) tellApart(part);
  const field = boards.map(({ fields }) => fields.get(ask.by)).find(Boolean);
  return { type: ask.type === 'pie' ? 'pie' : 'bar', show: ask.show, by: ask.by, ...(field ? { byTitle: field.title } : {}), parts };
}

/** The first `most` groups and one for all others, in which a record counts once. */
function shorten(
  all: (Group & { value: number })[],
  most: number,
  groupsOf: ((record: TrackerRecord) => Group[]) | undefined,
  of: { item: TrackerRecord; value: number }[],
  filters: boolean,
): GroupPart['groups'] {
  const toGroup = ({ key, label, color, value }: Group & { value: number }) => ({
    label,
    ...(color ? { color } : {}),
    value,
    ...(filters && value !== 0 && isSaid(key, label) ? { wanted: key } : {}),
  });
  if (all.length <= most || !groupsOf) return all.map(toGroup);
  const kept = new Set([...all].sort((a, b) => b.value - a.value).slice(0, most - 1));
  const left = new Set(all.filter((group) => !kept.has(group)).map(({ key }) => key));
  const value = addNumbers(of.filter(({ item }) => groupsOf(item).some(({ key }) => left.has(key))).map((each) => each.value));
  return [...all.filter((group) => kept.has(group)).map(toGroup), { label: { as: 'other', count: left.size }, value }];
}

/** Whether one can filter by a key: what is hidden views do not know. */
function isFilter(by: string, boards: readonly Board[]): boolean {
  return boards.every(({ fields }) => !fields.get(by)?.hidden);
}

/** Whether a filter by a value leaves the records that have it: some words mean something else to it. */
function isSaid(key: string, { as }: Label): boolean {
  return as === 'none' || as === 'nobody' || !(key.includes('..') || ['-', 'any', 'me'].includes(key));
}

/** Slices touch, so each has a colour of its own as long as there are any. */
function tellApart(part: GroupPart): void {
  const given = distinctColors(part.groups.map(({ color }, index) => color ?? colors[(index + 5) % colors.length] ?? 'slate'));
  for (const [index, group] of part.groups.entries()) group.color = given[index] ?? 'slate';
}

/** Values a board declares, in order. */
function declaredGroups(by: string, boards: readonly Board[]): Group[] {
  if (by === 'board') return boards.map(({ name, title, color }) => ({ key: name, label: { as: 'text', text: title }, color }));
  if (by === 'done' || by === 'blocked') return ['true', 'false'].map((key) => ({ key, label: { as: 'toggle', on: key === 'true' } }));
  const groups = boards.flatMap((board): Group[] => {
    if (by === 'list')
      return board.lists.map((list) => ({ key: list.name, label: { as: 'text', text: list.title }, color: listColor(list, board) }));
    const options = by === 'tags' ? [...board.tags.values()] : board.fields.get(by)?.options['options'];
    return Array.isArray(options) ? options.map(chipGroup) : [];
  });
  return [...new Map(groups.reverse().map((group) => [group.key, group])).values()].reverse();
}

function chipGroup({ name, title, color }: Pick<Chip, 'name' | 'title'> & { color?: Color }): Group {
  return { key: name, label: { as: 'text', text: title }, ...(color ? { color } : {}) };
}

/** The groups a record is in. */
function valuesOf(record: TrackerRecord, by: string, board: Board, { world }: Scene): Group[] {
  const { tools } = world;
  if (by === 'board') return [{ key: board.name, label: { as: 'text', text: board.title }, color: board.color }];
  if (by === 'list') {
    const list = board.lists.find(({ name }) => name === record.list);
    return [{ key: record.list, label: { as: 'text', text: list?.title ?? record.list }, color: list ? listColor(list, board) : 'slate' }];
  }
  if (by === 'done' || by === 'blocked') {
    const on =
      by === 'done'
        ? tools.isDone(record, tools.listOf(record, tools.tracker))
        : tools.openBlockers(record, tools.tracker, tools.index).length > 0;
    return [{ key: String(on), label: { as: 'toggle', on } }];
  }
  if (by === 'author' || by === 'created') {
    const past = world.pastOf(record);
    const known = record.values.get(by) ?? (by === 'author' ? past?.author : past?.created);
    if (typeof known !== 'string') return [];
    return by === 'author' ? [personGroup(known)] : [monthGroup(known)];
  }
  if (by === 'assignees') return tools.textsOf(record, by).map(personGroup);
  return groupsIn(tools.displayValue(record, by, board, tools.fields), record.board, world);
}

function groupsIn(display: Display, board: string, world: Scene['world']): Group[] {
  switch (display.as) {
    case 'chips':
      return display.chips.map((chip) =>
        colors.some((color) => color === chip.name) && chip.color === chip.name
          ? { ...chipGroup(chip), label: { as: 'color', color: chip.color } }
          : chipGroup(chip),
      );
    case 'people':
      return display.people.map(personGroup);
    case 'countries':
      return display.countries.map((country) => ({ key: country, label: { as: 'country', country } }));
    case 'records':
      return display.records
        .map((name) => world.tools.fullName(name, board))
        .filter((name) => !world.isWithheld(name))
        .map((record) => ({ key: record, label: { as: 'record', record } }));
    case 'toggle':
      return [{ key: String(display.on), label: { as: 'toggle', on: display.on } }];
    case 'date':
      return [monthGroup(display.date)];
    case 'text':
      return plain(display.text);
    case 'link':
      return plain(display.text);
    case 'number':
      return plain(String(display.number));
    case 'meter':
      return plain(String(display.value));
    case 'several':
      return display.of.flatMap((each) => groupsIn(each, board, world));
    case 'nothing':
    case 'duration':
    case 'markdown':
    case 'files':
    case 'place':
      return [];
    default:
      return display satisfies never;
  }
}

function plain(text: string): Group[] {
  return text === '' ? [] : [{ key: text, label: { as: 'text', text } }];
}

function personGroup(person: string): Group {
  return { key: person, label: { as: 'person', person } };
}

function monthGroup(date: string): Group {
  return { key: date.slice(0, 7), label: { as: 'month', month: date.slice(0, 7) } };
}
