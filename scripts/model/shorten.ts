const longestWord = 80;
/** Paths and addresses that people copy are shorter. */
const longestRun = 200;
const head = 55;

/** A message in which no word that it quotes is longer than a line: of a long one the middle is left out, between characters. */
export function shortenWords(text: string): string {
  if (text.length <= longestWord) return text;
  let short = '';
  let rest = 0;
  for (let start = text.indexOf('"'); start !== -1; start = text.indexOf('"', rest)) {
    const end = endOfQuote(text, start + 1);
    short += text.slice(rest, start);
    short += text.charAt(end) === '"' ? `"${shorten(text.slice(start + 1, end))}"` : text.slice(start, end + 1);
    rest = end + 1;
  }
  return (short + text.slice(rest)).replace(/\S+/g, (run) => (run.length > longestRun ? shorten(run) : run));
}

/** The beginning of a text, cut between characters where it has more of them than it may. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const chars = [...text];
  return chars.length > most ? `${chars.slice(0, most).join('')}…` : text;
}

/** Where a quote ends, or the line, where it has no end; JSON writes a quote within as `\"`. */
function endOfQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"' || char === '\n') return at;
    if (char === '\\') at++;
  }
  return text.length;
}

function shorten(word: string): string {
  if (word.length <= longestWord) return word;
  const chars = [...word];
  if (chars.length <= longestWord) return word;
  return `${chars.slice(0, head).join('')}…${chars.slice(head + 1 - longestWord).join('')}`;
}
