import type { Board } from '../../model/board.ts';
import type { Tracker } from '../../model/tracker.ts';

const openness: { [publish in Board['publish']]: number } = { all: 2, members: 1, none: 0 };

/** Boards whose file is not sound, so that nobody knows what of them is private. */
export function doubtfulBoards({ boards, diagnostics }: Pick<Tracker, 'boards' | 'diagnostics'>): Set<string> {
  const faulty = new Set(diagnostics.flatMap(({ place, severity }) => (severity === 'error' ? [place.path] : [])));
  return new Set([...boards.values()].flatMap(({ name, path, undescribed }) => (undescribed || faulty.has(path) ? [name] : [])));
}

/** Fewer people see the other board, or it may be one of those. */
export function isLessOpen(other: Board, board: Board, doubtful: ReadonlySet<string>): boolean {
  return openness[other.publish] < openness[board.publish] || (other !== board && doubtful.has(other.name));
}
