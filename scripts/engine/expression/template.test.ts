import { describe, expect, test } from 'vitest';
import type { ExpressionType } from '../../model/expression-type.ts';
import type { ExpressionNames } from './kinds.ts';
import { compileTemplate, fillTemplate } from './template.ts';

const names: ExpressionNames = new Map<string, ExpressionType | ExpressionNames>([
  ['title', 'string'],
  ['n', 'double'],
  ['tags', 'list<string>'],
  ['email', 'string'],
  ['record', new Map([['title', 'string'] as const])],
]);
const world = { now: '2026-11-21T13:54', today: '2026-11-21' };
const data: { [name: string]: unknown } = { title: 'Pay {{ vars.SECRET }} now', n: 1.5, tags: ['a', 'b'] };

function fill(text: string, escapeText?: (text: string) => string): unknown {
  const compiled = compileTemplate(text, names);
  if ('problem' in compiled) return compiled;
  return fillTemplate(compiled.template, (name) => data[name], world, escapeText);
}

describe('templates', () => {
  test.each<[string, unknown]>([
    ['no braces', { text: 'no braces', missing: [] }],
    ['{{ n + 1 }} of {{tags}}', { text: '2.5 of a, b', missing: [] }],
    ['{{ "}}" }}{{ {"a": {"b": 1}}["a"]["b"] }}', { text: '}}1', missing: [] }],
    ['Hello {{ email }}!', { text: 'Hello !', missing: ['email'] }],
    ['{{ today() }}', { text: '2026-11-21', missing: [] }],
    ['{ n } }} { {', { text: '{ n } }} { {', missing: [] }],
    ['', { text: '', missing: [] }],
    [
      'Hi {{ titel }}',
      { problem: '"titel" is not known here; did you mean "title"?', offset: 6, about: { part: 'fields', name: 'titel', near: 'title' } },
    ],
    ['Hi {{ title', { problem: '"{{" has no "}}" behind it', offset: 3 }],
    ['{{ record }}', { problem: 'a map cannot stand in a text; name one of its values', offset: 0 }],
    ['{{ n / 0 }}', { problem: '{{ n / 0 }}: it divides by 0' }],
  ])('%s', (text, expected) => {
    expect(fill(text)).toEqual(expected);
  });

  test('what a record holds is never read as a template', () => {
    expect(fill('{{ title }}')).toEqual({ text: 'Pay {{ vars.SECRET }} now', missing: [] });
  });

  test('values are escaped, the text around them is not', () => {
    expect(fill('<b>{{ tags }}</b>', (text) => text.toUpperCase())).toEqual({ text: '<b>A, B</b>', missing: [] });
  });
});
