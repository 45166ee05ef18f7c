import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileOf, recordOf, siteOf } from '../tests/sample.ts';
import { icon } from './icons.ts';
import { linksFrom } from './links.ts';
import { renderMarkdown } from './markdown.ts';

const file = fileOf('sales', 'acme', 'plan one.png', 'image');
const other = fileOf('sales', 'acme', 'logo.svg', 'text', true);
const record = recordOf({ board: 'sales', slug: 'acme', list: 'open', files: [file, other] });
const context = siteOf(
  [
    record,
    recordOf({ board: 'sales', slug: 'legal-review', title: 'Legal <review>' }),
    recordOf({ board: 'support', slug: 'заявка-7', title: 'Заявка №7' }),
  ],
  '/x/',
);
const place = { find: linksFrom(record, context), board: 'sales', heading: 2, ids: 'text-' };
const render = (markdown: string) => renderMarkdown(markdown, context, place);

const heading = (level: number, id: string, words: string) =>
  `<h${level} id="text-${id}"><a class="self" href="#text-${id}">${words}</a></h${level}>`;

describe('what people write', () => {
  test('a slug in brackets links its record, on this board and on another', () => {
    expect(render('See [[legal-review]].')).toBe(
      '<p>See <a href="/x/records/sales/legal-review/" dir="auto">Legal &lt;review&gt;</a>.</p>',
    );
    expect(render('[[support/заявка-7|the ticket]]')).toBe(
      '<p><a href="/x/records/support/%D0%B7%D0%B0%D1%8F%D0%B2%D0%BA%D0%B0-7/">the ticket</a></p>',
    );
    expect(render('[[nobody]]')).toBe('<p><span class="lost">nobody</span></p>');
  });

  test('a line does not break code inside a word', () => {
    expect(render('`woad show --root a_b`')).toBe('<p><code>woad show <span class="whole">--root</span> a_b</code></p>');
    expect(render('```\na-b\n```')).not.toContain('whole');
  });

  test('a person is mentioned by name, in text but not in code or an address', () => {
    expect(render('Ask @ana')).toContain('<a class="mention" data-c="teal" href="/x/people/ana/" title="@ana">Ana García</a>');
    expect(render('Ask @Ana')).toContain('<a class="mention" data-c="teal" href="/x/people/ana/" title="@ana">Ana García</a>');
    expect(render('Ask `@ana` or ana@ana.example or @stranger')).not.toContain('mention');
  });

  test('task lists have boxes and say how far they are', () => {
    const html = render('- [x] Call\n- [ ] Send (due 2026-11-28)');
    expect(html).toContain('<span class="num">1 of 2</span><progress value="1" max="2"');
    expect(html).toContain('<ul class="check">');
    expect(html).toContain('<time datetime="2026-11-28"');
    expect(html).not.toContain('<input');
  });

  test.each(['2026-02-30', '2026-13-01', '2026-11-28T24:00'])('(due %s) is no day and stays as it was written', (due) => {
    const html = render(`- [ ] Send (due ${due})`);
    expect(html).toContain(`Send (due ${due})`);
    expect(html).not.toContain('<time');
  });

  test('the highest heading of a text comes below the page’s own, ids are the text’s own', () => {
    expect(render('# One\n\n## Two')).toBe(`${heading(2, 'one', 'One')}\n${heading(3, 'two', 'Two')}`);
    expect(render('## One\n\n## One\n\n## One 1')).toBe(
      [heading(2, 'one', 'One'), heading(2, 'one-1', 'One'), heading(2, 'one-1-1', 'One 1')].join('\n'),
    );
    expect(render('[to it](#one)')).toBe('<p><a href="#text-one">to it</a></p>');
  });

  test('a heading leads to itself; one that holds a link has its own beside', () => {
    expect(render('## Näh `x` & *y*!')).toBe(
      '<h2 id="text-näh-x--y"><a class="self" href="#text-näh-x--y">Näh <code>x</code> &amp; <em>y</em>!</a></h2>',
    );
    expect(render('## See [[legal-review|it]]')).toBe(
      '<h2 id="text-see-legal-reviewit">See <a href="/x/records/sales/legal-review/">it</a><a class="self" href="#text-see-legal-reviewit" aria-label="See [[legal-review|it]]"></a></h2>',
    );
    expect(renderMarkdown('## One\n\n[x](#one)', context, { ...place, ids: '' })).toBe('<h2>One</h2>\n<p>x</p>');
  });

  test('footnotes lead there and back, and take no heading’s place', () => {
    const html = render('# Fn.1\n\nA[^1] and B[^1].\n\n[^1]: Note.');
    expect(html).toContain('<h2 id="text-fn1">');
    expect(html).toContain('<sup><a href="#text-fn.1" id="text-fnref.1" class="fn" title="text.footnotes">1</a></sup>');
    expect(html).toContain('<sup><a href="#text-fn.1" id="text-fnref.1-2" class="fn" title="text.footnotes">1</a></sup>');
    expect(html).toContain('<section class="footnotes"><h2 class="foot">text.footnotes</h2><ol>');
    expect(html).toContain('<li id="text-fn.1">');
    expect(html).toContain('<a href="#text-fnref.1" aria-label="text.footnote_back" class="back">↩</a>');
    expect(render('### Three\n\n[^1]\n\n[^1]: x')).toContain('<h3 id="text-three">');
  });

  test('addresses are links without being asked for, and struck text is struck', () => {
    expect(render('www.a.example, https://a.example/b?c=d. ana@a.example ~~not~~')).toBe(
      '<p><a href="http://www.a.example/" rel="nofollow noopener">www.a.example</a>, <a href="https://a.example/b?c=d" rel="nofollow noopener">https://a.example/b?c=d</a>. <a href="mailto:ana@a.example" rel="nofollow noopener">ana@a.example</a> <del>not</del></p>',
    );
  });

  test('attachments and records are found by path, below the base', () => {
    expect(render('![the plan](../_files/acme/plan%20one.png)')).toBe(
      '<p><img src="/x/files/sales/acme/plan%20one.png" alt="the plan" loading="lazy"></p>',
    );
    expect(render('![logo](../_files/acme/logo.svg)')).toBe('<p><a href="/x/files/sales/acme/logo.svg.txt">logo</a></p>');
    expect(render('[see](../open/legal-review.md)')).toBe('<p><a href="/x/records/sales/legal-review/">see</a></p>');
    // moved to another list since
    expect(render('[see](../long-gone/legal-review.md)')).toBe('<p><a href="/x/records/sales/legal-review/">see</a></p>');
    expect(render('[see](../../support/long-gone/заявка-7.md)')).toContain('href="/x/records/support/');
    expect(render('[see](../../support/open/legal-review.md)')).not.toContain('href="/x/records/sales/');
    expect(render('[out](../../../../etc/passwd)')).toBe('<p><span class="lost">out</span></p>');
  });

  test('pictures from elsewhere become links: a page asks nobody else for anything', () => {
    expect(render('![cat](https://elsewhere.example/cat.png)')).toBe(
      '<p><a href="https://elsewhere.example/cat.png" rel="nofollow noopener">cat</a></p>',
    );
  });

  test('tables keep their alignment without a style', () => {
    expect(render('| a | b |\n|---|:-:|\n| 1 | 2 |')).toContain('<td class="center">2</td>');
  });
});

