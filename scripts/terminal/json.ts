/** Data as JSON for a program or a person to read; control and direction characters, which a terminal would obey, are written as their escapes. */
export function jsonText(data: unknown): string {
  return `${escapeHidden(JSON.stringify(data, null, 2))}\n`;
}

/** Many things of a kind, each as JSON, as an array with one of them a line: quick to write, and to search by line. It comes in pieces, so that a large one is never held whole. */
export function* jsonArray<Item>(items: readonly Item[], jsonOf: (item: Item) => string): Generator<string> {
  yield items.length === 0 ? '[' : '[\n';
  for (let from = 0; from < items.length; from += piece) {
    const lines = items.slice(from, from + piece).map(jsonOf);
    yield escapeHidden(`${lines.join(',\n')}${from + piece < items.length ? ',' : ''}\n`);
  }
  yield ']\n';
}

const piece = 2000;

function escapeHidden(json: string): string {
  // the usual text is ASCII, and a look at its length is all it takes to know
  const isPlain = Buffer.byteLength(json) === json.length && !json.includes('\u007f');
  const hidden = /[\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
  const shown = isPlain ? json : json.replace(hidden, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  // a log of GitHub Actions would take it for a command
  return shown.replaceAll('##[', '##\\u005b');
}
