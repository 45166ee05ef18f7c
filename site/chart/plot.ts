import { scaleLinear } from 'd3-scale';
import { attributes, escapeHtml } from '../render/escape.ts';

/**
 * A plot is as wide as its place and as high as its text: marks that stretch stand in an inner drawing of 1000 x 1000 that is pulled to the
 * size, texts and dots at percentages of it, so that text is as large on a phone as on a desk.
 */
export const inner = 1000;

export interface ScaleY {
  /** Percent from the top. */
  percent(value: number): number;
  /** Units of the inner drawing. */
  inner(value: number): number;
  /** Grid lines with what stands beside them. */
  grid: string;
  /** What stands beside the lines is long. */
  roomy: boolean;
}

/** The way up: from 0 to the most, in about four round steps. */
export function scaleUp(most: number, tell: (value: number) => string, whole: boolean): ScaleY {
  const scale = scaleLinear()
    .domain([0, most > 0 ? most : 1])
    .nice(4);
  const [, top = 1] = scale.domain();
  const percent = (value: number) => round(100 - (value / top) * 100);
  const ticks = scale.ticks(4).filter((tick) => !whole || Number.isInteger(tick));
  const lines = ticks.map((tick) => {
    const y = `${percent(tick)}%`;
    return `<line${attributes({ x1: 0, x2: '100%', y1: y, y2: y, class: tick === 0 ? 'ground' : 'rule' })}/><text${attributes({ x: 0, y, dx: -8, dy: '0.32em', 'text-anchor': 'end' })}>${escapeHtml(tell(tick))}</text>`;
  });
  return {
    percent,
    inner: (value) => round(inner - (value / top) * inner),
    grid: lines.join(''),
    roomy: ticks.some((tick) => [...tell(tick)].length > 4),
  };
}

/** At most five texts below, the first and the last of them at the ends; on narrow screens every other one is left away. */
export function ticksBelow(texts: readonly string[]): string {
  const last = texts.length - 1;
  const count = Math.min(last, 4);
  const places = Array.from({ length: count + 1 }, (_, index) => Math.round((index / Math.max(1, count)) * last));
  return [...new Set(places)]
    .map((place, index, { length }) => {
      const at = last === 0 ? 0 : round((place / last) * 100);
      const anchor = index === 0 ? 'start' : index === length - 1 ? 'end' : 'middle';
      const seldom = length === 5 ? index % 2 === 1 : length === 4 ? index === 1 || index === 2 : false;
      return `<text${attributes({ class: seldom ? 'seldom' : undefined, x: `${at}%`, y: '100%', dy: '1.7em', 'text-anchor': anchor })}>${escapeHtml(texts[place] ?? '')}</text>`;
    })
    .join('');
}

/** Names at the right end of curves, moved apart where they would touch; `at` is percent from the top. */
export function endLabels(labels: readonly { name: string; value?: string; at: number; swatch: string }[]): string {
  const [least, lowest] = [8.4, 100];
  const sorted = labels.map((label, index) => ({ ...label, index })).sort((a, b) => a.at - b.at || a.index - b.index);
  let before = Number.NEGATIVE_INFINITY;
  for (const label of sorted) before = label.at = Math.max(label.at, before + least);
  let below = lowest + least;
  for (const label of sorted.toReversed()) below = label.at = Math.min(label.at, below - least);
  return sorted
    .map(({ name, value, at, swatch }) => {
      const y = `${round(at)}%`;
      return `<svg${attributes({ x: '100%', y, overflow: 'visible' })}>${swatch}<text${attributes({ class: 'end', x: 24, dy: '0.32em' })}>${escapeHtml(shorten(name, value))}</text></svg>`;
    })
    .join('');
}

/** The whole plot, which screen readers pass over: its sentence and its table say the same. `stretched` is the inner drawing. */
export function drawPlot(parts: { scale: ScaleY; stretched: string; over?: string; below: string }): string {
  return `<div class="${parts.scale.roomy ? 'plot roomy' : 'plot'}"><svg aria-hidden="true" focusable="false">${parts.scale.grid}<svg viewBox="0 0 ${inner} ${inner}" preserveAspectRatio="none">${parts.stretched}</svg>${parts.over ?? ''}${parts.below}</svg></div>`;
}

/** Which rows of many a table tells: the last, and others at even steps before it. */
export function rowsOf(count: number): number[] {
  const step = Math.max(1, Math.ceil(count / 16));
  return Array.from({ length: count }, (_, index) => index).filter((index) => (count - 1 - index) % step === 0);
}

/** Two decimals are finer than a screen. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const longest = 17;

/** A name that leaves room for its value. */
function shorten(name: string, value = ''): string {
  const room = Math.max(6, longest - value.length - 1);
  const chars = [...name];
  const short = chars.length > room ? `${chars.slice(0, room - 1).join('')}…` : name;
  return value === '' ? short : `${short} ${value}`;
}
