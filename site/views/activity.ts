import { renderActivityFilters } from '../render/activity-filter.ts';
import { mostDrawn, renderActivity } from '../render/history-days.ts';
import type { View } from '../view.ts';

export default {
  icon: 'activity',
  still: true,
  draw: (model, context) =>
    renderActivityFilters(model.steps?.slice(0, mostDrawn) ?? [], model.boards, context) + renderActivity(model, context),
} satisfies View;
