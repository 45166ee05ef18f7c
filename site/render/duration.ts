import type { Words } from './words.ts';

/** A length of time in its two largest units, as the language writes them: `3 days 4 hrs`, `3 дн. 4 ч`; a day has 24 hours. */
export function durationText(seconds: number, words: Words): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const parts: [unit: string, count: number][] = [
    ['day', Math.floor(minutes / 1440)],
    ['hour', Math.floor(minutes / 60) % 24],
    ['minute', minutes % 60],
  ];
  const first = parts.findIndex(([, count]) => count > 0);
  const shown = first < 0 ? parts.slice(2) : parts.slice(first, first + 2).filter(([, count]) => count > 0);
  const told = shown.map(([unit, count]) => words.number(count, { style: 'unit', unit, unitDisplay: 'short' }));
  return `${seconds < 0 && first >= 0 ? '−' : ''}${told.join(' ')}`;
}
