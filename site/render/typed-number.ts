/** What was typed as a number: that number, both that it may be, or none. */
export type TypedNumber = { number: number } | { either: [number, number] } | undefined;

/** The sign before the decimals as a language of the site writes it. */
export function decimalSign(language: string): '.' | ',' {
  return /^en\b/.test(language) ? '.' : ',';
}

/**
 * Reads a number as people type it in a language: `12,50` and `12.50` are the same everywhere, for groups have three digits. The language's own
 * sign begins the decimals, whatever follows it; the other one with three digits behind it may be either, and is never guessed.
 */
export function readTyped(typed: string, language: string): TypedNumber {
  const text = typed
    .replace(/[\s_'’]/gu, '')
    .replace('−', '-')
    .replace(/^([-+]?)\p{Sc}/u, '$1')
    .replace(/(\p{Sc}|%)$/u, '');
  const own = decimalSign(language);
  const other = own === '.' ? ',' : '.';
  if (/^[-+]?\d+(?:e[-+]?\d+)?$/i.test(text) || hasDecimals(text, own, other)) return numberOf(text, own);
  if (isGrouped(text, other)) {
    const [grouped, decimal] = [numberOf(text, own), numberOf(text, other)];
    const isSure = text.split(other).length > 2 || /^[-+]?0/.test(text);
    if (!isSure && grouped && decimal && 'number' in grouped && 'number' in decimal) return { either: [grouped.number, decimal.number] };
    return /^[-+]?0/.test(text) ? decimal : grouped;
  }
  if (hasDecimals(text, other, own)) return numberOf(text, other);
  return isGrouped(text, own) ? numberOf(text, other) : undefined;
}

/** Whether it ends in decimals behind a sign, and stands before it in groups behind the other sign or in none. */
function hasDecimals(text: string, sign: '.' | ',', other: '.' | ','): boolean {
  return new RegExp(`^[-+]?(?:\\d*|\\d{1,3}(?:\\${other}\\d{3})+)\\${sign}\\d*$`).test(text) && /\d/.test(text);
}

function isGrouped(text: string, sign: '.' | ','): boolean {
  return new RegExp(`^[-+]?\\d{1,3}(?:\\${sign}\\d{3})+$`).test(text);
}

/** One that cannot be kept to the last digit is none. */
function numberOf(text: string, sign: '.' | ','): TypedNumber {
  const number = Number(text.replaceAll(sign === '.' ? ',' : '.', '').replace(sign, '.'));
  return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? { number } : undefined;
}
