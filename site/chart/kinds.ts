import type { ChartData } from '../data-charts.ts';
import type { DrawContext } from '../render/context.ts';
import type { Chart } from './chart.ts';
import { drawFigure } from './figure.ts';
import { headingOf, noteOf } from './heading.ts';

const kinds = new Map(
  Object.entries(import.meta.glob<{ default: Chart }>('../charts/*.ts', { eager: true })).map(([path, module]) => [
    path.replace(/^.*\/|\.ts$/g, ''),
    module.default,
  ]),
);

/** Draws one chart; what could not be computed says why. */
export function drawChart(data: ChartData, context: DrawContext): string {
  if (data.type !== 'missing') return kinds.get(data.type)?.draw(data as never, context) ?? '';
  const { words } = context;
  const why = {
    git: () => words.say('chart.missing_git'),
    shallow: () => words.say('chart.missing_shallow'),
    nothing: () => words.say(data.kind === 'cycle-time' ? 'chart.missing_cycle' : 'chart.missing_records'),
  };
  return drawFigure({
    kind: 'nothing',
    heading: headingOf(data, context),
    note: noteOf(data, context),
    reading: why[data.why](),
    body: '',
  });
}
