import type { DrawContext } from './context.ts';
import { type Filtered, wayChips } from './filter-bar.ts';
import { nameOfKey } from './keys.ts';

/** Widths of a row in pixels for which styles/filter-rooms.css knows what is left out: beside an open record, and on screens of 1280, 1366, 1440 and more. */
const rooms = [800, 1000, 1090, 1160, 1260, 1460];
/** Of a search box, and how many records there are. */
const fixed = 116 + 116 + 6;
/** What a chip has beside its letters, and the gap after it. */
const [around, letter] = [47, 7.3];

/** The narrowest row that has room for each key: 1 for the first width, 0 for any, as the first key has it. Told by the length of names, so nothing is measured in a browser; what a row has no room for is found under "Filter". */
export function allotRoom(keys: readonly string[], filtered: Filtered, context: DrawContext): [key: string, room: number][] {
  const { words } = context;
  let used = fixed + widthOf(textOf(wayChips(filtered, context))) + widthOf([words.say('filter.add')]);
  return keys.map((key, index) => {
    used += widthOf([nameOfKey(key, filtered.boards, words)]);
    const room = rooms.findIndex((width) => used <= width);
    return [key, index === 0 ? 0 : (room < 0 ? rooms.length : room) + 1];
  });
}

function widthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + around + [...text].length * letter, 0);
}

/** What stands in each chip. */
function textOf(chips: string): string[] {
  return chips
    .split('</button>')
    .slice(0, -1)
    .map((chip) => chip.replace(/<[^>]*>/g, ''));
}
