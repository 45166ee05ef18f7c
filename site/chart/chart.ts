import type { ChartKind } from '../../scripts/model/chart.ts';
import type { ChartData } from '../data-charts.ts';
import type { DrawContext } from '../render/context.ts';

/** A kind of chart: one file of `site/charts/`, whose name is the `type` people write in `charts:` of a dashboard. */
export interface Chart<Kind extends ChartKind = ChartKind> {
  /** One sentence for the docs. */
  summary: string;
  /** What each option beside `title` and `where` does. */
  options: { readonly [option: string]: string };
  /** The whole figure as HTML, with the same numbers as a table. */
  draw(data: ChartData & { type: Kind }, context: DrawContext): string;
}
