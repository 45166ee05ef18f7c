/** A part of a JSON file with comments, and where it stands: `start` is its first character, `end` is behind its last. */
export type JsonPart =
  | { as: 'object'; start: number; end: number; members: { key: string; value: JsonPart }[] }
  | { as: 'array'; start: number; end: number; items: JsonPart[] }
  | { as: 'scalar'; start: number; end: number; value: unknown };

const deepest = 60;

/** Reads JSON with comments and trailing commas, as editors keep their settings; undefined where it is anything else. */
export function parseJsonc(text: string): JsonPart | undefined {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const root = readPart(0);
  at = endOfBlank(text, at);
  return root && at === text.length ? root : undefined;

  function readPart(depth: number): JsonPart | undefined {
    at = endOfBlank(text, at);
    const start = at;
    if (depth > deepest) return undefined;
    if (text[at] === '{') {
      const members: { key: string; value: JsonPart }[] = [];
      const end = readSeveral('}', () => readMember(members, depth));
      return end ? { as: 'object', start, end, members } : undefined;
    }
    if (text[at] === '[') {
      const items: JsonPart[] = [];
      const end = readSeveral(']', () => {
        const item = readPart(depth + 1);
        if (item) items.push(item);
        return item !== undefined;
      });
      return end ? { as: 'array', start, end, items } : undefined;
    }
    const scalar = /"(?:[^"\\\r\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/y;
    scalar.lastIndex = at;
    const found = scalar.exec(text)?.[0];
    const value = found === undefined ? undefined : parsed(found);
    if (found === undefined || value === undefined) return undefined;
    at += found.length;
    return { as: 'scalar', start, end: at, value };
  }

  function readMember(members: { key: string; value: JsonPart }[], depth: number): boolean {
    const key = readPart(depth + 1);
    at = endOfBlank(text, at);
    if (key?.as !== 'scalar' || typeof key.value !== 'string' || text[at] !== ':') return false;
    at++;
    const value = readPart(depth + 1);
    if (value) members.push({ key: key.value, value });
    return value !== undefined;
  }

  /** Reads up to the closing sign, and gives the place behind it. */
  function readSeveral(close: string, readNext: () => boolean): number | undefined {
    at++;
    for (;;) {
      at = endOfBlank(text, at);
      if (text[at] === close) return ++at;
      if (!readNext()) return undefined;
      at = endOfBlank(text, at);
      if (text[at] === ',') at++;
      else if (text[at] !== close) return undefined;
    }
  }
}

/** Behind all blanks and comments from a place on. */
export function endOfBlank(text: string, from: number): number {
  const blank = /(?:\s+|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/y;
  blank.lastIndex = from;
  return from + (blank.exec(text)?.[0].length ?? 0);
}

/** The plain data of a part; of a key that stands twice the last one counts, as in editors. */
export function plainJson(part: JsonPart): unknown {
  if (part.as === 'array') return part.items.map(plainJson);
  if (part.as === 'object') return Object.fromEntries(part.members.map(({ key, value }) => [key, plainJson(value)]));
  return part.value;
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
