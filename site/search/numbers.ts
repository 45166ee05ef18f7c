/** A number's last digit, and those before it, are different characters; none of them needs a second one in JSON or HTML. */
const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%()*+,-';
const before = 'abcdefghijklmnopqrstuvwxyz./:;=?@[]^_`{}~';

const worth = new Map([...last].map((char, index) => [char, index]));
const worthBefore = new Map([...before].map((char, index) => [char, index]));

/** Rising numbers from 0 on as text: the steps between them, most of them one character long. */
export function encodeNumbers(numbers: readonly number[]): string {
  let text = '';
  let previous = -1;
  for (const number of numbers) {
    const step = number - previous - 1;
    text += step < last.length ? last.charAt(step) : digits(Math.floor(step / last.length)) + last.charAt(step % last.length);
    previous = number;
  }
  return text;
}

function digits(number: number): string {
  const high = Math.floor(number / before.length);
  return (high > 0 ? digits(high) : '') + before.charAt(number % before.length);
}

/** What `encodeNumbers` was given. */
export function decodeNumbers(text: string): number[] {
  const numbers: number[] = [];
  let previous = -1;
  let high = 0;
  for (const char of text) {
    const low = worth.get(char);
    if (low === undefined) {
      high = high * before.length + (worthBefore.get(char) ?? 0);
      continue;
    }
    previous += high * last.length + low + 1;
    numbers.push(previous);
    high = 0;
  }
  return numbers;
}
