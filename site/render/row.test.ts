import { expect, test } from 'vitest';
import { cardOf, headOf, siteOf } from '../tests/sample.ts';
import { renderRow } from './row.ts';

const show = (tags: string[]) => renderRow(cardOf({ tags }), headOf({}), siteOf([], '/x/'), { board: false, list: false });

test('a row shows the tags for which it has room, and says how many more there are and which', () => {
  expect(show(['one', 'two'])).not.toContain('title="');
  const html = show(['accessibility', 'support writer', 'languages', '<git>']);
  expect(html.match(/class="tag"/g)).toHaveLength(1);
  expect(html).toContain('<span class="num" title="support writer, languages, &lt;git&gt;">+3</span>');
});

test('a tag too long for the row still stands there', () => {
  expect(show(['a tag that is much longer than all the room of a row'])).toContain('class="tag"');
});
