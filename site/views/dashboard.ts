import { drawDashboard } from '../chart/dashboard.ts';
import { escapeHtml } from '../render/escape.ts';
import type { View } from '../view.ts';

export default {
  icon: 'chart',
  still: true,
  draw: ({ charts = [] }, context) =>
    `<h2 class="vh">${escapeHtml(context.words.say('view.dashboard'))}</h2>${drawDashboard(charts, context)}`,
} satisfies View;
