import { localTime } from '../../scripts/model/local-time.ts';
import type { BoardHead, Card } from '../card.ts';
import type { SitePerson } from '../data.ts';
import { type CardsFile, decodeCards, type WholeBoard } from '../encode.ts';
import { addressesBelow } from '../render/address.ts';
import type { DrawContext } from '../render/context.ts';
import { fitting } from '../render/filter.ts';
import { sortCards } from '../render/sort.ts';
import type { StageConfig } from '../render/stage.ts';
import { readState, understood, writeState } from '../render/state.ts';
import { once, wordsOf } from '../render/words.ts';
import type { View, ViewModel } from '../view.ts';
import type { ViewState } from '../view-state.ts';
import { attempt } from './attempt.ts';
import { tellNow } from './now.ts';
import { foldsAreKept } from './remember.ts';
import { tellWaiting } from './waiting.ts';
import { whoChanged, whoLooks } from './who.ts';

/** A view in a page, alive: its cards are there, and what changes its state draws it anew. */
export interface Stage {
  root: HTMLElement;
  config: StageConfig;
  context: DrawContext;
  boards: BoardHead[];
  /** Every card that the view's own condition leaves, in the order of lists; before filters. */
  all(): Card[];
  /** What is asked for now. */
  state(): ViewState;
  /** How many cards that leaves; undefined while the page stands as it was built. */
  left(): number | undefined;
  /** What is drawn now. */
  model(): ViewModel;
  /** Changes the address (`replace` while somebody types) and draws anew. */
  change(state: Partial<ViewState>, how?: 'push' | 'replace'): void;
  /** Brings what the site says in menus, dialogs and the record beside the view; before that a page does without. */
  learnMore(): Promise<void>;
  /** What a wanted value of a filter is called. */
  titleOf(key: string, value: string): string;
  /** Told after each drawing. */
  onDraw(listener: () => void): void;
}

interface SaidWords {
  [key: string]: string | { [form: string]: string };
}

interface Narrowed {
  now: string[];
  turns: { address: string; at: string; in: boolean }[];
}

