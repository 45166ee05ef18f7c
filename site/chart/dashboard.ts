import type { ChartData } from '../data-charts.ts';
import type { DrawContext } from '../render/context.ts';
import { escapeHtml } from '../render/escape.ts';
import { drawChart } from './kinds.ts';
import { textureDefinitions } from './texture.ts';

function groupOf(chart: ChartData | undefined): 'numbers' | 'figures' | undefined {
  if (!chart) return undefined;
  return chart.type === 'stat' ? 'numbers' : 'figures';
}

/** Charts side by side; numbers that follow each other share a row. */
export function drawDashboard(charts: readonly ChartData[], context: DrawContext): string {
  if (charts.length === 0) return `<p class="empty">${escapeHtml(context.words.say('chart.nothing'))}</p>`;
  let html = '';
  for (const [index, chart] of charts.entries()) {
    const group = groupOf(chart);
    if (groupOf(charts[index - 1]) !== group) html += `<div class="${group}">`;
    html += drawChart(chart, context);
    if (groupOf(charts[index + 1]) !== group) html += '</div>';
  }
  return `<div class="dashboard">${textureDefinitions}${html}</div>`;
}
