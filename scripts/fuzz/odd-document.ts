import fc from 'fast-check';

/** A part of a document: the lines of one key, or lines that belong to none. Joined they are the document. */
export interface Chunk {
  key?: string;
  text: string;
}

/** A record's file as nobody would write it, cut where its keys begin and end. */
export interface OddDocument {
  /** From the opening dashes to the closing ones. */
  chunks: Chunk[];
  body: string;
  newline: string;
}

/** One entry as people write it: odd spacing, comments, every kind of quotes, lists and blocks; lines end with \n. */
const entry = fc.constantFrom(
  (k: string) => `${k}: plain # c\n`,
  (k: string) => `${k}:\n`,
  (k: string) => `${k}: # none\n`,
  (k: string) => `${k}:    'it''s'\n`,
  (k: string) => `${k}: "d\\n\\u00e9" #x\n`,
  (k: string) => `${k}: |\n    block\n\n     more\n`,
  (k: string) => `${k}: >-  # folded\n  a\n  b\n\n`,
  (k: string) => `${k}: |+\n  keep\n\n\n`,
  (k: string) => `${k}: |2-\n    indented\n  less\n`,
  (k: string) => `${k}: [a, "b",c ]\n`,
  (k: string) => `${k}: [ ]\n`,
  (k: string) => `${k}: [\n  a, # one\n  b\n  ]  # end\n`,
  (k: string) => `${k}: [ a, b, ] # comma\n`,
  (k: string) => `${k}:\n  - a\n  - b # two\n  # after\n`,
  (k: string) => `${k}:\n- x\n\n- 'y'\n`,
  (k: string) => `${k}:\n  # first\n  - "a"\n\n  -   b\n`,
  (k: string) => `${k}: { p: 1, q: [z] }\n`,
  (k: string) => `${k}:\n  p: 1\n  q:\n    - z\n`,
  (k: string) => `"${k}": 007\n`,
  (k: string) => `'${k}' :   x\n`,
  (k: string) => `${k}: over\n  two lines\n`,
  (k: string) => `${k}: 2026-12-01\n`,
  (k: string) => `${k}: "a\n  b"  # q\n`,
  (k: string) => `${k}: ~\n`,
  (k: string) => `${k}: 日本 → 😀\n`,
  (k: string) => `? ${k}\n: 1\n`,
  (k: string) => `${k}: !!str 12\n`,
  (k: string) => `${k}:\n  deep # d\n`,
  (k: string) => `${k}: a#b\n`,
  (k: string) => `${k}: "#" # '#'\n`,
);
const between = fc.constantFrom('', '', '', '# above\n', '\n', '\n\n', '#\n# two lines: [ "\n', ' \n', '# é 😀\n');
const body = fc.constantFrom('', 'Text', 'A\n\n---\n\nB\n', '---\n', '\n', 'title: no key\n', '- [ ] one\n- [x] two\n', 'last  \n\n\n');

/** Documents with some of these keys, in any order; `title` is always there. */
export function oddDocument(keys: readonly string[]): fc.Arbitrary<OddDocument> {
  return fc
    .record({
      keys: fc.shuffledSubarray([...keys]),
      at: fc.nat(keys.length),
      entries: fc.array(fc.tuple(between, entry), { minLength: keys.length, maxLength: keys.length }),
      tail: fc.constantFrom('', '# last\n', '\n'),
      body,
      crlf: fc.boolean(),
      bom: fc.boolean(),
      dashes: fc.constantFrom('---', '--- ', '---\t'),
    })
    .map(({ keys, at, entries, tail, body, crlf, bom, dashes }) => {
      const lines = keys.flatMap((key, index): Chunk[] => {
        const [above, make] = entries[index] ?? ['', (k: string) => `${k}:\n`];
        return [{ text: above }, { key, text: make(key) }];
      });
      lines.splice(Math.min(at, keys.length) * 2, 0, { key: 'title', text: 'title:  Odd # one\n' });
      const newline = crlf ? '\r\n' : '\n';
      const parts = keptBlanks([{ text: `${dashes}\n` }, ...lines, { text: tail }, { text: '---\n' }]);
      const written = parts.map((chunk) => ({ ...chunk, text: chunk.text.replaceAll('\n', newline) }));
      return { chunks: bom ? [{ text: '\ufeff' }, ...written] : written, body: body.replaceAll('\n', newline), newline };
    });
}

/** Blank lines below a text that keeps its last lines (`|+`) are a part of it. */
function keptBlanks(chunks: Chunk[]): Chunk[] {
  const blanksOf = (index: number): string => {
    const [above, chunk] = [chunks[index - 1], chunks[index]];
    return above?.text.includes('|+') ? (/^(?:[ \t]*\n)+/.exec(chunk?.text ?? '')?.[0] ?? '') : '';
  };
  return chunks.map((chunk, index) => ({ ...chunk, text: chunk.text.slice(blanksOf(index).length) + blanksOf(index + 1) }));
}

/** Some parts of a document as they stand in it. */
export function textOfChunks(chunks: readonly Chunk[]): string {
  return chunks.map(({ text }) => text).join('');
}

/** The whole text of a document. */
export function textOfDocument({ chunks, body }: OddDocument): string {
  return textOfChunks(chunks) + body;
}
