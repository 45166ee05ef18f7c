import type { BuiltInKey } from '../../model/keys.ts';

/** A sentence for every built-in key of a record, shown while a person types. */
export const keySentences: { [key in BuiltInKey]: string } = {
  title: 'What the record is called, in one line of at most 250 characters.',
  assignees: 'The people or teams who do it, by their keys in workspace.yml.',
  tags: "Tags of the board, by their names in the board's file.",
  start: 'The day or time it begins, such as 2026-12-01 or 2026-12-01T17:30.',
  due: 'The day or time it must be done, such as 2026-12-01 or 2026-12-01T17:30.',
  done: 'True, false or the day it was done; it counts more than what the list says.',
  archived: 'The day it was put away: it stays where it is, and boards do not show it.',
  color: 'The color of the card, by name.',
  cover: 'The path of a picture for the card, from the record.',
  order: 'Where it stands in its list; moves write it, people need not.',
  parent: 'The record it is a part of, by its name.',
  blocked_by: 'Records that must be done first, by their names.',
  repeat: 'How often it comes back.',
  remind: 'When the assignees are reminded: -1d is a day before it is due; or a day or time.',
  id: 'A name that stays when all others change; most records need none.',
  aliases: 'Names it had before: old addresses lead to it.',
  created: 'The day it was made, where git cannot know it.',
  author: 'Who made it, where git cannot know it.',
};

/** A sentence for every part of `repeat`. */
export const repeatSentences = {
  every: 'How often: day, weekday, week, month, year, or a count of them such as { count: 2, unit: weeks }.',
  days: 'The days of the week on which it comes back; goes with weeks.',
  day: 'The day of the month on which it comes back; goes with months and years.',
  until: 'The last day on which it may come back.',
  next: 'When the next one is made: when this one is done, or when its day has come (schedule).',
  copy: 'What the next one takes along.',
  list: 'The list the next one is made in.',
} as const;
