import { drawCalendar } from '../render/calendar.ts';
import { drawAgenda } from '../render/calendar-agenda.ts';
import { wakeCalendar } from '../render/calendar-live.ts';
import type { View } from '../view.ts';

export default {
  icon: 'calendar',
  needsNow: true,
  draw: (model, context) => (model.now === undefined ? drawAgenda(model, context) : drawCalendar(model, model.now, context)),
  live: wakeCalendar,
} satisfies View;
