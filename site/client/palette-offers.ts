import type { IconName } from '../render/icons.ts';
import { sayNamed } from '../render/named.ts';
import type { Places } from '../search/files.ts';
import { askedWords, spacedText } from '../search/words.ts';
import type { Guide } from './search-load.ts';

/** Something the palette offers beside what is found: a place to go, or something to do. */
export interface Offer {
  title: string;
  /** Found by these words too. */
  also?: string;
  group: 'go' | 'actions';
  icon?: IconName;
  /** Of a board. */
  color?: string;
  /** A view of a board beside its first. */
  isView?: boolean;
  /** The key of a person or team: told when it is asked for, first where it is asked for by “@”. */
  person?: string;
  href?: string;
  lang?: string;
  run?(): void;
}

/** All boards, views and pages, and what can be done from anywhere. */
export function offersOf({ context, places }: Guide): Offer[] {
  const { words, to } = context;
  const go = (title: string, href: string, icon: IconName): Offer => ({ title, group: 'go', href, icon });
  const nameOf = ({ view, title }: Places['views'][number]): string =>
    title === undefined ? words.say(`view.${view}`) : words.text(title);
  const boards = places.boards.map(
    ({ title, address, color }): Offer => ({ title: words.text(title), group: 'go', href: to.board(address), color }),
  );
  const views = places.boards.flatMap(({ title, address, color, views: [, ...rest] }) =>
    rest.map(
      (view): Offer => ({
        title: words.say('value.pair', { name: words.text(title), value: nameOf(view) }),
        group: 'go',
        href: to.board(address, view.address),
        color,
        isView: true,
      }),
    ),
  );
  const pages = [
    go(words.say('site.home'), to.home, 'home'),
    go(words.say('pages.waiting'), to.page('waiting/'), 'inbox'),
    go(words.say('pages.late'), to.page('late/'), 'due'),
    go(words.say('view.calendar'), to.page('calendar/'), 'calendar'),
    go(words.say('pages.people'), to.page('people/'), 'person'),
    go(words.say('pages.dashboards'), to.page('dashboards/'), 'chart'),
    go(words.say('view.activity'), to.page('activity/'), 'activity'),
    go(words.say('property.tags'), to.page('tags/'), 'tag'),
    go(words.say('site.automations'), to.page('automations/'), 'rules'),
    go(words.say('palette.help'), to.page('docs/'), 'docs'),
  ];
  const saved = places.views.map((view) => go(nameOf(view), to.page(`views/${encodeURIComponent(view.address)}/`), 'filter'));
  const made = places.boards.map(
    ({ title, address, color, record }): Offer => ({
      title: sayNamed('new_on', 'palette.new', record, words, { board: words.text(title) }),
      also: words.say('palette.new', { board: words.text(title) }),
      group: 'actions',
      href: to.board(address, 'new'),
      icon: 'plus',
      color,
    }),
  );
  const themes = (['light', 'dark', 'system'] as const).map(
    (theme): Offer => ({ title: words.say(`palette.${theme}`), group: 'actions', icon: 'theme', run: () => chooseTheme(theme) }),
  );
  return [...boards, ...peopleOf(context), ...views, ...saved, ...pages, ...made, ...themes, ...languages(words)];
}

/** The offers of which every word that was asked for begins a word; by “@” people alone. */
export function fittingOffers(offers: readonly Offer[], query: string): Offer[] {
  const words = askedWords(query);
  return offers.filter(({ title, also = '', person }) => {
    if (asksForPeople(query) && person === undefined) return false;
    const spaced = spacedText(`${title} ${also}`);
    return words.every((word) => spaced.includes(` ${word}`));
  });
}

/** Whether somebody is asked for as texts mention people: `@ana`. */
export function asksForPeople(query: string): boolean {
  return query.trimStart().startsWith('@');
}

/** A query in which who is asked for by “@” stands by name, so that all of theirs is found and nothing that begins alike; as it is while it may be several. */
export function personMeant(query: string, context: Pick<Guide['context'], 'people' | 'to'>): string {
  const everybody = query.includes('@') ? peopleOf(context) : [];
  return query.replace(/(?<!\S)@(\S+)/g, (written, asked: string) => {
    const fitting = fittingOffers(everybody, written);
    const one = fitting.find(({ also }) => also === asked.toLowerCase()) ?? (fitting.length === 1 ? fitting[0] : undefined);
    return one?.title ?? written;
  });
}

/** Everybody, each leading to what is theirs. */
export function peopleOf({ people, to }: Pick<Guide['context'], 'people' | 'to'>): Offer[] {
  return [...people.values()].map(({ key, name }) => ({ title: name, also: key, group: 'go', person: key, href: to.person(key) }));
}

/** The page in the site's other languages, as its menu has them. */
function languages(words: Guide['context']['words']): Offer[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('.languages a[hreflang]:not([aria-current])')].map((link) => ({
    title: words.say('palette.language', { language: link.textContent.trim() }),
    group: 'actions',
    icon: 'language',
    href: link.href,
    lang: link.lang,
  }));
}

/** The button in the top bar goes through the three themes: it is pressed until the wanted one is there. */
function chooseTheme(theme: 'light' | 'dark' | 'system'): void {
  const button = document.querySelector<HTMLElement>('[data-theme-button]');
  const current = (): string => document.documentElement.dataset['theme'] ?? 'system';
  for (let press = 0; press < 2 && current() !== theme; press++) button?.click();
}
