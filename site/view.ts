import type { BoardHead, Card } from './card.ts';
import type { ChartData } from './data-charts.ts';
import type { Step } from './data-history.ts';
import type { DrawContext } from './render/context.ts';
import type { IconName } from './render/icons.ts';
import type { ViewState } from './view-state.ts';

/** A way to look at records: one file of `site/views/`, whose name is the name people write in `views:` of a board. It draws the same at the build and in a browser. */
export interface View {
  icon: IconName;
  /** The whole of the view as HTML. Without scripts this is all there is, so nothing in it may depend on them. */
  draw(model: ViewModel, context: DrawContext): string;
  /** What it draws depends on the day: a browser draws it anew at once. */
  needsNow?: boolean;
  /** A browser leaves it as the build drew it: it tells what the browser has no data of. */
  still?: boolean;
  /** In a browser, after each drawing: what the view does beside links (scrolling, zoom, folding). What it returns is called before the next drawing. */
  live?(place: LivePlace): (() => void) | undefined;
  /** Changes only what differs in what stands there, so that typing is light; false when it has to be drawn anew. What `live` began goes on. */
  renew?(place: LivePlace): boolean;
}

/** What a view draws. */
export interface ViewModel {
  /** One, or several for what looks over all boards. */
  boards: BoardHead[];
  /** What the view's condition and the filters leave, in the wanted order. */
  cards: Card[];
  /** How many the view's condition leaves, before the filters. */
  total: number;
  state: ViewState;
  /** `2026-11-21T13:54` in the workspace's zone; undefined at the build, which must not say what is late. */
  now: string | undefined;
  /** What happened, newest first, for views that tell it; absent in a browser, which keeps what the build drew. */
  steps?: Step[];
  /** What a dashboard shows, computed; absent in a browser, which keeps what the build drew. */
  charts?: ChartData[];
  /** What is said where there is no card at all; the view has its own words. */
  empty?: string;
  /** At most so many cards of a list or section are drawn at once; the rest comes as one scrolls. */
  most: number;
}

/** Where a view stands in a page. */
export interface LivePlace {
  root: HTMLElement;
  model: ViewModel;
  context: DrawContext;
  /** Changes the address and draws again; a key set to undefined goes back to what the view asks for. */
  change(state: Partial<ViewState>): void;
}
