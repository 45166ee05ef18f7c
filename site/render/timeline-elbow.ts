/** How far a line goes on before it turns: out of a bar, where the label of its day begins soon, and into one, where its arrow is. */
const leave = 6;
const reach = 10;
const turn = 5;

interface Point {
  x: number;
  y: number;
}

/** The line from the end of one bar to the beginning of another: right, along, right; where the other begins too early, around between the rows. As the `d` of an SVG path. */
export function elbow(from: Point, to: Point): string {
  const points =
    to.x - from.x >= 2 * reach
      ? [from, { x: from.x + leave, y: from.y }, { x: from.x + leave, y: to.y }, to]
      : aroundBack(from, to, from.y + (to.y > from.y ? 1 : -1) * Math.min(18, Math.abs(to.y - from.y) / 2));
  return rounded(points);
}

function aroundBack(from: Point, to: Point, y: number): Point[] {
  const [right, left] = [from.x + leave, to.x - reach];
  return [from, { x: right, y: from.y }, { x: right, y }, { x: left, y }, { x: left, y: to.y }, to];
}

function rounded(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${written(first)}`;
  let before = first;
  for (const [index, corner] of rest.entries()) {
    const next = rest[index + 1];
    if (!next) path += `L${written(corner)}`;
    else {
      const [a, b] = [toward(corner, before), toward(corner, next)];
      path += `L${written(a)}Q${written(corner)} ${written(b)}`;
    }
    before = corner;
  }
  return path;
}

/** A point to a hundredth of a pixel: what calculating leaves of a zero would be no number of a path. */
function written({ x, y }: Point): string {
  const [left, top] = [x, y].map((length) => Math.round(length * 100) / 100);
  return `${left} ${top}`;
}

/** A little before a corner, at most half the way to the next. */
function toward(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  if (length === 0) return corner;
  const step = Math.min(turn, length / 2) / length;
  return { x: corner.x + (other.x - corner.x) * step, y: corner.y + (other.y - corner.y) * step };
}
