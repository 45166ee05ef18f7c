import type { ChartData } from '../data-charts.ts';
import type { DrawContext } from '../render/context.ts';
import { escapeHtml } from '../render/escape.ts';
import { drawChart } from './kinds.ts';
import { textureDefinitions } from './texture.ts';

/** Charts side by side; numbers that follow each other share a row. */
export function drawDashboard(charts: readonly ChartData[], context: DrawContext): string {
  if (charts.length === 0) return `<p class="empty">${escapeHtml(context.words.say('chart.nothing'))}</p>`;
  let html = '';
  let numbers = '';
  const close = () => {
    if (numbers !== '') html += `<div class="numbers">${numbers}</div>`;
    numbers = '';
  };
  for (const chart of charts) {
    const drawn = drawChart(chart, context);
    if (chart.type === 'stat') numbers += drawn;
    else {
      close();
      html += drawn;
    }
  }
  close();
  return `<div class="dashboard">${textureDefinitions}${html}</div>`;
}
