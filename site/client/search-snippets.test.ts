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
