import { drawDashboard } from '../chart/dashboard.ts';
import type { View } from '../view.ts';

export default {
  icon: 'chart',
  still: true,
  draw: ({ charts = [] }, context) => drawDashboard(charts, context),
} satisfies View;
