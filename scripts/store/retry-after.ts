const mostSeconds = 24 * 60 * 60;

/** The UTC instant that a header `Retry-After` asks to wait for, seconds or a date, a day at most; undefined where it asks for nothing readable. */
export function notBeforeFrom(header: string | number | undefined, now: Date): string | undefined {
  if (header === undefined) return undefined;
  const text = String(header).trim();
  const until = /^\d{1,9}$/.test(text) ? Number(text) : (Date.parse(text) - now.getTime()) / 1000;
  if (!(until > 0)) return undefined;
  return `${new Date(now.getTime() + Math.min(Math.ceil(until), mostSeconds) * 1000).toISOString().slice(0, 19)}Z`;
}
