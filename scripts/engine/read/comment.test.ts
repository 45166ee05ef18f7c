import { expect, test } from 'vitest';
import { readComment } from './comment.ts';

const second = '20261120T101500Z';

function authorOf(who: string, people: string[], others: string[]): string {
  const path = `records/sales/_comments/acme/${second}-${who}.md`;
  const isThere = (name: string) => others.some((other) => name === `${second}-${other}`);
  return readComment({ path, text: 'Hello\n' }, { isPerson: (key) => people.includes(key), isThere }).comment.author;
}

test('a number behind a name counts the comments of one second, unless it is a part of a name', () => {
  expect(authorOf('ana', ['ana'], [])).toBe('ana');
  expect(authorOf('ana-2', ['ana'], ['ana'])).toBe('ana');
  expect(authorOf('ana-2', ['ana'], [])).toBe('ana');
  expect(authorOf('agent-2', ['agent', 'agent-2'], ['agent'])).toBe('agent-2');
  expect(authorOf('agent-2-2', ['agent', 'agent-2'], ['agent-2'])).toBe('agent-2');
  expect(authorOf('agent-2', [], [])).toBe('agent-2');
  expect(authorOf('agent-2', [], ['agent'])).toBe('agent');
});
