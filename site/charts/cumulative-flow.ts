import { area } from 'd3-shape';
import type { Chart } from '../chart/chart.ts';
import { drawFigure } from '../chart/figure.ts';
import { headingOf, noteOf } from '../chart/heading.ts';
import { labelText, shortAmount } from '../chart/label.ts';
import { drawPlot, endLabels, inner, rowsOf, scaleUp, ticksBelow } from '../chart/plot.ts';
import { textureOf } from '../chart/texture.ts';
import { attributes } from '../render/escape.ts';

export default {
  summary: 'How many records stood in each list, day after day: a band that grows wider is where work waits.',
  options: {
    period: 'How far back it looks (`30d`, `6m`, `quarter`, `all`); 90 days when absent. Beyond 120 days it tells weeks.',
  },
  draw(data, context) {
    const { words, year } = context;
    const { ends, bands } = data;
    const heading = headingOf(data, context);
    // the last list is the ground on which the others stand
    const stacked: { band: (typeof bands)[number]; name: string; low: number[]; high: number[]; index: number }[] = [];
    for (const [index, band] of [...bands.entries()].reverse()) {
      const low = stacked.at(-1)?.high ?? ends.map(() => 0);
      stacked.push({
        band,
        name: labelText(band.label, context),
        low,
        high: low.map((value, at) => value + (band.counts[at] ?? 0)),
        index,
      });
    }
    const scale = scaleUp(Math.max(...(stacked.at(-1)?.high ?? []), 0), (value) => shortAmount(value, undefined, context), true);
    const x = (_: number, index: number) => (ends.length < 2 ? 0 : (index / (ends.length - 1)) * inner);
    const shapes = stacked.map(({ band, low, high, index }) => {
      const shape = area<number>()
        .x(x)
        .y0((_, at) => scale.inner(low[at] ?? 0))
        .y1(scale.inner)
        .digits(1);
      const d = shape(high) ?? '';
      const texture = textureOf(index, 'pulled');
      const over = texture === undefined ? '' : `<path${attributes({ class: 'texture', d, fill: texture })}/>`;
      return `<g${attributes({ 'data-c': band.color })}><path${attributes({ class: 'band', d })}/>${over}</g>`;
    });
    const labels = stacked.toReversed().flatMap(({ band, name, low, high, index }) => {
      const count = band.counts.at(-1) ?? 0;
      if (count === 0) return [];
      const middle = ((low.at(-1) ?? 0) + (high.at(-1) ?? 0)) / 2;
      const texture = textureOf(index);
      const over =
        texture === undefined ? '' : `<rect${attributes({ class: 'texture', x: 6, y: -6, width: 12, height: 12, rx: 3, fill: texture })}/>`;
      const swatch = `<g${attributes({ 'data-c': band.color })}><rect class="band" x="6" y="-6" width="12" height="12" rx="3"/>${over}</g>`;
      return [{ name, value: words.number(count), at: scale.percent(middle), swatch }];
    });
    const names = bands.map(({ label }) => labelText(label, context));
    const table = {
      caption: heading,
      head: [words.say('chart.day'), ...names],
      rows: rowsOf(ends.length).map((index) => [
        words.date(ends[index] ?? '', year),
        ...bands.map(({ counts }) => words.number(counts[index] ?? 0)),
      ]),
    };
    const body = drawPlot({
      scale,
      stretched: shapes.join(''),
      over: endLabels(labels),
      below: ticksBelow(ends.map((day) => words.date(day, year))),
    });
    const told = bands.map(({ counts }, index) => `${names[index] ?? ''} ${words.number(counts.at(-1) ?? 0)}`).join(', ');
    const reading = words.say('chart.reading_flow', { bands: told });
    return drawFigure(
      { kind: data.type, heading, note: noteOf(data, context, ends[0]), reading, body, tables: [table] },
      words.say('chart.table'),
    );
  },
} satisfies Chart<'cumulative-flow'>;
