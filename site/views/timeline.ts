import { drawTimeline } from '../render/timeline.ts';
import { wakeTimeline } from '../render/timeline-live.ts';
import { drawTimelineTable } from '../render/timeline-table.ts';
import type { View } from '../view.ts';

export default {
  icon: 'timeline',
  needsNow: true,
  draw: (model, context) => (model.now === undefined ? drawTimelineTable(model, context) : drawTimeline(model, model.now, context)),
  live: wakeTimeline,
} satisfies View;
