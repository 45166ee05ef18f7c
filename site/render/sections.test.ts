import { expect, test } from 'vitest';
import { fileOf, recordOf, siteOf } from '../tests/sample.ts';
import { renderComments } from './sections.ts';

test('a link in a comment is one from the place of the comment', () => {
  const comment = { name: '20261120T101500Z-ana', author: 'ana', at: '2026-11-20T10:15:00Z', edited: false, replies: [] };
  const text = '[plan](../../_files/acme/plan.png) [legal](../../open/legal.md)';
  const record = recordOf({
    board: 'sales',
    slug: 'acme',
    list: 'open',
    files: [fileOf('sales', 'acme', 'plan.png', 'image')],
    comments: [{ ...comment, text }],
  });
  const html = renderComments(record, siteOf([record, recordOf({ board: 'sales', slug: 'legal' })], '/x/'));
  expect(html).toContain('href="/x/files/sales/acme/plan.png"');
  expect(html).toContain('href="/x/records/sales/legal/"');
});
