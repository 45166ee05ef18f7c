import { renderActivity } from '../render/history-days.ts';
import type { View } from '../view.ts';

export default { icon: 'activity', still: true, draw: renderActivity } satisfies View;
