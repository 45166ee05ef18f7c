import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linksIn, resolvePath } from '../../model/links.ts';
import { foldName, nameProblem, namesLike, nearest, slugFrom } from '../../model/names.ts';
import { pathProblem } from '../../store/disk-paths.ts';
import { oddText } from '../odd-text.ts';
import type { FuzzTarget } from '../target.ts';

const piece = fc.constantFrom(
  '..',
  '.',
  '/',
  '\\',
  '%2e',
  '%2E%2e',
  '%00',
  '\0',
  '%',
  '%zz',
  'a',
  'é',
  '#',
  '?',
  'C:',
  '//',
  '．',
  '／',
  '∕',
  ' ',
  '.git',
  'con',
);
const path = fc.array(fc.oneof(piece, oddText), { maxLength: 8 }).map((parts) => parts.join(''));
const mark = fc.constantFrom(
  '[[',
  ']]',
  '[',
  ']',
  '(',
  ')',
  '|',
  '`',
  '```\n',
  '~~~\n',
  '\n',
  '<!--',
  '-->',
  '<',
  '>',
  '![',
  ']: ',
  'a',
  'sales/acme',
  '\\',
);
const markdown = fc.array(fc.oneof(mark, path), { maxLength: 40 }).map((parts) => parts.join(''));

export default {
  summary:
    'Any text as a title, name, path or Markdown: names that can be files, paths that stay inside, links that stand where they are said to.',
  runs: 3000,
  property: fc.property(oddText, path, markdown, (title, path, markdown) => {
    tryName(title);
    tryName(path);
    tryPath(path);
    for (const { to, target, at } of linksIn(markdown)) {
      const place = to === 'path' ? at : markdown.indexOf(target, at + 2);
      // code in the middle of a name is blanked
      if (!/ {2}/.test(target)) assert.ok(markdown.startsWith(target, place), target);
      tryPath(target);
    }
  }),
} satisfies FuzzTarget;

function tryName(text: string): void {
  const slug = slugFrom(text);
  if (slug !== '') assert.equal(nameProblem(slug), undefined, JSON.stringify(slug));
  if (nameProblem(text) === undefined) {
    assert.equal(pathProblem(text), undefined);
    assert.ok(Buffer.byteLength(text) <= 100);
    assert.equal(foldName(foldName(text)), foldName(text));
    for (const each of namesLike(text)) assert.equal(foldName(each), foldName(text));
  }
  nearest(text, [slug, 'acme', 'constructor']);
}

function tryPath(text: string): void {
  const found = resolvePath(text, 'records/sales/open/acme.md');
  if (found === undefined) return;
  assert.ok(!found.startsWith('/') && !found.split('/').includes('..'), found);
}
