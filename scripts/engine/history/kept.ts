import type { Value } from '../../model/value.ts';
import { plainValue, type Written } from '../../model/written.ts';

/**
 * What was written at a key, as small as it can be kept: text without quotes as it stands (`1.10`, `true`, nothing), text in quotes or in
 * a block as `q`, a list, a map as `m`. How a board reads it is decided when it is told, since boards change.
 */
export type Kept = string | { q: string } | Kept[] | { m: [string, Kept][] };

/** A key before and after; those that are no keys of the frontmatter begin with "/": `/list`, `/board`, `/slug`, `/body`, `/body.steps` (`2/5` checked), `/comment`, `/file`. */
export type KeptChange = [key: string, from: Kept | null, to: Kept | null];

const noNumber = /^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/;
const number = /^[-+]?(?:\d+|\d+\.\d*|\.\d+)(?:[eE][-+]?\d+)?$|^0o[0-7]+$|^0x[0-9a-fA-F]+$/;

/** What was read of a key, without what says where it stands. */
export function keepWritten(written: Written): Kept {
  if (written.as === 'list') return written.items.map(keepWritten);
  if (written.as === 'map') return { m: [...written.entries].map(([key, item]) => [key, keepWritten(item)]) };
  return written.quoted ? { q: written.source } : written.source;
}

/** What was kept as if it were read just now; offsets are 0. */
export function writtenFromKept(kept: Kept): Written {
  if (typeof kept === 'string') return { as: 'scalar', source: kept, value: plainScalar(kept), quoted: false, at: 0 };
  if (Array.isArray(kept)) return { as: 'list', items: kept.map(writtenFromKept), at: 0 };
  if ('q' in kept) return { as: 'scalar', source: kept.q, value: kept.q, quoted: true, at: 0 };
  return { as: 'map', entries: new Map(kept.m.map(([key, item]) => [key, writtenFromKept(item)])), at: 0 };
}

/** Whether the same was written, whatever the style of lists and quotes a map or list has. */
export function isSameKept(a: Kept | null, b: Kept | null): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/** The plain data behind what was kept, as JSON can carry it; null is not set. */
export function plainKept(kept: Kept): Value | null {
  const data = plainValue(writtenFromKept(kept)) as Value | null;
  return typeof data === 'number' && !Number.isFinite(data) ? String(kept) : data;
}

/** What YAML 1.2 core makes of text without quotes. */
function plainScalar(source: string): string | number | boolean | null {
  if (/^(?:~|null|Null|NULL)?$/.test(source)) return null;
  if (/^(?:true|True|TRUE)$/.test(source)) return true;
  if (/^(?:false|False|FALSE)$/.test(source)) return false;
  if (number.test(source)) return Number(source);
  if (!noNumber.test(source)) return source;
  if (/nan/i.test(source)) return Number.NaN;
  return source.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
