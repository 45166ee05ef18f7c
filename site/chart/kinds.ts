import type { ChartData } from '../data-charts.ts';
import type { DrawContext } from '../render/context.ts';
import type { Chart } from './chart.ts';
import { drawFigure } from './figure.ts';
import { headingOf } from './heading.ts';

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
    nothing: () => words.say('chart.nothing'),
  };
  return drawFigure({ kind: 'nothing', heading: headingOf(data, context), reading: why[data.why](), body: '' });
}
