import { instantOf, shiftDays } from '../../scripts/model/local-time.ts';
import type { Card } from '../card.ts';
import type { SiteData } from '../data.ts';
import type { Feed } from '../feed.ts';
import type { RenderContext } from '../render/context.ts';

/** What is due and not done, for a calendar program: `calendar.ics` of all boards, one a board and one a person (with the person's teams). */
export default {
  *files(site, contextIn) {
    const context = contextIn(site.languages[0] ?? 'en');
    const { words } = context;
    const dated = site.boards.flatMap(({ lists }) => lists.flatMap(({ records }) => records.map(({ card }) => card))).filter(isShown);
    const eventOf = eventsOf(site, context);
    const file = (address: string, name: string, cards: Card[]) => ({ address, text: () => writeCalendar(name, cards.map(eventOf), site) });
    yield file('calendar.ics', words.text(site.title), dated);
    for (const { name, address, title } of site.boards)
      yield file(
        `boards/${address}.ics`,
        words.text(title),
        dated.filter(({ board }) => board === name),
      );
    for (const { key, name } of site.people.values()) {
      const teams = [...site.people.values()].filter(({ members }) => members?.includes(key)).map((team) => team.key);
      const keys = new Set([key, ...teams]);
      yield file(
        `people/${key}.ics`,
        name,
        dated.filter(({ assignees }) => assignees.some((each) => keys.has(each))),
      );
    }
  },
} satisfies Feed;

function isShown({ due, done }: Card): boolean {
  return due !== undefined && !done && /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/.test(due);
}

/** A calendar as RFC 5545 asks, of events that are written already. */
function writeCalendar(name: string, events: readonly string[], site: SiteData): string {
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Woad//Woad//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${textOf(name)}`,
    `X-WR-TIMEZONE:${textOf(site.timezone)}`,
  ];
  return `${linesOf(head)}${events.join('')}${linesOf(['END:VCALENDAR'])}`;
}

/** Writes the event of a record: on the day or at the time it is due. Each stands in the calendars of all, of its board and of its people, and is written once. */
function eventsOf(site: SiteData, context: RenderContext): (card: Card) => string {
  const stamp = utc(Date.parse(site.stamp.at));
  const host = site.origin === undefined ? 'woad' : new URL(site.origin).host;
  const heads = new Map(site.boards.map((board) => [board.name, board]));
  const written = new Map<Card, string>();
  const write = (card: Card): string => {
    const head = heads.get(card.board);
    const list = head?.lists.find(({ name }) => name === card.list);
    const [name = '', value = ''] = [head?.title, list?.title].map((text) => (text === undefined ? '' : context.words.text(text)));
    const where = context.words.say('value.pair', { name, value });
    const address = context.to.record(card.address);
    return linesOf([
      'BEGIN:VEVENT',
      `UID:${textOf(`${encodeURIComponent(card.address)}@${host}`)}`,
      `DTSTAMP:${stamp}`,
      ...timesOf(card.due ?? '', site.timezone),
      `SUMMARY:${textOf(card.title)}`,
      `DESCRIPTION:${textOf(where)}`,
      ...(card.tags.length > 0 ? [`CATEGORIES:${card.tags.map(textOf).join(',')}`] : []),
      ...(site.origin === undefined ? [] : [`URL:${new URL(address, site.origin).href}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]);
  };
  return (card) => {
    const event = written.get(card) ?? write(card);
    written.set(card, event);
    return event;
  };
}

function linesOf(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A day is a whole one; a time is told in UTC and lasts half an hour before it is due. */
function timesOf(due: string, timezone: string): string[] {
  if (due.length === 10) {
    const plain = (day: string) => day.slice(0, 10).replaceAll('-', '');
    return [`DTSTART;VALUE=DATE:${plain(due)}`, `DTEND;VALUE=DATE:${plain(shiftDays(due, 1))}`];
  }
  const end = instantOf(due, timezone);
  return [`DTSTART:${utc(end - 1_800_000)}`, `DTEND:${utc(end)}`];
}

function utc(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function textOf(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** Lines of at most 75 bytes, broken between letters. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line;
  let text = '';
  let size = 0;
  for (const char of line) {
    const bytes = Buffer.byteLength(char);
    if (size + bytes > 75) {
      text += '\r\n ';
      size = 1;
    }
    text += char;
    size += bytes;
  }
  return text;
}
