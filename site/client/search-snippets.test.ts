import { expect, test } from 'vitest';
import { snippetOf } from './search-snippets.ts';

test('a table is shown by its words, without the line below its head', () => {
  const body = '| | Before | After |\n| --- | :---: | ---: |\n| Support | post | mail |\n\nA - | - that stays.';
  expect(snippetOf({ body }, ['mail'], false)?.html).toBe('Before After Support post <mark>mail</mark> A - - that stays.');
});

test('what was found in a chosen option or in a tag is shown too', () => {
  expect(snippetOf({ body: 'Nothing of it.', fields: { source: ['website', 'cold-mail'], size: 3 } }, ['mail'], false)?.html).toBe(
    'website, cold-<mark>mail</mark>',
  );
});

test('where words stand nowhere in what is read, nothing is shown', () => {
  expect(snippetOf({ body: 'Nothing.', fields: { where: [{ lat: 1 }] } }, ['mail'], false)).toBeUndefined();
});

test('of a text of many signs only the place is read, wherever it stands', () => {
  for (const signs of ['\n', '<', '[', '![](', ' \n', '|-'])
    expect(snippetOf({ body: `${signs.repeat(300_000)} the needle is here ${signs.repeat(300_000)}` }, ['needle'], false)?.html).toContain(
      'the <mark>needle</mark> is here',
    );
});

test('somebody is told by name where that is what was looked for: in a text, in a field, over a comment', () => {
  const people = new Map([['mt', { key: 'mt', name: 'Maud Tessier', color: 'teal', team: false } as const]]);
  const remark = { name: 'c1', author: 'mt', text: 'Sent.', replies: [] };
  const found = (file: Parameters<typeof snippetOf>[0], word: string) => snippetOf(file, [word], false, people)?.html;
  expect(found({ body: 'Ask @mt first.' }, 'tess')).toBe('Ask @Maud <mark>Tess</mark>ier first.');
  expect(found({ body: 'Ask @mt first.' }, 'mt')).toBe('Ask @<mark>mt</mark> first.');
  expect(found({ fields: { lead: 'mt' } }, 'maud')).toBe('<mark>Maud</mark> Tessier');
  expect(found({ discussion: [remark] }, 'maud')).toBe('<mark>Maud</mark> Tessier: Sent.');
  expect(found({ discussion: [remark] }, 'sent')).toBe('<mark>Sent</mark>.');
});