const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><script>alert(1)</script></svg>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:x)',
  '[x](//evil.example)',
  '[x](\\\\evil.example)',
  '[x](/\\evil.example)',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml;base64,AAAA)',
  '<iframe src="//evil.example"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<object data="x"></object><embed src="x">',
  '<form action="//evil.example"><input type="text"><button>go</button></form>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<p style="background:url(//evil.example)">x</p>',
  '<div id="content" class="app">x</div>',
  '<a name="x" target="_top" href="https://a.example">y</a>',
  '<meta http-equiv="refresh" content="0;url=//evil.example">',
  '<base href="//evil.example">',
  '<link rel="stylesheet" href="//evil.example">',
  '<details ontoggle=alert(1) open><summary>x</summary></details>',
  '<input type="checkbox" checked onclick=alert(1)>',
  '<textarea></textarea><script>alert(1)</script>',
  '<template><script>alert(1)</script></template>',
  '<xmp><script>alert(1)</script></xmp>',
  '`<script>`',
  '```html"onmouseover="alert(1)\nx\n```',
  '[[legal-review|<img src=x onerror=alert(1)>]]',
  '[x]: javascript:alert(1)\n\n[x]',
  '<javascript:alert(1)>',
  '<video src=//evil.example autoplay></video>',
  '<td colspan="2" onclick=x>x</td>',
  '<!--><script>alert(1)</script>-->',
];

describe('what attackers write', () => {
  test.each(payloads)('%s', (payload) => expectHarmless(render(payload)));

  test('any mix of them', () => {
    const piece = fc.oneof(
      fc.constantFrom(...payloads),
      fc.string({ maxLength: 12 }),
      fc.constantFrom('<', '>', '"', "'", '&', '\n\n', '> ', '- ', '`', '[', '](', ')', '[[', ']]', '<!--', '-->'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => expectHarmless(render(pieces.join('')))),
      { numRuns: 300 },
    );
  });

  test('deep and long texts end', () => {
    for (const bomb of [
      '> '.repeat(200_000),
      '- > '.repeat(50_000),
      '<b>'.repeat(100_000),
      '<div>\n'.repeat(50_000),
      '- '.repeat(2000),
      '['.repeat(20_000),
      '*a_'.repeat(8000),
      '# a\n'.repeat(5000),
    ])
      expectHarmless(render(bomb));
  });
});

/** Reads the HTML tag by tag: known tags, known attributes, harmless addresses, nothing else that begins with "<". */
function expectHarmless(html: string): void {
  const rest = html
    .replaceAll(icon('check'), '')
    .replace(/<\/?([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)>/g, (_whole, tag: string, written: string) => {
      expect([
        'script',
        'style',
        'iframe',
        'object',
        'embed',
        'form',
        'input',
        'base',
        'meta',
        'link',
        'template',
        'math',
        'video',
        'textarea',
        'noscript',
      ]).not.toContain(tag);
      for (const [, name = '', value = ''] of written.matchAll(/([a-z-]+)(?:="([^"<>]*)")?/g)) {
        expect(name).not.toMatch(/^on|^style$|^srcdoc$|^target$|^name$/);
        if (name === 'href' || name === 'src') expect(value).toMatch(/^(https?:\/\/|mailto:|\/x\/(records|files)\/|#text-)/);
        if (name === 'src') expect(value).toMatch(/^\/x\/files\//);
        if (name === 'id') expect(value).toMatch(/^text-/);
      }
      return '';
    });
  expect(rest).not.toMatch(/[<>]/);
}
