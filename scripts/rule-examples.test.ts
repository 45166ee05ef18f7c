import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findInRules } from './story/asking.ts';

const repository = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(repository, path), 'utf8');
const settings = ['workspace.yml', ...readdirSync(join(repository, 'lists')).map((name) => `lists/${name}`)];
const tracker = Object.fromEntries(settings.map((path) => [path, read(path)]));

/** The blocks of YAML of the guide to rules that are a rule, or a part of one, made whole. */
const examples = [...read('site/docs/rules.md').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].flatMap(([, text = '']) => {
  const keys = new Set([...text.matchAll(/^(\w+):/gm)].map(([, key]) => key));
  if (!['when', 'if', 'unless', 'do'].some((key) => keys.has(key))) return [];
  return [
    `${keys.has('when') ? '' : 'when: { attachment-added: { board: support } }\n'}${text}${keys.has('do') ? '' : 'do: [{ comment: Now. }]\n'}`,
  ];
});

test('the guide to rules has examples', () => {
  expect(examples.length).toBeGreaterThan(4);
});

test.each(examples)('an example of the guide is a sound rule of this tracker: %s', (text) => {
  expect(findInRules({ example: text }, tracker)).toEqual([]);
});
