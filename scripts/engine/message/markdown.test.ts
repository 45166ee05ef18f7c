import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../model/markdown.ts';
import { htmlOf, parseMarkdown } from './markdown.ts';
import { plainOf } from './plain.ts';

const plain = (markdown: string) => plainOf(parseMarkdown(markdown, find));
const html = (markdown: string) => htmlOf(parseMarkdown(markdown, find));
const find = (name: string) =>
  name === 'sales/acme'
    ? { text: 'Acme renewal', url: 'https://site.example/sales/acme/' }
    : name === 'sales/secret'
      ? { text: 'Secret' }
      : undefined;

describe('plain text', () => {
  test.each([
    ['words\nand a break', 'words\nand a break'],
    ['**bold**, *slanted*, ~~gone~~, `code`', 'bold, slanted, gone, code'],
    ['one\n\ntwo\n\n\nthree', 'one\n\ntwo\n\nthree'],
    ['# Title\ntext\n## Part', 'Title\n=====\n\ntext\n\nPart\n----'],
    ['[our site](https://a.example/x)', 'our site (https://a.example/x)'],
    ['https://a.example/x', 'https://a.example/x'],
    ['<https://a.example/x>', 'https://a.example/x'],
    ['[write](mailto:ana@a.example)', 'write (ana@a.example)'],
    ['[contract](../_files/acme/contract.pdf)', 'contract'],
    ['![a plan](https://a.example/plan.png)', 'a plan (https://a.example/plan.png)'],
    ['![a plan](../_files/acme/plan.png)', 'a plan'],
    ['[![a plan](https://a.example/plan.png)](https://a.example/x)', 'a plan (https://a.example/x)'],
    ['[[sales/acme]], [[sales/acme|it]]', 'Acme renewal (https://site.example/sales/acme/), it (https://site.example/sales/acme/)'],
    ['[[sales/secret]], [[nobody]]', 'Secret, nobody'],
    ['- one\n- two\n  - deep\n- three', '- one\n- two\n  - deep\n- three'],
    ['3. one\n4. two\n\nend', '3. one\n4. two\n\nend'],
    ['- [ ] open\n- [x] done', '- [ ] open\n- [x] done'],
    ['- one\n\n- two\n\n  more', '- one\n\n- two\n\n  more'],
    ['> said\n> > before', '> said\n>\n> > before'],
    ['```js\nif (a) {\n  b\n}\n```', '    if (a) {\n      b\n    }'],
    ['a\n\n---\n\nb', 'a\n\n--------------------\n\nb'],
    ['| Deal | Due |\n|---|--:|\n| Acme **big** | 1 |\n| 日本 | 22 |', 'Deal      Due\n--------  ---\nAcme big  1\n日本      22'],
    [
      `| Deal | Note |\n|---|---|\n| [Acme](https://a.example/1) | ${'long '.repeat(20)}|\n| Globex | |`,
      `Deal: Acme (https://a.example/1)\nNote: ${'long '.repeat(20).trim()}\n\nDeal: Globex`,
    ],
    ['2 \\* 3 \\[x\\] &amp; &lt;b&gt;', '2 * 3 [x] & <b>'],
    ['<b>bold</b> <script>alert(1)</script>', '<b>bold</b> <script>alert(1)</script>'],
  ])('%j', (markdown, text) => {
    expect(plain(markdown)).toBe(`${text}\n`);
  });

  test('a value that was escaped reads as it was written', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab1 *_`[]()<>#|~&\\!+-.@'), minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(word, (value) => {
        const said = value.trim().replace(/\s+/g, ' ');
        expect(plain(`It says: ${escapeMarkdown(said)}.`)).toBe(`It says: ${said}.\n`);
      }),
      { numRuns: 1000 },
    );
  });
});

/** All that may stand between angle brackets. */
const known =
  /^<\/?(p|a|em|strong|h[1-6]|ul|ol|li|blockquote|code|pre|table|thead|tbody|tr|th|td|hr|br|s)( href="https:\/\/[^"<>]*"| start="\d+"| style="[a-z0-9:;#.,() -]*")*>$/;

describe('HTML', () => {
  test('what people write is text, and links have styles and nothing else', () => {
    expect(html('<img src=x onerror=alert(1)> & "q"')).toBe(
      '<p style="margin:0 0 16px">&lt;img src=x onerror=alert(1)&gt; &amp; &quot;q&quot;</p>\n',
    );
    expect(html('[x](https://a.example "title")')).toBe(
      '<p style="margin:0 0 16px"><a href="https://a.example" style="color:#2f7de1">x</a></p>\n',
    );
  });

  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#x0A;script:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:x)',
    '[x](file:///etc/passwd)',
    '[x](//evil.example)',
    '[x](\\\\evil.example)',
    '[x](mailto:a@b.example?bcc=evil@x.example)',
    '[x](mailto:a@b.example,evil@x.example)',
    '<javascript:alert(1)>',
    '![x](javascript:alert(1))',
    '![x](data:image/svg+xml;base64,PHN2Zz4=)',
    '![x](cid:1)',
    '[[javascript:alert(1)]]',
    '[x]: javascript:alert(1)\n\n[x]',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '<a href="javascript:alert(1)">x</a>',
    '<style>*{}</style><iframe src=//evil.example></iframe>',
    '```"><script>\nx\n```',
    '| <script> |\n|---|\n| <img onerror=1> |',
  ])('%j leads nowhere', (markdown) => {
    for (const tag of html(markdown).match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(known);
    expect(html(markdown)).not.toContain('<a ');
  });

  test('of any text nothing comes but known tags with a style and links', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '[',
      ']',
      '(',
      ')',
      '!',
      'javascript:',
      'https://a.example',
      '`',
      '|',
      '\n',
      '---',
      '- ',
      '# ',
      '&#x',
      ';',
      'x=',
      '\\',
      '[[',
      ']]',
      '*',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        for (const tag of html(parts.join('')).match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(known);
      }),
      { numRuns: 2000 },
    );
  });

  const odd = [
    '[',
    '![',
    '<',
    '*a ',
    '`',
    '> ',
    '- ',
    '-\n',
    '1. a\n',
    'a\n\n',
    '[[',
    '|',
    '|a|\n',
    'a_',
    '&',
    '\\',
    'https://',
    '[a](',
    '~~',
  ];
  test.each(odd)('100,000 characters of %j take little time', (part) => {
    const text = (part === '|a|\n' ? '|a|\n|---|\n' : '') + part.repeat(100_000 / part.length);
    const start = process.cpuUsage();
    expect(plain(text).length + html(text).length).toBeLessThan(20_000_000);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(10_000);
  });
});
