import type { Display } from '../../scripts/model/display.ts';
import type { Card } from '../card.ts';
import type { SiteRecord } from '../data.ts';
import type { SiteComment } from '../data-record.ts';

/** A value as data: text, number, true or false, or a list of them; undefined where there is none. */
export type Plain = string | number | boolean | Plain[] | { [key: string]: Plain };

/** What a look stands for, as data that a program reads. */
export function plainOf(display: Display): Plain | undefined {
  switch (display.as) {
    case 'nothing':
      return undefined;
    case 'text':
      return display.text;
    case 'markdown':
      return display.markdown;
    case 'number':
      return display.number;
    case 'meter':
      return display.value;
    case 'toggle':
      return display.on;
    case 'date':
      return display.end === undefined ? display.date : { start: display.date, end: display.end };
    case 'duration': {
      const hours = Math.round(display.seconds / 36) / 100;
      return display.list ? { [display.list.name]: hours } : hours;
    }
    case 'link':
      // of an address nobody wants what a browser calls it
      return display.url.startsWith('mailto:') ? display.text : display.url;
    case 'chips':
      return display.chips.map(({ name }) => name);
    case 'people':
      return display.people;
    case 'countries':
      return display.countries;
    case 'records':
      return display.records;
    case 'files':
      return display.files;
    case 'place':
      return { lat: display.latitude, lng: display.longitude, ...(display.label === '' ? {} : { label: display.label }) };
    case 'several':
      return display.of.flatMap((each) => plainOf(each) ?? []);
    default:
      return display satisfies never;
  }
}

/** A record as data, without its text: the keys that people write, and what is known of it besides. */
export function plainCard(card: Card, values: SiteRecord['properties'] = []): { [key: string]: Plain } {
  const fields = values.length > 0 ? values.map(({ key, display }) => [key, display] as const) : Object.entries(card.values);
  const known = fields.flatMap(([key, display]) => {
    const plain = plainOf(display);
    return plain === undefined ? [] : [[key, plain] as const];
  });
  const optional = { start: card.start, due: card.due, color: card.color, parent: card.parent, author: card.author };
  const moments = { created: card.created, updated: card.updated };
  const set = Object.entries({ ...optional, ...moments }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    name: `${card.board}/${card.slug}`,
    title: card.title,
    list: card.list,
    done: card.done,
    blocked: card.blocked,
    archived: card.archived,
    tags: card.tags,
    assignees: card.assignees,
    blocked_by: card.blockers,
    comments: card.comments,
    files: card.files,
    ...Object.fromEntries(set),
    fields: Object.fromEntries(known),
  };
}

/** A comment and its replies as data. */
export function plainComment({ name, author, at, text, replies }: SiteComment): { [key: string]: Plain } {
  return { name, author, at, text, replies: replies.map(plainComment) };
}
