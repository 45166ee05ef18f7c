import type { Words } from './words.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];

/** So many bytes as the language writes them: `193 bytes`, `1.3 MB`. */
export function fileSize(bytes: number, words: Words): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000)));
  return words.number(bytes / 1000 ** step, {
    style: 'unit',
    unit: units[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  });
}
