/** Of a fault that comes of a value without quotes: where the value begins, and how it is written. */
export function missingQuotes(message: string, yaml: string, at: number): { at: number; message: string } | undefined {
  const start = yaml.lastIndexOf('\n', at - 1) + 1;
  const end = yaml.indexOf('\n', at);
  const line = yaml.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
  const letters = startOfLetters(line, at - start);
  if (letters !== undefined) {
    const [left, right] = [line.charAt(letters.from), line.charAt(letters.to)];
    const inner = line.slice(letters.from + 1, letters.to);
    return {
      at: start + letters.from,
      message: `${left} and ${right} are letters to YAML and no quotes; write the whole in quotes: ${inQuotes(inner)}`,
    };
  }
  const sign = startOfSign(line, at - start);
  if (sign !== undefined) {
    const why = line[sign] === '!' ? 'YAML takes a word that begins with "!" for a tag' : 'YAML takes {{ }} without quotes for a map';
    return { at: start + sign, message: `${why}; write the whole in quotes: ${quoted(line, sign)}` };
  }
  if (/^Unexpected \S+ at node end$/.test(message)) {
    const begun = /(?<=^|[\s[{,])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*$/.exec(line.slice(0, at - start));
    if (!begun) return undefined;
    const why = 'a value that begins with a quote ends with it';
    return { at: start + begun.index, message: `${why}; write the whole in quotes: ${quoted(line, begun.index)}` };
  }
  return undefined;
}

/** A value in typographic quotes, by the places of both, that begins before the fault or ends behind it. */
function startOfLetters(line: string, at: number): { from: number; to: number } | undefined {
  for (const { indices } of line.matchAll(/(?<=^|[:\-,[{]\s*)[“”„«‘‚][^“”„«»‘’‚]*[“”»‘’](?=\s*(?:$|[,\]}]|\s#))/dgu)) {
    const [from, end] = indices?.[0] ?? [0, 0];
    if (from <= at && at < end + 1) return { from, to: end - 1 };
  }
  return undefined;
}

/** Where a value on a line begins with `{{` or `!`, before the fault; words in front of them make them plain text. */
function startOfSign(line: string, before: number): number | undefined {
  const at = /(?:^|[:\-,[{]\s|\[)\s*(\{\{.*\}\}|!(?![!\s]))/d.exec(line)?.indices?.[1]?.[0];
  return at === undefined || at > before || /^[^"']*#/.test(line.slice(0, at)) ? undefined : at;
}

/** The value that begins there, in the quotes that it needs. */
function quoted(line: string, from: number): string {
  return inQuotes(line.slice(from, endOfValue(line, from)).trimEnd());
}

function inQuotes(value: string): string {
  if (!/["\\]/.test(value)) return `"${value}"`;
  return `'${value.replaceAll("'", "''")}'`;
}

/** Where a value ends: before a comment, and on a line with open brackets before what closes or follows it. */
function endOfValue(line: string, from: number): number {
  const isInside = (line.slice(0, from).match(/[[{]/g)?.length ?? 0) > (line.slice(0, from).match(/[\]}]/g)?.length ?? 0);
  let [depth, quote] = [0, ''];
  for (let at = from; at < line.length; at++) {
    const char = line.charAt(at);
    if (quote) quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if ('([{'.includes(char)) depth++;
    else if (isInside && depth === 0 && ',]}'.includes(char)) return at;
    else if (')]}'.includes(char)) depth--;
    else if (char === '#' && /\s/.test(line.charAt(at - 1))) return at;
  }
  return line.length;
}
