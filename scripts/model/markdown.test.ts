import { expect, test } from 'vitest';
import { escapeMarkdown } from './markdown.ts';

test.each([
  ['Acme renewal (2026): 12 000, 50 %!', 'Acme renewal (2026): 12 000, 50 %!'],
  ['[x](https://evil.example) <b>', '\\[x\\](https://evil.example) \\<b\\>'],
  ['*a* _b_ `c` ~~d~~ | \\', '\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~ \\| \\\\'],
  ['[[sales/acme]]', '\\[\\[sales/acme\\]\\]'],
  ['# head\n- item\n12. item\n> quote', '\\# head\n\\- item\n12\\. item\n\\> quote'],
  ['-5 and 2026-12-01', '-5 and 2026-12-01'],
  ['@ana, ask ana@tidewater.example', '@\u2060ana, ask ana@tidewater.example'],
])('%j is written %j', (text, written) => {
  expect(escapeMarkdown(text)).toBe(written);
});
