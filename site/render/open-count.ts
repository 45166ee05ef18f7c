import type { SiteBoard } from '../data.ts';
import type { Words } from './words.ts';

/** How many records of a board are not done, and of how many, where some are. */
export function openOf({ open, total }: Pick<SiteBoard, 'open' | 'total'>, words: Words): string {
  return open === total ? words.say('home.open', { count: open }) : words.say('home.open_of', { count: open, total });
}
