import { expect, test } from 'vitest';
import type { RecordParts } from './record.ts';
import { readShell, shellParts } from './shell.ts';

const html = `<a href="${shellParts.path}"></a><title>${shellParts.title}</title><meta content="${shellParts.description}"><p>${shellParts.place}</p><main>${shellParts.main}</main><i>${shellParts.title}</i>`;

test('a shell takes the parts of a record, and what a record says is never taken for a place', () => {
  const pagesOf = readShell(html);
  const fill = (parts: RecordParts) =>
    pagesOf(parts)
      .map((piece) => (typeof piece === 'string' ? piece : new TextDecoder().decode(piece)))
      .join('');
  const tricky = { path: 'records/a/b/', title: `$& ${shellParts.main}`, description: '$1', place: shellParts.title, main: 'text' };
  expect(fill(tricky)).toBe(
    `<a href="records/a/b/"></a><title>$& ${shellParts.main}</title><meta content="$1"><p>${shellParts.title}</p><main>text</main><i>$& ${shellParts.main}</i>`,
  );
});

test('a shell that lost a place is a bug that is told', () => {
  expect(() => readShell('<main></main>')).toThrow('no place for the title');
});
