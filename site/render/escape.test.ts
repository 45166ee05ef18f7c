import { expect, test } from 'vitest';
import { attributes, escapeHtml } from './escape.ts';

test('text stays text between tags and in an attribute', () => {
  expect(escapeHtml(`<b a="1" c='2'>&amp;`)).toBe('&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;');
});

test('JSON in an attribute cannot end it', () => {
  const config = JSON.stringify({ title: `"><script>alert(1)</script>'` });
  const html = attributes({ 'data-config': config, hidden: true, title: undefined, id: false });
  expect(html).toMatch(/^ data-config="[^"<>']*" hidden$/);
});
