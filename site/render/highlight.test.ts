import { beforeAll, expect, test } from 'vitest';
import { recordOf, siteOf } from '../tests/sample.ts';
import { type Highlighter, highlight, markdownOf, mostCode, offerHighlighter, prepareHighlighter } from './highlight.ts';
import { loadHighlighter } from './highlight-languages.ts';
import { renderMarkdown } from './markdown.ts';

const context = siteOf([]);
const render = (markdown: string) => renderMarkdown(markdown, context);
const fence = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\``;
let loads = 0;

// in this order: what is loaded once stays
beforeAll(async () => {
  offerHighlighter((): Promise<Highlighter> => {
    loads += 1;
    return loadHighlighter();
  });
  await prepareHighlighter(['no code', '`inline`', fence('', 'of no language')]);
  expect(loads).toBe(0);
  expect(render(fence('js', 'let x'))).toBe('<pre tabindex="0"><code class="language-js">let x\n</code></pre>');
  await prepareHighlighter(['x', `> - ${fence('js', 'let x')}`]);
  await prepareHighlighter([fence('ts', 'let x')]);
  expect(loads).toBe(1);
});

test('parts of code have classes of their own, by any name of the language', () => {
  const html = '<pre tabindex="0"><code class="language-js"><span class="hl-k">let</span> x = <span class="hl-n">1</span>;\n</code></pre>';
  expect(render(fence('js', 'let x = 1;'))).toBe(html);
  expect(render(fence('JS title="a.js"', 'let x = 1;'))).toBe(html.replace('-js', '-JS'));
  expect(render(fence('yml', 'due: 2026-12-01 # soon'))).toContain('<span class="hl-c"># soon</span>');
});

test('what is no language stays as it is', () => {
  for (const language of ['nothing', '__proto__', 'constructor', 'c++"onclick="x'])
    expect(render(fence(language, 'let <x>'))).toMatch(/^<pre tabindex="0"><code[^<>]*>let &lt;x&gt;\n<\/code><\/pre>$/);
});

test('too much code, and lines that nobody reads, stay plain', () => {
  const line = `${'x = 1; '.repeat(20)}\n`;
  const much = line.repeat(Math.floor(mostCode / line.length) - 1);
  const html = render(`${fence('js', much)}\n\n${fence('js', much)}`);
  expect(html.split('<pre').map((part) => part.includes('hl-n'))).toEqual([false, true, false]);
  expect(highlight('a'.repeat(600), 'js')).toBeUndefined();
});

test('code is looked for in texts, fields and all comments', () => {
  const comment = { name: 'a', author: 'ana', at: '', edited: false };
  const record = recordOf({
    body: 'body',
    properties: [{ key: 'long', display: { as: 'markdown', markdown: 'field' } }],
    comments: [{ ...comment, text: 'comment', replies: [{ ...comment, text: 'answer', replies: [] }] }],
  });
  expect([...markdownOf({ records: [record] })]).toEqual(['body', 'field', 'comment', 'answer']);
});
