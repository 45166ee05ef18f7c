import type { Board, List } from '../../scripts/model/board.ts';
import { type Color, colors } from '../../scripts/model/value.ts';

/** The colour of a list: its own, else by where it stands. */
export function listColor(list: List, board: Board): Color {
  return list.color ?? (list.done ? 'green' : list === board.lists[0] ? 'slate' : board.color);
}

/** The same colours where each is there once; one that comes again gives way to one that is free. */
export function distinctColors(wanted: readonly Color[]): Color[] {
  const taken = new Set<Color>();
  const last = new Set(wanted);
  return wanted.map((color) => {
    const free = taken.has(color)
      ? (colors.find((each) => !taken.has(each) && !last.has(each)) ?? colors.find((each) => !taken.has(each)) ?? color)
      : color;
    taken.add(free);
    return free;
  });
}
