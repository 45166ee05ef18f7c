import { describe, expect, test } from 'vitest';
import { findInRules, reachingTracker } from '../../story/asking.ts';

const find = (step: string, when = 'record-moved: { board: sales }', more = '') =>
  findInRules({ a: `when: { ${when} }\n${more}do:\n  - ${step}\n` }, reachingTracker).filter((each) => !each.includes('warning '));
const secret = 'email() gives an address that nobody else is to see';
const mail = (options: string) => `send-email: { subject: S, body: B, ${options} }`;

describe('the address of a person', () => {
  test.each([
    ['comment: "Ask {{ email(\'ana\') }}"', `3:14 comment: ${secret}`],
    ['set: { code: "{{ email(actor) }}" }', `3:18 set: ${secret}`],
    ['set: { code: "{{ email(actor) == \\"\\" ? 1 : 2 }}" }', `3:18 set: ${secret}`],
    ['comment: "{{ assignees.map(a, email(a)).join() }}"', `3:14 comment: ${secret}`],
    ['comment: "{{ \\"ana\\".email() }}"', `3:14 comment: ${secret}`],
    ['move: { list: "{{ email(actor) }}" }', `3:19 move: ${secret}`],
    ['create: { board: support, list: new, title: "{{ email(actor) }}" }', `3:49 create: ${secret}`],
    ['open-issue: { title: "{{ email(actor) }}" }', `3:26 open-issue: ${secret}`],
    ['notify: { to: ana, text: "{{ email(actor) }}" }', `3:30 notify: ${secret}`],
    ['call-webhook: { url: "https://hooks.example.org/{{ email(actor) }}" }', `3:26 call-webhook: ${secret}`],
    ['call-webhook: { url: "https://hooks.example.org/", json: { a: [{ b: "{{ email(actor) }}" }] } }', `3:73 call-webhook: ${secret}`],
    ['send-email: { to: ana, subject: S, body: "{{ email(actor) }}" }', `3:46 send-email: ${secret}`],
  ])('is refused in %s', (step, problem) => {
    expect(find(step)).toEqual([expect.stringContaining(problem)]);
  });

  test.each([
    mail('to: "{{ email(actor) }}"'),
    mail('to: [ana, "{{ email(\'luis\') }}"], cc: "{{ assignees.map(a, email(a)) }}"'),
    mail('to: ana, bcc: "{{ email(actor) }}", reply_to: "{{ email(actor) }}"'),
  ])('may stand in %s', (step) => {
    expect(find(step)).toEqual([]);
  });

  test('may be asked for in conditions', () => {
    expect(
      find('{ comment: Hi., if: "email(actor) != \'\'" }', undefined, 'if: email(actor) != ""\nunless: email("luis") == ""\n'),
    ).toEqual([]);
  });
});

describe('{{ }} that nobody fills in', () => {
  test.each([
    ['record-moved: { board: "{{ title }}" }', '1:32 record-moved: board: a trigger is written in full, without {{ }}'],
    ['record-moved: { board: sales, to: "{{ title }}" }', '1:43 record-moved: to: a trigger is written in full'],
    ['record-moved: { list: [todo, "{{ title }}"] }', '1:38 record-moved: list.1: a trigger is written in full'],
    ['field-changed: { field: code, to: "{{ title }}" }', '1:43 field-changed: to: a trigger is written in full'],
  ])('in a trigger is a fault: %s', (when, problem) => {
    expect(find('comment: Hi.', when)).toEqual([expect.stringContaining(problem)]);
  });

  test.each([
    ['set: { "{{ title }}": x }', '3:27 set: "{{ title }}" is a key, and {{ }} is filled in only behind one'],
    ['set: { "a.{{ title }}": "{{ title }}" }', 'set: "a.{{ title }}" is a key'],
    ['call-webhook: { url: "https://hooks.example.org/", json: { a: [{ "{{ title }}": 1 }] } }', 'call-webhook: "{{ title }}" is a key'],
  ])('in a key is a fault: %s', (step, problem) => {
    expect(find(step)).toContainEqual(expect.stringContaining(problem));
  });

  test('but "where" may look for them in a text', () => {
    expect(find('comment: Hi.', 'record-edited: { where: \'title.contains("{{")\' }')).toEqual([]);
  });
});
