const [zero, nine] = [48, 57];
const beyondAscii = 128;

/**
 * The order of people's words, the same on every machine: capitals and accents count as their letters, 2 comes before 10. `Intl` knows the
 * alphabets of languages better, and takes 5 ms to begin, a quarter of what a command takes that looks at one record.
 */
export function compareWords(a: string, b: string): number {
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [left, right] = [a.charCodeAt(i), b.charCodeAt(j)];
    if (left >= beyondAscii || right >= beyondAscii) return compareFolded(foldLetters(a.slice(i)), foldLetters(b.slice(j)));
    if (isDigit(left) && isDigit(right)) {
      const [one, other] = [endOfNumber(a, i), endOfNumber(b, j)];
      const order = compareNumbers(a.slice(i, one), b.slice(j, other));
      if (order !== 0) return order;
      [i, j] = [one, other];
      continue;
    }
    if (left !== right) {
      const order = lower(left) - lower(right);
      if (order !== 0) return order;
    }
    i++;
    j++;
  }
  return a.length - i - (b.length - j);
}

function compareFolded(a: string, b: string): number {
  const [one, other] = [numbered(a), numbered(b)];
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Numbers of up to 60 digits stand as wide as each other, so that their letters are in their order. */
function numbered(text: string): string {
  return text.replace(/\d+/g, (digits) => digits.replace(/^0+(?=.)/, '').padStart(60, '0'));
}

function foldLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function compareNumbers(a: string, b: string): number {
  const [one, other] = [a.replace(/^0+(?=.)/, ''), b.replace(/^0+(?=.)/, '')];
  if (one.length !== other.length) return one.length - other.length;
  return one === other ? 0 : one < other ? -1 : 1;
}

function endOfNumber(text: string, from: number): number {
  let end = from + 1;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

/** Of an ASCII letter. */
function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}