/** Fetches what a view is drawn from and takes over; the view itself is loaded when somebody comes near it. Draws at once when the page's address or the time ask for something else than what stands there. */
export async function openStage(root: HTMLElement, config: StageConfig, loadView: () => Promise<View>): Promise<Stage> {
  const { timezone } = { timezone: document.body.dataset['zone'] ?? 'UTC' };
  const ask = async (address: string): Promise<Response> => {
    const response = await fetch(`${config.base}${address}?v=${config.stamp}`);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response;
  };
  const load = async <Data>(address: string): Promise<Data> => (await ask(address)).json();
  const whole = config.whole === undefined ? undefined : load<WholeBoard>(config.whole);
  const [said, people, narrowed, heads, packed] = await Promise.all([
    load<SaidWords>(config.words),
    whole ? whole.then(({ people }) => people) : load<SitePerson[]>(config.people),
    config.only === undefined ? undefined : load<Narrowed>(config.only),
    whole ? whole.then(({ head }) => [head]) : Promise.all(config.boards.map(({ head }) => load<BoardHead>(head))),
    whole
      ? whole.then(({ lists }) => lists)
      : Promise.all(config.boards.flatMap(({ lists }) => lists.map(async (list) => (await ask(list)).arrayBuffer()))),
  ]);
  const messages = new Map<string, string | Map<string, string>>();
  const learn = (said: SaidWords): void => {
    for (const [key, text] of Object.entries(said)) messages.set(key, typeof text === 'string' ? text : new Map(Object.entries(text)));
  };
  learn(said);
  const unpacked = once(() => unpack(packed));
  const context: DrawContext = {
    words: wordsOf(config.language, timezone, messages, messages),
    to: addressesBelow(config.base, config.prefix),
    people: new Map(people.map((person) => [person.key, person])),
    year: config.year,
    weekStart: config.weekStart,
    recordNamed: (name) => unpacked().named.get(name),
    fileAt: () => undefined,
  };
  let own = askedBy(config, context);
  const now = () => localTime(new Date(), timezone);
  const all = () => {
    const { cards } = unpacked();
    const held = narrowed ? narrow(cards, narrowed, now()) : cards;
    return config.must ? fitting(held, { text: '', only: mustOf(config.must, context) }, now(), heads, context) : held;
  };
  const listeners: (() => void)[] = [];
  let model: ViewModel | undefined;
  let more: Promise<void> | undefined;
  let leave: (() => void) | undefined;
  let view: View | undefined;
  let brought: Promise<void> | undefined;
  let titleOf = (_: string, value: string) => value;

  const askedState = () => understood(readState(new URLSearchParams(location.search), own), heads, own);
  const modelNow = (): ViewModel => {
    model ??= readModel();
    return model;
  };
  const readModel = (): ViewModel => {
    const state = askedState();
    const held = all();
    const left = sortCards(fitting(held, state, now(), heads, context), state.sort, heads, context.words);
    return {
      boards: heads,
      cards: left,
      total: held.length,
      state,
      now: now(),
      most: config.most,
      ...(config.empty === undefined ? {} : { empty: config.empty }),
    };
  };
  let asked = location.search;
  const stage: Stage = {
    root,
    config,
    context,
    boards: heads,
    all,
    state: () => model?.state ?? askedState(),
    left: () => (view ? model?.cards.length : undefined),
    model: modelNow,
    change(part, how = 'push') {
      const words = writeState({ ...stage.state(), ...part }, own, new URLSearchParams(location.search)).toString();
      const address = `${location.pathname}${words === '' ? '' : `?${words}`}${location.hash}`;
      // what is chosen in a sheet of a phone is one step, which going back takes back
      const isStep = how === 'push' && !document.querySelector('.sheet-up');
      history[isStep ? 'pushState' : 'replaceState'](isStep ? null : history.state, '', address);
      asked = location.search;
      draw();
    },
    learnMore() {
      more ??= load<SaidWords>(config.moreWords).then(learn);
      return more.catch((error: unknown) => {
        more = undefined;
        throw error;
      });
    },
    titleOf: (key, value) => titleOf(key, value),
    onDraw: (listener) => listeners.push(listener),
  };
  /** Loads what draws, and brings what stands there to life. */
  const bring = (): Promise<void> => {
    brought ??= Promise.all([loadView(), import('../render/filter-title.ts')]).then(([loaded, { titleOfValue }]) => {
      view = loaded;
      titleOf = (key, value) => titleOfValue(key, value, heads, context, all);
      leave = view.live?.({ root, model: modelNow(), context, change: stage.change });
    });
    return brought.catch((error: unknown) => {
      brought = undefined;
      throw error;
    });
  };
  /** Draws anew unless the view can do with less. */
  const draw = (): void => {
    model = readModel();
    if (!view) {
      tellWaiting(root);
      return void attempt(bring).then(draw);
    }
    if (leave && view.renew?.({ root, model, context, change: stage.change })) {
      for (const listener of listeners) listener();
      return;
    }
    leave?.();
    root.innerHTML = view.draw(model, context);
    root.classList.remove('timely');
    tellNow(root);
    leave = view.live?.({ root, model, context, change: stage.change });
    for (const listener of listeners) listener();
  };
  // a view drew more rows or cards as somebody scrolled
  root.addEventListener('woad:drawn', () => tellNow(root));
  const asIs = writeState(askedState(), own).size === 0 && !narrowed?.turns.some(({ at }) => at <= now());
  if (!asIs || config.timely) {
    await attempt(bring);
    draw();
  } else {
    const wake = () => void attempt(bring).then(() => root.dispatchEvent(new Event('woad:near')));
    for (const near of ['scroll', 'focusin', 'pointerover']) root.addEventListener(near, wake, { capture: true, once: true });
    // where one sees that more is missing, there is room for it
    const sight = new IntersectionObserver((seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      sight.disconnect();
      wake();
    });
    for (const more of root.querySelectorAll('.more')) sight.observe(more);
    if (foldsAreKept(config.base, heads)) void attempt(bring);
  }
  addEventListener('popstate', () => {
    // a link to a place in the page changes nothing of the view, which keeps where it was scrolled to
    if (location.search === asked) return;
    asked = location.search;
    draw();
  });
  whoChanged(() => {
    own = askedBy(config, context);
    draw();
  });
  return stage;
}

/** The cards of some lists, and what is named by its name: read when somebody asks for them, since thousands take a while. */
function unpack(packed: readonly (ArrayBuffer | CardsFile)[]): { cards: Card[]; named: Map<string, { title: string; address: string }> } {
  const files = packed.map((each): CardsFile => (each instanceof ArrayBuffer ? JSON.parse(new TextDecoder().decode(each)) : each));
  const cards = files.flatMap(decodeCards);
  const named = new Map(cards.map((card) => [`${card.board}/${card.slug}`, { title: card.title, address: card.address }]));
  for (const { others } of files) for (const [name, [title, address]] of Object.entries(others)) named.set(name, { title, address });
  return { cards, named };
}

/** What a view asks for itself, which may depend on whether it is known who looks. */
function askedBy({ base, state, nobody }: StageConfig, context: DrawContext): Partial<ViewState> {
  const me = whoLooks(base);
  if (me !== undefined && context.people.has(me)) context.me = me;
  else delete context.me;
  const only = new Map(state.only ?? []);
  return context.me === undefined && nobody ? { ...nobody, only } : { ...state, only };
}

/** Nobody in particular looks: then what somebody would have is what anybody has. */
function mustOf(must: [string, string[]][], { me }: DrawContext): Map<string, string[]> {
  return new Map(must.map(([key, values]) => [key, values.map((value) => (value === 'me' && me === undefined ? 'any' : value))]));
}

/** The cards that a saved view's condition leaves at a local time. */
function narrow(cards: readonly Card[], { now: first, turns }: Narrowed, now: string): Card[] {
  const held = new Set(first);
  for (const turn of turns) {
    if (turn.at > now) break;
    if (turn.in) held.add(turn.address);
    else held.delete(turn.address);
  }
  return cards.filter(({ address }) => held.has(address));
}
