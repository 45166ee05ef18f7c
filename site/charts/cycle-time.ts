import { shiftDays } from '../../scripts/model/local-time.ts';
import type { Chart } from '../chart/chart.ts';
import { drawFigure } from '../chart/figure.ts';
import { countedName, headingOf, noteOf } from '../chart/heading.ts';
import { tookText } from '../chart/label.ts';
import { drawPlot, endLabels, round, scaleUp, ticksBelow } from '../chart/plot.ts';
import type { CycleData } from '../data-charts.ts';
import { attributes, escapeHtml } from '../render/escape.ts';

const day = 86_400_000;
/** Dots nearer to each other than this share of the plot are one that is larger. */
const grain = { across: 90, up: 50 };

interface Dot {
  at: number;
  took: number;
  titles: string[];
}

/** One dot for all that were done at about the same time after about as long. */
function dotsOf(points: CycleData['points'], at: (written: string) => number, most: number): Dot[] {
  const dots = new Map<string, Dot>();
  for (const { day: written, took, title } of points) {
    const place = at(written);
    const key = `${Math.round(place * grain.across)} ${Math.round((took / most) * grain.up)}`;
    const dot = dots.get(key) ?? { at: place, took, titles: [] };
    dots.set(key, dot);
    dot.titles.push(title);
  }
  return [...dots.values()];
}

export default {
  summary: 'How long each record took from the beginning of work to done, with the median and the time that 85 of 100 stayed within.',
  options: {
    from: 'The list in which the clock starts; when absent the first list after the first. It stops when the record is done for good.',
    period: 'What was done in the last so many days (`30d`, `6m`, `quarter`, `all`); 90 days when absent.',
  },
  draw(data, context) {
    const { words, year } = context;
    const { points, median, most, weeks, straight } = data;
    const heading = headingOf(data, context);
    const last = data.days?.to ?? points.at(-1)?.day ?? '';
    const earliest = points[0]?.day ?? last;
    const days = Math.max(1, Math.round((Date.parse(last) - Date.parse(earliest)) / day));
    const at = (written: string) => (Date.parse(written) - Date.parse(earliest)) / day / days;
    const slowest = Math.max(...points.map(({ took }) => took), 1 / 24);
    const scale = scaleUp(
      slowest,
      (value) => words.number(value, { style: 'unit', unit: 'day', unitDisplay: 'narrow', maximumFractionDigits: 2 }),
      false,
    );
    const dots = dotsOf(points, at, slowest).map(({ at: place, took, titles }) => {
      const name = `${titles.slice(0, 5).join(', ')}${titles.length > 5 ? ` +${titles.length - 5}` : ''}`;
      const told = words.say('value.pair', { name, value: tookText(took, context) });
      const r = round(Math.min(11, 3.2 + Math.sqrt(titles.length) * 1.1));
      return `<circle${attributes({ cx: `${round(place * 100)}%`, cy: `${scale.percent(took)}%`, r })}><title>${escapeHtml(told)}</title></circle>`;
    });
    const lines = (
      [
        ['median', median],
        ['most', most],
      ] as const
    ).map(([name, value]) => {
      const y = `${scale.percent(value)}%`;
      return `<line${attributes({ class: name, x1: 0, x2: '100%', y1: y, y2: y })}/>`;
    });
    const labels = endLabels([
      { name: words.say('chart.most'), at: scale.percent(most), swatch: '<path class="most" d="M6 0h12"/>' },
      { name: words.say('chart.median'), at: scale.percent(median), swatch: '<path class="median" d="M6 0h12"/>' },
    ]);
    const steps = Math.min(days, 4);
    const shown = Array.from({ length: steps + 1 }, (_, index) => shiftDays(earliest, Math.round((index / steps) * days)));
    const table = {
      caption: heading,
      head: [words.say('chart.week'), countedName(data, context), words.say('chart.median'), words.say('chart.most')],
      rows: weeks.map((week) => [
        words.date(week.from, year),
        words.number(week.count),
        tookText(week.median, context),
        tookText(week.most, context),
      ]),
      foot: [words.say('chart.total'), words.number(points.length), tookText(median, context), tookText(most, context)],
    };
    const clock = data.from === '' ? '' : words.say('chart.clock_from', { list: words.text(data.from) });
    const reading = [
      words.say('chart.reading_cycle', { median: tookText(median, context), most: tookText(most, context) }),
      straight > 0 ? words.say('chart.straight', { count: straight }) : '',
    ];
    const note = [clock, noteOf(data, context)].filter(Boolean).join(', ');
    const body = drawPlot({
      scale,
      stretched: '',
      over: `${lines.join('')}${dots.join('')}${labels}`,
      below: ticksBelow(shown.map((written) => words.date(written, year))),
    });
    return drawFigure(
      { kind: data.type, heading, note, reading: reading.filter(Boolean).join(' '), body, tables: [table] },
      words.say('chart.table'),
    );
  },
} satisfies Chart<'cycle-time'>;
