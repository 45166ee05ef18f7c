import { stringify } from 'yaml';
import type { ZodType } from 'zod';
import type { Display } from '../../scripts/model/display.ts';
import type { ExpressionType } from '../../scripts/model/expression-type.ts';
import type { AnyFieldType, ComputedExample, Example } from '../../scripts/model/field-type.ts';
import { reckonedFormat } from '../../scripts/model/numbers.ts';
import type { Value } from '../../scripts/model/value.ts';
import type { ReferenceField, ReferenceResult, ReferenceWorking } from '../reference.ts';
import { optionsOf } from './reference-options.ts';
import type { ReferenceTools } from './reference-tools.ts';

const kinds: { [kind in ExpressionType]: string } = {
  string: 'text',
  double: 'a number',
  bool: 'true or false',
  'list<string>': 'a list of texts',
  date: 'a day or a time',
  dyn: 'a map of its parts',
};

/** A type of field with its options and all of its examples. */
export function gatherField(name: string, type: AnyFieldType, { zod, schemaOf }: ReferenceTools): ReferenceField {
  const options: ZodType = type.options(zod);
  // those without options first, since nothing stands above them that says so
  const examples = type.examples.toSorted((a, b) => Number(a.options !== undefined) - Number(b.options !== undefined));
  const groups = Map.groupBy(examples, (example) => optionsAsYaml(example.options));
  return {
    name,
    summary: type.summary,
    computed: type.compute !== undefined,
    options: optionsOf(schemaOf(options, zod)),
    seen: seenOf(type, options),
    written: [...groups].map(([written, examples]) => ({
      options: written,
      readings: examples.map(({ options: own, yaml, gives }) => ({
        yaml: unindent(yaml),
        gives: resultOf(gives, type, options.parse(own ?? {})),
      })),
    })),
    worked: (type.computed ?? []).map(workingOf),
  };
}

/** Asked with the options of every example, since they may decide it. */
function seenOf({ expression, examples, like, inExpression, compute }: AnyFieldType, options: ZodType): string {
  if (!compute && examples.every(({ gives }) => 'problem' in gives)) return '';
  const asked = [{}, ...examples.map((example: Example<object>) => example.options ?? {})].flatMap((each) => {
    const { success, data } = options.safeParse(each);
    return success ? [typeof expression === 'function' ? expression(data) : expression] : [];
  });
  const own = like ? asked.filter((kind) => kind !== 'dyn') : asked;
  const found = [...new Set(own.map((kind) => kinds[kind])), ...(like ? ['a value of the kind it is made of'] : [])];
  return `${found.join(', or ')}${found.length > 1 ? ', as its options say' : ''}${inExpression ? ': how much it is' : ''}`;
}

function resultOf(gives: { value: Value } | { problem: string }, type: AnyFieldType, options: unknown): ReferenceResult {
  return 'problem' in gives ? { problem: gives.problem } : { display: type.display(gives.value, options, 'sales') };
}

function workingOf({ boards, about, past, gives, shows }: ComputedExample): ReferenceWorking {
  const parts = [
    ...Object.entries(boards).map(([board, fields]) => ({ label: `lists/${board}.yml`, text: fields })),
    ...Object.entries(about).map(([record, keys]) => ({ label: record, text: keys === 'tags: []' ? '' : keys })),
    ...(past?.entries ?? []).map(({ at, actor, changes }) => ({
      label: `${at.slice(0, 16).replace('T', ' ')}${actor === undefined ? '' : ` ${actor}`}`,
      text: Object.entries(changes)
        .map(([key, to]) => `${key}: ${to === null ? 'unset' : asYaml(to)}`)
        .join('\n'),
    })),
  ];
  if ('problem' in gives) return { parts, gives };
  return { parts, gives: { display: shows ?? plainDisplay(gives.value) } };
}

/** A value whose look the example leaves open. */
function plainDisplay(value: Value | undefined): Display {
  if (value === undefined) return { as: 'nothing' };
  if (typeof value === 'number') return { as: 'number', number: value, format: reckonedFormat };
  if (typeof value === 'boolean') return { as: 'toggle', on: value };
  return { as: 'text', text: typeof value === 'string' ? value : asYaml(value) };
}

/** On one line, as people write it in a board's file; nothing for no options. */
function optionsAsYaml(options: object | undefined): string {
  return Object.entries(options ?? {})
    .map(([key, value]) => `${key}: ${asYaml(value)}`)
    .join(', ');
}

/** With the blanks people write: `{ to: [a, b] }`. */
function asYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(asYaml).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{ ${optionsAsYaml(value)} }`;
  // in a list, where a comma wants quotes
  return stringify([value], { collectionStyle: 'flow', lineWidth: 0 }).trim().slice(2, -2);
}

/** The list or text below a key, without the line break behind the key. */
function unindent(yaml: string): string {
  return yaml.startsWith('\n') ? yaml.slice(1).replace(/^ {2}/gm, '') : yaml;
}
